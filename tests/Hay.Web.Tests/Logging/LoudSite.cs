using System.Collections.Concurrent;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Web.Tests.Logging;

/// <summary>A site whose operator wants to see everything, which is kept: words, values and exceptions.</summary>
public sealed class LoudSite : RunningSite
{
    public ConcurrentQueue<string> Lines { get; } = new();

    protected override void Change(WebApplicationBuilder builder)
    {
        builder.Configuration["Logging:LogLevel:Default"] = "Debug";
        builder.Services.AddSingleton<ILoggerProvider>(new Keeper(Lines));
    }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Category(categoryName, lines);

        public void Dispose()
        {
        }
    }

    private sealed class Category(string name, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> named ? string.Join(' ', named.Select(v => $"{v.Key}={v.Value}")) : "";
            lines.Enqueue($"{name} {logLevel} {formatter(state, exception)} {values} {exception}");
        }
    }
}
