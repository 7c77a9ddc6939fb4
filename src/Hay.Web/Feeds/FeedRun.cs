using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Desk;
using Hay.Web.Metering;
using Hay.Web.Wording;

namespace Hay.Web.Feeds;

/// <summary>Fetches one feed and brings its listings up to date. Safe to repeat: a run that broke off is run again.</summary>
internal sealed partial class FeedRun(IGrainFactory grains, FeedReads reads, FeedPlaces places, FeedLetters letters, DeskBook desk, TimeProvider clock, WebMeter meter, ILogger<FeedRun> log)
{
    private const int AtOnce = 8;
    // So few may well go all at once from behind a border.
    private const int FewOfNeighbour = 10;

    /// <summary>Does what is due. False: nothing is, or somebody else does it. Owner: whose feed it is (<see cref="FeedOwner"/>).</summary>
    public async Task<bool> Run(string owner, string feed, CancellationToken ct)
    {
        var grain = grains.GetGrain<IFeedsGrain>(owner);
        var token = Guid.NewGuid().ToString("n");
        if (await grain.Take(feed, token, ct) is not { } taken) return false;
        if (taken.Stage == FeedStage.Ending) await LetGo(grain, owner, taken, ct);
        else
        {
            var report = await Report(owner, taken, token, ct);
            meter.Imported(report.Problem);
            if (await grain.Report(report, ct)) await letters.SayPaused(owner, taken, ct);
        }

        return true;
    }

    /// <summary>What would be listed, in words.</summary>
    /// <param name="items">As they were read.</param>
    /// <param name="most">How many lines.</param>
    /// <param name="inWords">Times may be words.</param>
    public ImmutableArray<FeedLine> Preview(IEnumerable<FeedItem> items, int most, bool inWords = false)
    {
        var today = clock.LondonNow().Day();
        return [.. items.Take(most).Select(i => places.Place(inWords ? TableDates.Read(i.Listing, null, today) : i.Listing)).Select(l => new FeedLine(
            l.Title,
            l.Schedule is { } schedule ? ScheduleWords.Of(schedule, today) : l.ScheduleNote,
            l.Setting == Setting.Online ? "Online" : l.Venue is { } v ? string.Join(", ", new[] { v.Name, v.Town }.Where(t => t.Length > 0)) : ""))];
    }

    private async Task<FeedReport> Report(string owner, Feed feed, string token, CancellationToken ct)
    {
        var report = new FeedReport { Feed = feed.Id, Token = token };
        try
        {
            var reading = await reads.Read(owner, feed, ct);
            if (reading.Problem is { } problem) return await Failed(feed, report with { Problem = problem, Refusals = reading.Detail.Length > 0 ? [new("", reading.Detail)] : [] }, ct);
            if (reading.IsSame) return report with { IsSame = true };
            if (reading.Items.IsEmpty && reading.Gone.IsEmpty && feed.Listed.Length > (feed.IsNeighbour ? FewOfNeighbour : 0)) return await Failed(feed, report with { Problem = FeedProblem.Emptied }, ct);
            return feed.Stage == FeedStage.Following
                ? await Bring(owner, feed, reads.WithoutTwins(feed, reading), report, ct)
                : Told(report, reading, [.. reading.Refusals]) with { Preview = Preview(reading.Items, FeedList.MostLines) };
        }
        // Whatever it is, it must not look for ever as if somebody were still at it.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogTrouble(feed.Id, owner, wrong);
            return report with { Problem = FeedProblem.Ours };
        }
    }

    // What a neighbour had stays for a while. Then nobody knows any more whether it is on.
    private async Task<FeedReport> Failed(Feed feed, FeedReport report, CancellationToken ct)
    {
        if (!FeedList.IsSilent(feed, clock.GetUtcNow())) return report;
        await Leave(Followers(feed), new LeaveFeed(feed.Id, FeedEnd.Gone, null), ct);
        return report with { HasLetGo = true };
    }

    private async Task<FeedReport> Bring(string owner, Feed feed, FeedReading reading, FeedReport report, CancellationToken ct)
    {
        // Those that are listed already stay where there are too many.
        var (known, most) = (feed.Listed.ToHashSet(), FeedOwner.MostListings(owner));
        var items = reading.Items.OrderBy(i => !known.Contains(i.Id)).Take(most).ToList();
        await AtOnceFor(reading.Organisations, (of, stop) => grains.GetGrain<IOrganisationGrain>(of.Value.Key).Describe(of.Value.Value, null, stop), ct);
        var left = new FeedRefusal?[items.Count];
        await AtOnceFor(items, async (of, stop) => left[of.At] = await Publish(owner, feed, of.Value, known.Contains(of.Value.Id), stop), ct);
        ImmutableArray<string> listed = [.. items.Where((_, at) => left[at] is null || known.Contains(items[at].Id)).Select(i => i.Id)];
        await Leave(Followers(feed).Except(reading.Items.Select(i => i.Id)), new LeaveFeed(feed.Id, FeedEnd.Gone, null), ct);

        var rest = reading.Items.Length - items.Count;
        FeedRefusal[] tooMany = rest == 0 ? [] : [new($"{rest} more", $"a feed brings at most {most} listings")];
        var told = Told(report, reading, [.. tooMany, .. left.OfType<FeedRefusal>(), .. reading.Refusals]);
        return told with { Listed = listed, Counts = told.Counts with { Listed = listed.Length, Refused = told.Counts.Refused + Math.Max(0, rest - 1) } };
    }

    // Null: it is listed. Else why not.
    private async Task<FeedRefusal?> Publish(string owner, Feed feed, FeedItem item, bool isKnown, CancellationToken ct)
    {
        var activity = grains.GetGrain<IActivityGrain>(item.Id);
        var listing = feed.IsNeighbour ? item.Listing : places.Place(item.Listing);
        // A neighbour's hosts have looked.
        if (isKnown && !feed.IsNeighbour && await activity.ViewForEditing(ct) is { Listing: { } before } view && FeedReview.IsAnother(before, TypedFields.Keep(view.Typed, before, listing)))
        {
            return new FeedRefusal(listing.Title, "its name and its place have both changed at once, so it stays as it was. If that is right, change its name here");
        }

        var isChecked = item.Checked <= clock.LondonNow().Day() ? item.Checked : null;
        var result = await activity.Publish(new PublishListing { Listing = listing, Checked = isChecked, Feed = feed.Id }, ct);
        return result.Outcome switch
        {
            PublishOutcome.Refused => new FeedRefusal(listing.Title, string.Join(' ', result.Problems)),
            PublishOutcome.Taken when FeedOwner.SpaceOf(owner) is not null => new FeedRefusal(listing.Title, "it is here already, and not from this feed"),
            PublishOutcome.Taken => new FeedRefusal(listing.Title, "it is here already, and not from this feed. If it is yours, ask to look after the group that has it"),
            _ => null,
        };
    }

    private static FeedReport Told(FeedReport report, FeedReading reading, ImmutableArray<FeedRefusal> left) => report with
    {
        ETag = reading.Version.ETag,
        Modified = reading.Version.Modified,
        Refusals = [.. left.Take(FeedList.MostLines)],
        Counts = new FeedCounts { Found = reading.Found, Listed = reading.Items.Length, Outside = reading.Outside, Over = reading.Gone.Length, Refused = left.Length },
    };

    private async Task LetGo(IFeedsGrain grain, string owner, Feed feed, CancellationToken ct)
    {
        // Nobody brings back the listings of a directory one by one: whoever follows it again has them again.
        var end = FeedOwner.SpaceOf(owner) is not null && feed.End == FeedEnd.Withdraw ? FeedEnd.Gone : feed.End;
        await Leave(Followers(feed), new LeaveFeed(feed.Id, end, feed.EndedBy), ct);
        await grain.Remove(feed.Id, ct);
    }

    // Also what a run brought that broke off before it could say so: each listing says itself what it follows.
    private IEnumerable<string> Followers(Feed feed) => feed.Listed.Union(desk.Following(feed.Id));

    private Task Leave(IEnumerable<string> activities, LeaveFeed how, CancellationToken ct) =>
        AtOnceFor(activities, (of, stop) => grains.GetGrain<IActivityGrain>(of.Value).LeaveFeed(how, stop), ct);

    private static Task AtOnceFor<T>(IEnumerable<T> all, Func<(int At, T Value), CancellationToken, Task> work, CancellationToken ct) =>
        Parallel.ForEachAsync(all.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (of, stop) => await work((of.Index, of.Item), stop));

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed {Feed} of {Owner} could not be brought up to date, and is tried again")]
    private partial void LogTrouble(string feed, string owner, Exception wrong);
}
