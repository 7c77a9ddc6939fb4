using System.Diagnostics;
using System.Numerics;
using Hay.Grains;
using Hay.Web.Desk;
using Hay.Web.Metering;

namespace Hay.Web.Catalogue;

/// <summary>
/// Keeps <see cref="CatalogueSlot"/> current: reads the whole store at start, then what changed, each second and at once
/// when nudged. While the store cannot be read, the last snapshot goes on serving.
/// </summary>
public sealed partial class CatalogueFeed : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    // When the store is back, pages are to be what it is within two seconds.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    // What has ended leaves each minute; the horizon moves with each hour.
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Roll = TimeSpan.FromHours(1);

    // The reader is for one reader at a time: whoever comes first decides.
    private static readonly Task<CatalogueChanges> TooLate = Task.FromCanceled<CatalogueChanges>(new CancellationToken(true));

    private readonly CatalogueSlot _slot;
    private readonly DeskBook _desk;
    private readonly TimeProvider _clock;
    private readonly ILogger<CatalogueFeed> _log;
    private readonly WebMeter? _meter;
    private readonly FeedReader _reader;
    private readonly CatalogueBuilder _builder;
    private readonly Nudges _nudges;
    private Task<CatalogueChanges>? _ahead;
    private Task<SegmentView>? _settling;
    private DateTimeOffset _settledAt;
    private long _readAt;

    internal CatalogueFeed(IChangeFeed feed, CatalogueSlot slot, DeskBook desk, TimeProvider clock, ILogger<CatalogueFeed> log, WebMeter? meter = null)
    {
        _slot = slot;
        _desk = desk;
        _clock = clock;
        _log = log;
        _meter = meter;
        meter?.Watch(() => slot.Current.Count, () => Age);
        _nudges = new Nudges(clock);
        _reader = new FeedReader(feed, log);
        _builder = new CatalogueBuilder(log);
    }

    /// <summary>How long ago all that was stored then was in the catalogue: how far it may be behind.</summary>
    public TimeSpan Age => _clock.GetElapsedTime(Volatile.Read(ref _readAt));

    /// <summary>
    /// Begins to read the store at once, on another thread, while the rest of the site is still being put together. What is
    /// written meanwhile is in the first snapshot too. Does nothing once the feed itself has begun.
    /// </summary>
    public void ReadAhead()
    {
        var reading = new Task<Task<CatalogueChanges>>(() => _reader.ReadAtOnce(CancellationToken.None));
        if (Interlocked.CompareExchange(ref _ahead, reading.Unwrap(), null) is null) reading.Start(TaskScheduler.Default);
    }

    /// <summary>Called after each step that the feed brought, by whom it was brought; must not throw. Null: nobody wants to know.</summary>
    internal Action<CatalogueStep>? Stepped { get; set; }

    /// <summary>Something was written: read it now. Any number of nudges before that count as one.</summary>
    public void Nudge() => _nudges.Give();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Follow(stoppingToken);

    /// <summary>Follows the store until it is told to stop.</summary>
    internal async Task Follow(CancellationToken stoppingToken)
    {
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (_slot.Current.Version == 0) await TakeAll(stoppingToken);
                else await TakeNew(stoppingToken);
                _reader.Accept();
                failures = 0;
                await _nudges.Rest(Poll, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            // Whatever is wrong with the store or with one change, people can still read the last snapshot.
            catch (Exception wrong)
            {
                if (BitOperations.IsPow2(++failures)) LogFailure(failures, wrong);
                await Task.Delay(Pause(failures), _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    private async Task TakeNew(CancellationToken ct)
    {
        var asked = _clock.GetTimestamp();
        var changes = await _reader.Read(ct);
        var read = Stopwatch.GetTimestamp();
        var before = _slot.Current;
        Take(changes, _clock.GetUtcNow());
        if (_slot.Current != before) _meter?.Swapped(read, changes.Count);
        Volatile.Write(ref _readAt, asked);
    }

    private void Take(CatalogueChanges changes, DateTimeOffset now)
    {
        _desk.Take(changes);
        if (!changes.IsEmpty || IsPast(_slot.Current.AsOf, Tick, now))
        {
            var before = _slot.Current;
            _slot.Put(_builder.Apply(changes, now));
            if (!changes.IsEmpty) Stepped?.Invoke(new CatalogueStep(before, _slot.Current, changes));
        }

        if (_settling is { IsCompleted: true } done)
        {
            _settling = null;
            _slot.Put(_builder.Finish(done.Result, now));
        }
        else if (_settling is null && (_builder.WantsSettling || IsPast(_settledAt, Roll, now) || LocalDay.Of(now) != LocalDay.Of(_settledAt)))
        {
            _settledAt = now;
            _settling = Task.Run(_builder.Settle(now));
        }
    }

    // Where the clock was set back, what was made is too far ahead.
    private static bool IsPast(DateTimeOffset made, TimeSpan age, DateTimeOffset now) => (now - made).Duration() >= age;

    private async Task TakeAll(CancellationToken ct)
    {
        var began = _clock.GetTimestamp();
        // Loaded once: a second try, after a failure, goes on from there.
        if (_builder.Current.Version == 0)
        {
            var all = await TakeAhead() ?? await _reader.Read(ct);
            began = _clock.GetTimestamp();
            _settledAt = _clock.GetUtcNow();
            _builder.Load(all, _settledAt);
            _desk.Take(all);
            _reader.Accept();
        }

        Volatile.Write(ref _readAt, _clock.GetTimestamp());
        var rest = await _reader.Read(ct);
        _desk.Take(rest);
        _slot.Put(_builder.Apply(rest, _clock.GetUtcNow()));
        LogLoaded(_slot.Current.Count, _clock.GetElapsedTime(began).TotalMilliseconds);
    }

    // What went wrong ahead of time is tried again, and told, in its turn.
    private async Task<CatalogueChanges?> TakeAhead()
    {
        if (Interlocked.Exchange(ref _ahead, TooLate) is not { } ahead || ahead == TooLate) return null;
        await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return ahead.IsCompletedSuccessfully ? await ahead : null;
    }

    private static TimeSpan Pause(int failures) =>
        TimeSpan.FromMilliseconds(Math.Min(100 * Math.Pow(2, Math.Min(failures, 20)), LongestPause.TotalMilliseconds));

    [LoggerMessage(Level = LogLevel.Information, Message = "The catalogue holds {Count} activities, indexed in {Milliseconds:0} ms")]
    private partial void LogLoaded(int count, double milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The catalogue could not be brought up to date ({Failures} in a row); the last one goes on serving")]
    private partial void LogFailure(int failures, Exception wrong);
}
