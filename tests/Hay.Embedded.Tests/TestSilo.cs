using System.Collections.Concurrent;
using Hay.Slice;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hay.Embedded.Tests;

/// <summary>A silo of the test's own, with this assembly's grains and a clock that can be turned.</summary>
internal sealed class TestSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private TestSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public Ledger Ledger => _host.Services.GetRequiredService<Ledger>();

    public LogBook Log => _host.Services.GetRequiredService<LogBook>();

    public static TestSilo Make(TimeProvider? time = null, Action<EmbeddedOptions>? configure = null, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var log = new LogBook();
        builder.Services.AddSingleton(log).AddSingleton<ILoggerProvider>(log).AddSingleton<Ledger>();
        builder.Services.AddKeyedSingleton<IGrainStorage>("slice", new SliceStorage());
        if (time is not null) builder.Services.AddSingleton(time);
        builder.Services.AddHayEmbedded(silo =>
        {
            silo.AddGrains(typeof(TestSilo).Assembly);
            configure?.Invoke(silo);
        });
        more?.Invoke(builder.Services);
        return new(builder.Build());
    }

    public static async Task<TestSilo> StartAsync(TimeProvider? time = null, Action<EmbeddedOptions>? configure = null)
    {
        var silo = Make(time, configure);
        await silo.StartAsync();
        return silo;
    }

    public Task StartAsync() => _host.StartAsync();

    public Task StopAsync() => _host.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}

/// <summary>What was logged as a warning or worse.</summary>
internal sealed class LogBook : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Lines.Enqueue($"{formatter(state, exception)} {exception?.Message}");
    }

    public void Dispose()
    {
    }
}
