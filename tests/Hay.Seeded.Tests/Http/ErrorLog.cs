using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hay.Seeded.Tests.Http;

/// <summary>Keeps what the site logs as an error, for the report of a finding.</summary>
internal sealed class ErrorLog(ConcurrentStack<string> errors) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && exception is not null) errors.Push($"{exception}");
    }

    public void Dispose()
    {
    }
}
