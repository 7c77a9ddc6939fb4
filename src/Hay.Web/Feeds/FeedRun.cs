using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Wording;

namespace Hay.Web.Feeds;

/// <summary>Fetches one feed and brings its listings up to date. Safe to repeat: a run that broke off is run again.</summary>
internal sealed partial class FeedRun(IGrainFactory grains, IFeedSource source, FeedPlaces places, FeedLetters letters, TimeProvider clock, ILogger<FeedRun> log)
{
    private const int AtOnce = 8;

    /// <summary>Does what is due. False: nothing is, or somebody else does it.</summary>
    public async Task<bool> Run(string organisation, string feed, CancellationToken ct)
    {
        var grain = grains.GetGrain<IFeedsGrain>(organisation);
        var token = Guid.NewGuid().ToString("n");
        if (await grain.Take(feed, token, ct) is not { } taken) return false;
        if (taken.Stage == FeedStage.Ending) await LetGo(grain, taken, ct);
        else if (await grain.Report(await Report(organisation, taken, token, ct), ct)) await letters.SayPaused(organisation, taken, ct);
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

    private async Task<FeedReport> Report(string organisation, Feed feed, string token, CancellationToken ct)
    {
        var report = new FeedReport { Feed = feed.Id, Token = token };
        try
        {
            var group = await grains.GetGrain<IOrganisationGrain>(organisation).View(ct);
            // Old addresses may have been kept by another setting: it is checked where it is fetched.
            var reading = await source.Fetch(new Uri(feed.Address), new FeedVersion(feed.ETag, feed.Modified), new FeedHome(organisation, group?.Name ?? "", group?.Space ?? ""), ct);
            if (reading.Problem is { } problem) return report with { Problem = problem, Refusals = reading.Detail.Length > 0 ? [new("", reading.Detail)] : [] };
            if (reading.IsSame) return report with { IsSame = true };
            if (reading.Items.IsEmpty && reading.Gone.IsEmpty && !feed.Listed.IsEmpty) return report with { Problem = FeedProblem.Emptied };
            return feed.Stage == FeedStage.Following
                ? await Bring(feed, reading, report, ct)
                : Told(report, reading, [.. reading.Refusals]) with { Preview = Preview(reading.Items, FeedList.MostLines) };
        }
        // Whatever it is, it must not look for ever as if somebody were still at it.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogTrouble(feed.Id, organisation, wrong);
            return report with { Problem = FeedProblem.Ours };
        }
    }

    private async Task<FeedReport> Bring(Feed feed, FeedReading reading, FeedReport report, CancellationToken ct)
    {
        // Those that are listed already stay where there are too many.
        var known = feed.Listed.ToHashSet();
        var items = reading.Items.OrderBy(i => !known.Contains(i.Id)).Take(FeedList.MostListings).ToList();
        var left = new FeedRefusal?[items.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, items.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (at, stop) => left[at] = await Publish(feed, items[at], known.Contains(items[at].Id), stop));
        ImmutableArray<string> listed = [.. items.Where((_, at) => left[at] is null || known.Contains(items[at].Id)).Select(i => i.Id)];
        foreach (var gone in feed.Listed.Except(reading.Items.Select(i => i.Id)))
        {
            await grains.GetGrain<IActivityGrain>(gone).LeaveFeed(new LeaveFeed(feed.Id, FeedEnd.Gone, null), ct);
        }

        var rest = reading.Items.Length - items.Count;
        FeedRefusal[] tooMany = rest == 0 ? [] : [new($"{rest} more", $"a feed brings at most {FeedList.MostListings} listings")];
        var told = Told(report, reading, [.. tooMany, .. left.OfType<FeedRefusal>(), .. reading.Refusals]);
        return told with { Listed = listed, Counts = told.Counts with { Listed = listed.Length, Refused = told.Counts.Refused + Math.Max(0, rest - 1) } };
    }

    // Null: it is listed. Else why not.
    private async Task<FeedRefusal?> Publish(Feed feed, FeedItem item, bool isKnown, CancellationToken ct)
    {
        var activity = grains.GetGrain<IActivityGrain>(item.Id);
        var listing = places.Place(item.Listing);
        if (isKnown && await activity.ViewForEditing(ct) is { Listing: { } before } view && FeedReview.IsAnother(before, TypedFields.Keep(view.Typed, before, listing)))
        {
            return new FeedRefusal(listing.Title, "its name and its place have both changed at once, so it stays as it was. If that is right, change its name here");
        }

        var result = await activity.Publish(new PublishListing { Listing = listing, Checked = item.Checked, Feed = feed.Id }, ct);
        return result.Outcome switch
        {
            PublishOutcome.Refused => new FeedRefusal(listing.Title, string.Join(' ', result.Problems)),
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

    private async Task LetGo(IFeedsGrain grain, Feed feed, CancellationToken ct)
    {
        foreach (var activity in feed.Listed) await grains.GetGrain<IActivityGrain>(activity).LeaveFeed(new LeaveFeed(feed.Id, feed.End, feed.EndedBy), ct);
        await grain.Remove(feed.Id, ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed {Feed} of {Organisation} could not be brought up to date, and is tried again")]
    private partial void LogTrouble(string feed, string organisation, Exception wrong);
}
