using System.Text;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Insight;
using Hay.Web.Tests.Catalogue;

namespace Hay.Web.Tests.Insight;

public sealed class InsightTableTests
{
    private static ProtectedCount N(int count) => ProtectedCount.Of(count);

    [Fact]
    public void Cells_are_made_of_what_is_shown()
    {
        Assert.Equal(("15 + *", 15.0), (InsightCell.Of(N(13) + N(2)).Text, InsightCell.Of(N(13) + N(2)).Value));
        Assert.Equal(("*", null), (InsightCell.Of(N(2)).Text, InsightCell.Of(N(2)).Value));
        Assert.Equal("7.5 + *", InsightCell.Rate(N(13) + N(2), 2000).Text);
        Assert.Equal(("*", "0", ""), (InsightCell.Rate(N(2), 2000).Text, InsightCell.Rate(N(0), 2000).Text, InsightCell.Rate(N(20), null).Text));
        Assert.Equal("0.0056", InsightCell.Rate(N(8), 1_785_714).Text);
        Assert.Equal(("50", "*", ""), (InsightCell.Percent(N(11), N(19)).Text, InsightCell.Percent(N(1), N(19)).Text, InsightCell.Percent(N(1), N(3)).Text));
        Assert.Equal(("0.0", "-0.5"), (InsightCell.Known(-0.0000001, "0.0").Text, InsightCell.Known(-0.5, "0.0").Text));
    }

    [Fact]
    public void What_looks_like_a_formula_stays_words_and_a_score_below_nothing_a_number()
    {
        var table = InsightTown.With().Table(InsightTown.Asked, "odd", "Odd, \"quoted\"", "Here", [new("What"), new("Score", ColumnKind.Score)],
            [new([InsightCell.Of("=1+1"), InsightCell.Known(-0.5, "0.0")]), new([InsightCell.Of("Tea, two"), InsightCell.None])], "A note.");

        var lines = Encoding.UTF8.GetString(InsightFile.Csv(table)).Split("\r\n");

        Assert.Equal("# title,\"Odd, \"\"quoted\"\"\"", lines[0]);
        Assert.Equal("# period,July to September 2026", lines[1]);
        Assert.Contains("# licence,Creative Commons Attribution 4.0 (CC BY 4.0)", lines);
        Assert.Contains("# counted to the end of,2026-11-23", lines);
        Assert.Equal(["What,Score", "'=1+1,-0.5", "\"Tea, two\",", ""], lines[^4..]);
    }

    [Fact]
    public void Larger_areas_are_the_sums_of_what_neighbourhoods_show()
    {
        var of = InsightTown.With(n => n / 2);
        var fenland = InsightTown.Spaces.Find("fenland");
        ProtectedCount Sum(AreaLevel level) => ReachTables.Areas(of, InsightTown.Asked with { Level = level, Space = fenland }).Sum(one => one.People);

        Assert.Equal(Sum(AreaLevel.Neighbourhood), Sum(AreaLevel.Middle));
        Assert.True(Sum(AreaLevel.Middle).HasHidden);
    }

    [Fact]
    public void The_mean_is_of_four_weeks_and_the_year_before_stands_beside()
    {
        var table = TrendTables.Weeks(InsightTown.With(_ => 20), InsightTown.Asked with { Space = InsightTown.Spaces.All[0], Category = "yoga", Weeks = 104, Beside = InsightQuery.YearBefore });

        Assert.Equal(104, table.Rows.Length);
        Assert.Equal(["2026-11-16", "20", "20.0", "20", "20.0"], table.Rows[^1].Cells.Select(cell => cell.Text));
        // The figures begin 111 weeks before: there is no year before that one.
        Assert.Equal(["", ""], table.Rows[0].Cells.Skip(3).Select(cell => cell.Text));
    }

    [Fact]
    public void Standard_scores_by_hand()
    {
        // Mean 4, deviation √(26/3).
        Assert.Equal([-3, -1, null, 4], GapTables.Scores([1, 3, null, 8]).Select(score => score * Math.Sqrt(26 / 3.0) is { } times ? (double?)Math.Round(times, 9) : null));
        Assert.Equal([null, null], GapTables.Scores([5, 5]).AsEnumerable());
        Assert.Equal([1.5, 2], GapTables.Mean([1, null], [2, 2]).OfType<double>());
    }

    [Fact]
    public void Sessions_are_near_within_two_kilometres_and_four_weeks()
    {
        Listing At(double lat) => ListingMaker.Plain("Tea") with { Category = "yoga", Venue = new Venue { Name = "Hall", Lat = lat, Lon = 0.1 } };
        var weekly = ListingMaker.Weekly(Catalogued.Tuesday.AddHours(10));
        var catalogue = Catalogued.Of(
            Catalogued.Entry("near", At(52.517) with { Schedule = weekly }), Catalogued.Entry("far", At(52.519) with { Schedule = weekly }), Catalogued.Entry("online", ListingMaker.Plain("Tea") with { Category = "yoga", Schedule = weekly }));

        var supply = Supply.Of(catalogue, ListingMaker.Now);

        Assert.Equal(1, supply.AWeekNear(52.5, 0.1));
        Assert.Equal((3, 3, 0), (supply.AWeek("fenland"), supply.AWeek("fenland", "yoga"), supply.AWeek("cambridge")));
    }

    [Fact]
    public void An_address_reads_back_as_what_was_asked()
    {
        var of = InsightTown.With();
        var asked = new InsightQuery { Quarter = new Quarter(2025, 2), Space = InsightTown.Spaces.All[1], Measure = Measure.Came, Level = AreaLevel.Middle, Category = "yoga", Beside = "cambridge", Weeks = 52 };
        InsightQuery Read(string address) => InsightQuery.Of(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address)), of);

        Assert.Equal(asked, Read(asked.Address));
        // The last quarter that is over; wards are not known here.
        Assert.Equal(InsightTown.Asked, Read("?quarter=2026-Q9&space=nowhere&measure=7&level=ward&category=x&beside=y&weeks=-1"));
    }

    [Fact]
    public void What_was_looked_for_is_said_in_words_and_what_is_rare_comes_last() => Assert.Equal(
        ["chess", "aqua aerobics (Free)", "=sum (near March)", "Yoga, Polish", "bell ringing", "Everything else, each too rare to name"],
        DemandTables.Unmet(InsightTown.With(), InsightTown.Asked).Rows.Select(row => row.Cells[0].Text));

    [Fact]
    public void Only_quarters_that_are_over_are_open()
    {
        var of = InsightTown.With();

        Assert.All(OpenData.Tables, table => Assert.Equal("2026-Q3", table.Make(of).Rows[^1].Cells[0].Text));
    }
}
