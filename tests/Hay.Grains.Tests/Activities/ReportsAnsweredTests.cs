using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

/// <summary>Reports make room: for what matters most at once, for the rest when somebody has dealt with them.</summary>
public class ReportsAnsweredTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.Date);

    private static Activity Full(ReportReason reason) => Enumerable.Range(0, Activity.MostReports)
        .Aggregate(Listed(), (activity, i) => activity.Report(new ReportProblem(reason, $"Number {i}"), Now).Next);

    [Fact]
    public void Other_notes_leave_room_for_what_was_not_safe()
    {
        var (next, outcome) = Full(ReportReason.Other).Report(new ReportProblem(ReportReason.NotSafe, "Somebody shouted."), Now);

        Assert.Equal(ReportOutcome.Kept, outcome);
        Assert.Equal(Activity.MostReports + 1, next.Reports.Length);
        Assert.Equal(ReportOutcome.Kept, Full(ReportReason.NotSafe).Report(new ReportProblem(ReportReason.Other, ""), Now).Outcome);
        Assert.Equal(ReportOutcome.Enough, Full(ReportReason.NotSafe).Report(new ReportProblem(ReportReason.NotSafe, ""), Now).Outcome);
    }

    [Fact]
    public void A_listing_that_is_published_or_confirmed_anew_answers_what_was_wrong_with_it()
    {
        var reported = Full(ReportReason.WrongTime);

        Assert.Empty(reported.Publish(new PublishListing { Listing = reported.Listing! with { Title = "At seven now" } }, Now).Next.Reports);
        Assert.Empty(reported.Publish(new PublishListing { Listing = reported.Listing!, Checked = Today }, Now).Next.Reports);
        Assert.Same(reported, reported.Publish(new PublishListing { Listing = reported.Listing! }, Now).Next);
    }

    [Fact]
    public void What_was_not_safe_stays_until_somebody_clears_it()
    {
        var reported = Full(ReportReason.NotSafe);

        var published = reported.Publish(new PublishListing { Listing = reported.Listing! with { Title = "A new name" }, Checked = Today }, Now).Next;

        Assert.Equal(reported.Reports, published.Reports);
        var cleared = published.ClearReports("a-host", Now);
        Assert.Empty(cleared.Reports);
        Assert.Equal((FactKind.NotesSettled, "a-host"), (cleared.Outbox.Waiting[^1].Kind, cleared.Outbox.Waiting[^1].By));
    }

    [Fact]
    public void Clearing_nothing_changes_nothing()
    {
        var activity = Listed();
        Assert.Same(activity, activity.ClearReports(null, Now));
    }
}
