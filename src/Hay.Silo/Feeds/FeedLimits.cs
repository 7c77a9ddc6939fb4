namespace Hay.Silo.Feeds;

/// <summary>How much patience there is for one feed. A test may have less.</summary>
internal sealed record FeedLimits
{
    /// <summary>Bytes of all pages together, also after decompression.</summary>
    public int Bytes { get; init; } = 20_000_000;
    /// <summary>Bytes of one page of JSON: reading it takes many times as much memory.</summary>
    public int JsonBytes { get; init; } = 4_000_000;
    public int Pages { get; init; } = 100;
    /// <summary>Records of all pages together, past ones too.</summary>
    public int Records { get; init; } = 5_000;
    public int Redirects { get; init; } = 5;
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);
    /// <summary>Until the first byte of an answer, and between any two.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(15);
    /// <summary>To make sense of what has come.</summary>
    public TimeSpan Reading { get; init; } = TimeSpan.FromSeconds(5);
    /// <summary>For all of it, however slowly it drips.</summary>
    public TimeSpan All { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For a directory that the hosts of a space follow: it has what many groups have.</summary>
    public FeedLimits ForDirectory() => this with { Bytes = Bytes * 5, JsonBytes = JsonBytes * 2, Pages = Pages * 10, Records = Records * 4, Reading = Reading * 12, All = All * 4 };
}

/// <summary>A feed that cannot be fetched or read, and why. Detail: more about it, in a few words.</summary>
internal sealed class FeedFailedException(Hay.Grains.FeedProblem problem, string detail = "", Exception? cause = null) : Exception($"{problem} {detail}", cause)
{
    public Hay.Grains.FeedProblem Problem => problem;
    public string Detail => detail;
}
