using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Web.Tests.Site;

/// <summary>
/// A site whose journal and store the test troubles, on a clock that makes the ten seconds between two tries short. Keeps what is logged.
/// </summary>
public sealed class TroubledSite : RunningSite
{
    private int _rests;

    /// <summary>Called when somebody was taken out of the journal, before that is answered. May throw.</summary>
    public Func<ProfileId, Task> AfterErase { get; set; } = static _ => Task.CompletedTask;
    /// <summary>Called with the grain ("activity/…") before facts go to the journal. May throw.</summary>
    public Func<string, Task> BeforeAppend { get; set; } = static _ => Task.CompletedTask;
    /// <summary>Called with the key of a grain before its state is written. May throw.</summary>
    public Func<string, Task> BeforeWrite { get; set; } = static _ => Task.CompletedTask;
    /// <summary>How many times a rest between two tries was over.</summary>
    public int Rests => Volatile.Read(ref _rests);
    public ConcurrentQueue<string> Log { get; } = new();

    protected override void Change(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TimeProvider>(new ShortRests(this));
        builder.Services.AddSingleton<IJournal>(services =>
            new Journal(new SqliteJournal(services.GetRequiredService<SqliteStore>(), GrainJson.Default.Options), this));
        builder.Services.AddSingleton<IRecordStore>(services => new Store(services.GetRequiredService<SqliteStore>(), this));
        builder.Services.AddSingleton<ILoggerProvider>(new Logs(Log));
#if !HAY_ORLEANS
        builder.Services.Configure<Embedded.EmbeddedOptions>(static o => (o.CollectionAge, o.CollectionQuantum) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(0.1)));
#endif
    }

    private sealed class Journal(IJournal inner, TroubledSite site) : IJournal
    {
        public async Task EraseAsync(ProfileId profile, CancellationToken ct)
        {
            await inner.EraseAsync(profile, ct);
            await site.AfterErase(profile);
        }

        public async Task AppendAsync(string grain, ImmutableArray<Fact> facts, CancellationToken ct)
        {
            await site.BeforeAppend(grain);
            await inner.AppendAsync(grain, facts, ct);
        }

        public IAsyncEnumerable<JournalEntry> ReadAsync(long position, CancellationToken ct) => inner.ReadAsync(position, ct);
        public IAsyncEnumerable<JournalEntry> ReadAboutAsync(ProfileId profile, CancellationToken ct) => inner.ReadAboutAsync(profile, ct);
        public IAsyncEnumerable<JournalEntry> ReadChangesAsync(string grain, CancellationToken ct) => inner.ReadChangesAsync(grain, ct);
        public Task<long> LastNumberAsync(string grain, CancellationToken ct) => inner.LastNumberAsync(grain, ct);
        public Task<long> LastPositionAsync(CancellationToken ct) => inner.LastPositionAsync(ct);
    }

    private sealed class Store(SqliteStore inner, TroubledSite site) : IRecordStore
    {
        public ValueTask<StoredState> ReadAsync(string store, string key, CancellationToken ct = default) => inner.ReadAsync(store, key, ct);

        public ValueTask<long> LastVersionAsync(string store, string key, CancellationToken ct = default) => inner.LastVersionAsync(store, key, ct);

        public async Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default)
        {
            await site.BeforeWrite(key);
            return await inner.WriteAsync(store, key, expected, json, ct);
        }

        public Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default) => inner.ClearAsync(store, key, expected, ct);
    }

    private sealed class ShortRests(TroubledSite site) : TimeProvider
    {
        private static readonly TimeSpan Long = TimeSpan.FromSeconds(10), Short = TimeSpan.FromMilliseconds(100);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new RestTimer();
            timer.Inner = base.CreateTimer(
                _ =>
                {
                    callback(state);
                    if (timer.IsResting) Interlocked.Increment(ref site._rests);
                },
                null, dueTime, period);
            return timer;
        }

        private sealed class RestTimer : ITimer
        {
            public ITimer Inner { get; set; } = null!;
            public bool IsResting { get; private set; }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                IsResting = dueTime == Long;
                return Inner.Change(IsResting ? Short : dueTime, period);
            }

            public void Dispose() => Inner.Dispose();
            public ValueTask DisposeAsync() => Inner.DisposeAsync();
        }
    }

    private sealed class Logs(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) lines.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
