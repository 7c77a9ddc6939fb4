using System.Collections.Frozen;
using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Insight;

namespace Hay.Web.Tests.Insight;

/// <summary>When a week, a month and a quarter are counted whole.</summary>
public sealed class WholePeriodsTests
{
    private static readonly Quarter Third = new(2026, 3);

    // The last Monday of September 2026 is the 28th, and its Sunday 4 October.
    [Theory]
    [InlineData("2026-09-30", false)]
    [InlineData("2026-10-03", false)]
    [InlineData("2026-10-04", true)]
    public void A_quarter_and_its_last_month_are_whole_when_their_last_week_is(string through, bool isWhole)
    {
        var figures = Counted("2026-01-01", through);

        Assert.Equal(isWhole, figures.IsWhole(Third));
        Assert.Equal(isWhole, figures.IsWholeMonth(new(2026, 9, 1)));
        Assert.Equal(isWhole ? "July to September 2026" : "July to September 2026, so far", InsightWords.Period(Third, figures));
        Assert.Equal(isWhole ? new DateOnly(2026, 9, 1) : new DateOnly(2026, 8, 1), MonthReport.Usual(figures));
    }

    // The first Monday of July 2026 is the 6th.
    [Theory]
    [InlineData("2026-07-06", "July to September 2026")]
    [InlineData("2026-07-07", "July to September 2026, from 7 July")]
    public void It_is_not_whole_where_counting_began_in_its_midst(string from, string words)
    {
        var figures = Counted(from, "2026-12-01");

        Assert.Equal(words, InsightWords.Period(Third, figures));
        Assert.Equal(!words.Contains(", from", StringComparison.Ordinal), figures.IsWhole(Third));
    }

    [Fact]
    public void A_week_in_which_counting_began_is_not_whole()
    {
        var figures = Counted("2026-11-04", "2026-11-23");

        Assert.Equal([new(2026, 11, 9), new(2026, 11, 16)], figures.WholeWeeks().AsEnumerable());
        Assert.Equal([new DateOnly(2026, 11, 9)], Counted("2026-11-09", "2026-11-15").WholeWeeks().AsEnumerable());
        Assert.Equal(new DateOnly(2026, 11, 16), figures.FirstWholeWeekIsCounted());
        Assert.Equal("November 2026, so far", MonthReport.Of(With(figures), InsightTown.Spaces.All[0], new(2026, 11, 1)).Name);
        Assert.Equal(2, TrendTables.Weeks(With(figures), InsightTown.Asked).Rows.Length);
    }

    [Fact]
    public void Where_nothing_is_counted_nothing_is_whole()
    {
        Assert.False(UptakeFigures.None.IsWhole(Third));
        Assert.Empty(UptakeFigures.None.WholeWeeks());
        Assert.Null(MonthReport.Usual(UptakeFigures.None));
        Assert.Null(UptakeFigures.None.FirstWholeWeekIsCounted());
    }

    [Fact]
    public void Open_tables_hold_whole_quarters_alone() =>
        Assert.Equal([new Quarter(2026, 2), new Quarter(2026, 3)], OpenData.Quarters(With(Counted("2026-02-20", "2026-10-04"))).AsEnumerable());

    private static InsightSources With(UptakeFigures figures) => InsightTown.With() with { Figures = figures };

    /// <summary>Nothing but days, as the count gives them.</summary>
    internal static UptakeFigures Counted(string from, string through)
    {
        var (first, last) = (DateOnly.ParseExact(from, "yyyy-MM-dd"), DateOnly.ParseExact(through, "yyyy-MM-dd"));
        return new(FrozenDictionary<UptakeBlock, ProtectedCount>.Empty, FrozenDictionary<(Quarter, string), ImmutableArray<DemandRow>>.Empty)
        {
            From = first,
            Through = last,
            Weeks = [.. Enumerable.Range(0, 200).Select(week => Weeks.MondayOf(first).AddDays(7 * week)).TakeWhile(monday => monday.AddDays(6) <= last)],
            Quarters = [.. Enumerable.Range(0, 20).Select(Quarter.Of(first).Add).TakeWhile(quarter => quarter.Start <= last)],
        };
    }
}
