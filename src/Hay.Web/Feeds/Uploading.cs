using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Wording;

namespace Hay.Web.Feeds;

/// <summary>What became of a file. Waiting: of those listings, how many wait for a host. Gone: taken off, as the file says.</summary>
internal sealed record Uploaded(int Listed, int Waiting, int Same, int Gone, ImmutableArray<FeedRefusal> Refusals);

/// <summary>
/// Lists what somebody sent in a file. The same row is the same listing when the file is sent again; fields that were typed here
/// since stay as they are. For a group that is not known yet each waits for a host as a draft.
/// </summary>
internal sealed class Uploading(IGrainFactory grains, DeskBook desk, FeedPlaces places, TimeProvider clock)
{
    /// <summary>Most listings of one file that wait for a host: somebody has to look at each.</summary>
    public const int MostWaiting = 30;
    private static readonly FeedRefusal TooMany = new("", $"a file holds at most {FeedList.MostListings} listings");
    private static readonly FeedRefusal TooManyToLookAt = new("", $"a host looks at each of your first listings, so at most {MostWaiting} come in one file. Send the rest when those are listed");

    /// <param name="organisation">Whose they are.</param>
    /// <param name="reading">Of the file.</param>
    /// <param name="holdFor">Why a host looks first; empty: they are listed at once.</param>
    /// <param name="by">Who sent it.</param>
    /// <param name="ct">Stops between two; whoever sends it again goes on.</param>
    public async Task<Uploaded> List(string organisation, FeedReading reading, string holdFor, Member by, CancellationToken ct)
    {
        var (most, today) = (Most(holdFor), clock.LondonNow().Day());
        var refusals = ImmutableArray.CreateBuilder<FeedRefusal>();
        var (listed, waiting, same) = (0, 0, 0);
        var last = (Id: "", Revision: 0L);
        foreach (var item in reading.Items.Take(most))
        {
            var activity = grains.GetGrain<IActivityGrain>(item.Id);
            var view = await activity.ViewForEditing(ct);
            var before = (view.Draft?.Listing ?? view.Listing)?.Schedule;
            var listing = places.Place(reading.Format == FeedFormat.Table ? TableDates.Read(item.Listing, before, today) : item.Listing);
            // A row that was listed already has been looked at.
            if (holdFor.Length > 0 && view.Listing is null)
            {
                if (await HandIn(activity, view, listing, holdFor, by, ct) is not { } handedIn) same++;
                else if (handedIn.Outcome == DraftOutcome.Waiting) (waiting, last) = (waiting + 1, (item.Id, handedIn.Revision));
                else refusals.Add(new FeedRefusal(listing.Title, string.Join(' ', handedIn.Problems.DefaultIfEmpty("somebody else is changing it"))));
                continue;
            }

            var result = await activity.Publish(new PublishListing { Listing = listing, Checked = item.Checked }, ct);
            if (result.Outcome is PublishOutcome.Created or PublishOutcome.Updated) listed++;
            else if (result.Outcome == PublishOutcome.Unchanged) same++;
            else refusals.Add(new FeedRefusal(listing.Title, string.Join(' ', result.Problems)));
            if (result.Outcome == PublishOutcome.Created) last = (item.Id, 1);
        }

        var gone = 0;
        foreach (var id in reading.Gone)
        {
            if (await grains.GetGrain<IActivityGrain>(id).Withdraw(null, ct) == WithdrawOutcome.Withdrawn) gone++;
        }

        if (last.Id.Length > 0) await desk.Shows(last.Id, last.Revision, ct);
        return new Uploaded(listed, waiting, same, gone, [.. refusals, .. LeftOut(reading, holdFor)]);
    }

    /// <summary>What is in the file and does not come, before anything is done.</summary>
    public static ImmutableArray<FeedRefusal> LeftOut(FeedReading reading, string holdFor) =>
    [
        .. reading.Refusals,
        .. reading.Items.Skip(Most(holdFor)).Select(i => (holdFor.Length > 0 ? TooManyToLookAt : TooMany) with { Where = i.Listing.Title }),
    ];

    /// <summary>How many listings of one file come.</summary>
    public static int Most(string holdFor) => holdFor.Length > 0 ? MostWaiting : FeedList.MostListings;

    // Null: it waits as it is already.
    private static async Task<DraftResult?> HandIn(IActivityGrain activity, EditView view, Listing listing, string holdFor, Member by, CancellationToken ct)
    {
        if (view.Draft is { Stage: DraftStage.Waiting } waiting && ListingRules.Same(waiting.Listing, listing)) return null;
        var kept = await activity.SaveDraft(new SaveDraft(listing, view.Draft?.Number ?? 0, by.Details.Id), ct);
        return kept.Outcome == DraftOutcome.Kept ? await activity.SubmitDraft(new SubmitDraft(kept.Number, by.Details.Id, holdFor), ct) : kept;
    }
}
