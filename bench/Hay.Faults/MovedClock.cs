namespace Hay.Faults;

/// <summary>
/// A clock on the wall that can be moved, for one process. The site knows nothing of it: libfaketime (Debian's package) stands between
/// the process and the system's clock. How long things take is still measured rightly, as it is where somebody sets a real clock.
/// </summary>
internal sealed class MovedClock
{
    private readonly string _file;

    public MovedClock(string file)
    {
        _file = file;
        Move(TimeSpan.Zero);
    }

    /// <summary>How far it is off.</summary>
    public TimeSpan Off { get; private set; }

    /// <summary>Why there can be none here; null: there can.</summary>
    public static string? Missing => Library is null ? "The clock cannot be moved here: install the package libfaketime." : null;

    private static string? Library { get; } = Directory.Exists("/usr/lib")
        ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*").Select(d => Path.Combine(d, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        : null;

    /// <summary>What the process is started with.</summary>
    public IEnumerable<KeyValuePair<string, string>> Settings =>
    [
        new("LD_PRELOAD", Library!), new("FAKETIME_TIMESTAMP_FILE", _file), new("FAKETIME_CACHE_DURATION", "1"),
        new("FAKETIME_DONT_FAKE_MONOTONIC", "1"), new("DONT_FAKE_MONOTONIC", "1"),
    ];

    /// <param name="off">From the true time on; seen by the process within a second.</param>
    public void Move(TimeSpan off)
    {
        Off = off;
        var next = $"{_file}.next";
        File.WriteAllText(next, FormattableString.Invariant($"{(off < TimeSpan.Zero ? '-' : '+')}{Math.Abs((long)off.TotalSeconds)}\n"));
        File.Move(next, _file, overwrite: true);
    }
}
