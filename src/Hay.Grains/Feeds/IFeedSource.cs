using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>Fetches and reads what organisations bring. Trusts nothing that it reads, and lists nothing.</summary>
public interface IFeedSource
{
    /// <summary>Whether feeds on this machine may be fetched, which is for tests and development.</summary>
    bool AllowsLoopback { get; }

    /// <summary>Fetches a feed, within limits of time and size, and reads it. What goes wrong is a problem of the reading.</summary>
    Task<FeedReading> Fetch(Uri address, FeedVersion known, FeedHome home, CancellationToken ct);

    /// <summary>Reads a file that somebody sent.</summary>
    Task<FeedReading> Read(Upload upload, FeedHome home, CancellationToken ct);
}

/// <summary>
/// Whose listings they become. Organisation: empty for a directory, whose listings come with their own. Name: of the
/// organisation. Space: for those that do not say where they are.
/// </summary>
public sealed record FeedHome(string Organisation, string Name, string Space)
{
    public bool IsDirectory => Organisation.Length == 0;
}

/// <summary>What the server called the version that is known; both empty: none is.</summary>
public sealed record FeedVersion(string ETag, string Modified)
{
    public static readonly FeedVersion None = new("", "");
}

/// <summary>A record as a listing. Id: of the activity, the same each time it is read.</summary>
public sealed record FeedItem(string Id, Listing Listing, DateOnly? Checked);

/// <summary>What is in a feed or a file. Detail: more about the problem, in a few words.</summary>
public sealed record FeedReading
{
    public FeedProblem? Problem { get; init; }
    public string Detail { get; init; } = "";
    public FeedFormat Format { get; init; }
    /// <summary>What it calls itself; may be empty.</summary>
    public string Name { get; init; } = "";
    /// <summary>Where the feed itself is, when the address is that of a page or a service which names it; null: it is the feed.</summary>
    public Uri? Address { get; init; }
    /// <summary>Its server says that it is the version that is known; nothing else is told.</summary>
    public bool IsSame { get; init; }
    public FeedVersion Version { get; init; } = FeedVersion.None;
    /// <summary>Ordered so that the same feed gives the same order.</summary>
    public ImmutableArray<FeedItem> Items { get; init; } = [];
    /// <summary>Of a directory: who runs its listings, by their ids here.</summary>
    public ImmutableArray<KeyValuePair<string, OrganisationDetails>> Organisations { get; init; } = [];
    /// <summary>Ids of activities that it says are deleted, cancelled or over.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];
    public ImmutableArray<FeedRefusal> Refusals { get; init; } = [];
    public int Found { get; init; }
    public int Outside { get; init; }
}
