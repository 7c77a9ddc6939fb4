using System.Text.Json;
using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

public class ReportTests
{
    private static (Activity Next, ReportOutcome Outcome) Report(Activity activity, string words, ReportReason reason = ReportReason.WrongTime) =>
        activity.Report(new ReportProblem(reason, words), Now);

    [Fact]
    public void A_report_is_kept_with_its_reason_and_its_time_and_without_a_name()
    {
        var (next, outcome) = Report(Listed(), "  It is at seven now. ");

        Assert.Equal(ReportOutcome.Kept, outcome);
        Assert.Equal(new ProblemReport(ReportReason.WrongTime, "It is at seven now.", Now), Assert.Single(next.Reports));
    }

    [Fact]
    public void Sent_twice_it_is_kept_once()
    {
        var once = Report(Listed(), "It is at seven now.").Next;

        Assert.Equal((once, ReportOutcome.Kept), Report(once, "It is at seven now."));
    }

    [Fact]
    public void More_than_enough_washes_nothing_away()
    {
        var full = Enumerable.Range(0, Activity.MostReports).Aggregate(Listed(), (activity, i) => Report(activity, $"Number {i}").Next);

        var (next, outcome) = Report(full, "One more");

        Assert.Equal(ReportOutcome.Enough, outcome);
        Assert.Same(full, next);
        Assert.Equal("Number 0", next.Reports[0].Words);
    }

    [Fact]
    public void What_is_too_long_or_makes_no_sense_is_refused()
    {
        Assert.Equal(ReportOutcome.Kept, Report(Listed(), new string('a', ReportProblem.LongestWords)).Outcome);
        Assert.Equal(ReportOutcome.Refused, Report(Listed(), new string('a', ReportProblem.LongestWords + 1)).Outcome);
        Assert.Equal(ReportOutcome.Refused, Report(Listed(), "", (ReportReason)99).Outcome);
        Assert.Equal(ReportOutcome.NotListed, Report(new Activity(), "").Outcome);
    }

    [Fact]
    public void It_lasts_and_no_view_shows_it()
    {
        var reported = Report(Listed(), "SECRET", ReportReason.NotSafe).Next;

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(reported, GrainJson.Default.Activity), GrainJson.Default.Activity)!;

        Assert.Equal(reported.Reports.Single(), Assert.Single(read.Reports));
        Assert.DoesNotContain("SECRET", JsonSerializer.Serialize(reported.View(Now), GrainJson.Default.Options), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("pl", true)]
    [InlineData("pt-BR", true)]
    [InlineData("pl\" onload=", false)]
    [InlineData("-", false)]
    [InlineData("a-language-that-nobody-speaks-at-all", false)]
    public void A_listing_says_its_language_by_a_tag_or_not_at_all(string tag, bool isGood) =>
        Assert.Equal(isGood, !ListingRules.Problems(Yoga() with { WrittenIn = tag }).Any());
}
