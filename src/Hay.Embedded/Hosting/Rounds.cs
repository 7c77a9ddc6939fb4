namespace Hay.Embedded;

/// <summary>
/// The silo goes its rounds at a steady pace: it answers callers whose time is up and now and then ends unused grains.
/// So no call needs a timer or a look at the clock; a call is stamped with the round that ends its patience.
/// </summary>
internal sealed class Rounds(EmbeddedOptions options, TimeProvider time) : IDisposable
{
    private const int RoundsPerTimeout = 16;

    private readonly TimeSpan _pace = Pace(options);
    private readonly long _patience = (long)Math.Ceiling(options.ResponseTimeout / Pace(options)) + 1;
    private readonly long _endurance = (long)(options.MaxRequestProcessingTime / Pace(options));
    private ITimer? _timer;
    private Action<long, long?>? _walk;
    private long _round;
    private long _now = time.GetTimestamp();
    private long _lastCollection = time.GetTimestamp();
    private int _walking;

    /// <summary>The time of the last round, as a timestamp of the silo's <see cref="TimeProvider"/>.</summary>
    public long Now => Volatile.Read(ref _now);

    /// <summary>
    /// The round in which a call made now is overdue. Rounds are counted, not timed: if the process was held up,
    /// calls wait longer, but none is given up early.
    /// </summary>
    public long Due => Volatile.Read(ref _round) + _patience;

    /// <summary>Whether a call that was due by <paramref name="due"/> has been running for far too long.</summary>
    public bool IsStuck(long due) => Volatile.Read(ref _round) - due > _endurance;

    public void Start(Action<long, long?> walk)
    {
        _walk = walk;
        _timer = time.CreateTimer(static rounds => ((Rounds)rounds!).Next(), this, _pace, _pace);
    }

    public void Dispose() => _timer?.Dispose();

    private static TimeSpan Pace(EmbeddedOptions options)
    {
        var pace = options.ResponseTimeout / RoundsPerTimeout;
        if (options.CollectionQuantum < pace) pace = options.CollectionQuantum;
        return pace > TimeSpan.FromMilliseconds(10) ? pace : TimeSpan.FromMilliseconds(10);
    }

    private void Next()
    {
        if (Interlocked.Exchange(ref _walking, 1) == 1) return;
        try
        {
            var now = time.GetTimestamp();
            Volatile.Write(ref _now, now);
            long? unusedSince = null;
            if (time.GetElapsedTime(_lastCollection, now) >= options.CollectionQuantum)
            {
                _lastCollection = now;
                unusedSince = now - (long)(options.CollectionAge.TotalSeconds * time.TimestampFrequency);
            }

            _walk!(Interlocked.Increment(ref _round), unusedSince);
        }
        finally
        {
            Volatile.Write(ref _walking, 0);
        }
    }
}
