using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>The feeds of one organisation, or of the hosts of one space, as they are stored, and the rules of following them.</summary>
public sealed record FeedList
{
    /// <summary>Most feeds of one organisation.</summary>
    public const int Most = 5;
    /// <summary>Most listings of one feed.</summary>
    public const int MostListings = 500;
    /// <summary>Most feeds of the hosts of one space.</summary>
    public const int MostOfSpace = 12;
    /// <summary>Most listings of a directory that hosts follow.</summary>
    public const int MostOfDirectory = 5000;
    /// <summary>Least and most kilometres past the border from which a neighbour's listings are shown.</summary>
    public const int Nearest = 1, Furthest = 30;
    /// <summary>Usual kilometres past the border.</summary>
    public const int UsualKilometres = 5;
    /// <summary>Most that was left out, and most that would be listed, that is kept to be shown.</summary>
    public const int MostLines = 60;
    public const int LongestName = 80;
    public const int LongestReason = 1000;
    /// <summary>How often a feed is fetched that is well.</summary>
    public static readonly TimeSpan Often = TimeSpan.FromHours(6);
    /// <summary>How soon after its first failure it is tried again; each time twice as long, up to <see cref="LongestRest"/>.</summary>
    public static readonly TimeSpan FirstRest = TimeSpan.FromHours(1);
    public static readonly TimeSpan LongestRest = TimeSpan.FromDays(1);
    /// <summary>After so long without a good fetch nobody tries any more.</summary>
    public static readonly TimeSpan PausedAfter = TimeSpan.FromDays(30);
    /// <summary>What a neighbour has is shown for so long after it was last read.</summary>
    public static readonly TimeSpan NeighbourKept = TimeSpan.FromDays(14);
    /// <summary>Whoever fetches has to be done by then, or another does it.</summary>
    public static readonly TimeSpan LeasedFor = TimeSpan.FromMinutes(10);
    /// <summary>Least time between two fetches that people ask for.</summary>
    public static readonly TimeSpan AskedRest = TimeSpan.FromMinutes(2);

    public ImmutableArray<Feed> All { get; init; } = [];

    public Feed? Find(string feed) => All.FirstOrDefault(f => f.Id == feed);

    /// <summary>Safe to send twice. Most: how many there may be.</summary>
    public (FeedList Next, FeedOutcome Outcome) Add(AddFeed command, DateTimeOffset now, int most = Most)
    {
        var name = command.Name.Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl)) return (this, FeedOutcome.Refused);
        if (command.Format == FeedFormat.Neighbour && command.Kilometres is < Nearest or > Furthest) return (this, FeedOutcome.Refused);
        if (Find(command.Id) is not null) return (this, FeedOutcome.Done);
        if (All.Any(f => f.Address == command.Address)) return (this, FeedOutcome.Taken);
        return All.Length >= most ? (this, FeedOutcome.TooMany) : (this with
        {
            All = All.Add(new Feed
            {
                Id = command.Id,
                Name = name,
                Address = command.Address,
                Format = command.Format,
                By = command.By,
                Since = now,
                Stage = command.HoldFor.Length == 0 ? FeedStage.Following : FeedStage.Waiting,
                Reason = command.HoldFor,
                Due = now,
                Kilometres = command.Kilometres,
            }),
        }, FeedOutcome.Done);
    }

    /// <summary>Gives the fetch to whoever asks, when it is due and nobody has it. Null: there is nothing to fetch.</summary>
    public (FeedList Next, Feed? Taken) Take(string feed, string token, DateTimeOffset now)
    {
        if (Find(feed) is not { } found || !found.IsDue(now)) return (this, null);
        var taken = found with { Lease = new FeedLease(token, now + LeasedFor) };
        return (Put(found, taken), taken);
    }

    /// <summary>What came of a fetch. Of one whose time has run out nothing is believed. IsPaused: it has just been given up.</summary>
    public (FeedList Next, bool IsPaused) Report(FeedReport report, DateTimeOffset now)
    {
        if (Find(report.Feed) is not { Lease: { } lease } feed || lease.Token != report.Token) return (this, false);
        var tried = feed with { Lease = null, Tried = now, Problem = report.Problem };
        if (report.Problem is not null)
        {
            var failingSince = feed.FailingSince ?? now;
            var isPaused = feed.Stage == FeedStage.Following && now - failingSince >= PausedAfter;
            var left = report.HasLetGo ? tried with { Listed = [], ETag = "", Modified = "" } : tried;
            return (Put(feed, left with
            {
                FailingSince = failingSince,
                Failures = feed.Failures + 1,
                Due = now + Rest(feed.Failures),
                Stage = isPaused ? FeedStage.Paused : feed.Stage,
                Refusals = report.Refusals,
            }), isPaused);
        }

        var well = tried with { FailingSince = null, Failures = 0, Good = now, Due = now + Often };
        return (Put(feed, report.IsSame ? well : well with
        {
            ETag = report.ETag,
            Modified = report.Modified,
            Counts = report.Counts,
            Refusals = report.Refusals,
            Preview = report.Preview,
            Listed = report.Listed,
        }), false);
    }

    /// <summary>A host decides.</summary>
    public (FeedList Next, FeedOutcome Outcome) Decide(DecideFeed command, DateTimeOffset now)
    {
        var reason = command.Reason.Trim();
        if (Find(command.Feed) is not { Stage: FeedStage.Waiting } feed) return (this, FeedOutcome.NotFound);
        if (reason.Length > LongestReason || (command.Verdict != Verdict.Approve && reason.Length == 0)) return (this, FeedOutcome.Refused);
        return (Put(feed, command.Verdict switch
        {
            Verdict.Approve => Anew(feed, now) with { Stage = FeedStage.Following, Reason = "", Preview = [] },
            Verdict.Ask => feed with { Stage = FeedStage.Asked, Reason = reason },
            _ => feed with { Stage = FeedStage.Refused, Reason = reason },
        }), FeedOutcome.Done);
    }

    /// <summary>Its people have done what the host asked for.</summary>
    public (FeedList Next, FeedOutcome Outcome) HandIn(string feed, DateTimeOffset now) =>
        Find(feed) is { Stage: FeedStage.Asked or FeedStage.Refused } found
            ? (Put(found, Anew(found, now) with { Stage = FeedStage.Waiting, Reason = "A host sent it back before, and looks at it again." }), FeedOutcome.Done)
            : (this, FeedOutcome.NotFound);

    /// <summary>Somebody wants it fetched now, or tried again after it was given up.</summary>
    public (FeedList Next, FeedOutcome Outcome) Hurry(string feed, DateTimeOffset now)
    {
        if (Find(feed) is not { Stage: not FeedStage.Ending } found) return (this, FeedOutcome.NotFound);
        if (found.IsFetching(now)) return (this, FeedOutcome.Busy);
        if (now - found.Tried < AskedRest) return (this, FeedOutcome.TooSoon);
        return (Put(found, found.Stage == FeedStage.Paused
            ? found with { Stage = FeedStage.Following, FailingSince = null, Failures = 0, Due = now }
            : found with { Due = now }), FeedOutcome.Done);
    }

    /// <summary>Follows it no longer; whoever fetches next lets go of its listings. Not while somebody is fetching it.</summary>
    public (FeedList Next, FeedOutcome Outcome) End(string feed, FeedEnd end, string by, DateTimeOffset now)
    {
        if (Find(feed) is not { } found || end == FeedEnd.Gone) return (this, FeedOutcome.NotFound);
        if (found.Stage == FeedStage.Ending) return (this, FeedOutcome.Done);
        // What is a neighbour's never becomes ours.
        var goes = found.IsNeighbour ? FeedEnd.Gone : end;
        return found.IsFetching(now) ? (this, FeedOutcome.Busy)
            : (Put(found, found with { Stage = FeedStage.Ending, End = goes, EndedBy = by, Due = now, Lease = null }), FeedOutcome.Done);
    }

    /// <summary>Its listings have been let go.</summary>
    public FeedList Remove(string feed) => Find(feed) is { Stage: FeedStage.Ending } found ? this with { All = All.Remove(found) } : this;

    /// <summary>Whether a neighbour has not been read for so long that nobody knows whether what it had is still on.</summary>
    public static bool IsSilent(Feed feed, DateTimeOffset now) => feed.IsNeighbour && now - (feed.Good ?? feed.Since) >= NeighbourKept;

    private static TimeSpan Rest(int failures) => FirstRest * Math.Pow(2, Math.Min(failures, 10)) is var rest && rest < LongestRest ? rest : LongestRest;

    // What was read for a preview has not been listed: it is read as if for the first time, and who reads it just now for a
    // preview is not waited for.
    private static Feed Anew(Feed feed, DateTimeOffset now) => feed with { ETag = "", Modified = "", Lease = null, Due = now };

    private FeedList Put(Feed before, Feed after) => this with { All = All.Replace(before, after) };
}
