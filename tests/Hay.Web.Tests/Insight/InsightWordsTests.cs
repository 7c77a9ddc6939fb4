using Hay.Grains;
using Hay.Web.Insight;

namespace Hay.Web.Tests.Insight;

public sealed class InsightWordsTests
{
    private static ProtectedCount N(int count) => ProtectedCount.Of(count);

    [Fact]
    public void A_quarter_is_said_by_its_months()
    {
        Assert.Equal("July to September 2026", InsightWords.Period(new(2026, 3), InsightTown.With().Figures));
        Assert.Equal("October to December 2026, so far", InsightWords.Period(new(2026, 4), InsightTown.With().Figures));
    }

    [Fact]
    public void People_in_words()
    {
        Assert.Equal("nobody", InsightWords.People(N(0)));
        Assert.Equal("a few people, too few to say how many,", InsightWords.People(N(3) + N(5)));
        Assert.Equal("about 1,230 people", InsightWords.People(N(1231)));
        Assert.Equal("about 15 people and a few more", InsightWords.People(N(13) + N(2)));
    }

    [Fact]
    public void Small_numbers_are_not_compared()
    {
        Assert.Null(InsightWords.Change(N(16), N(60)));
        Assert.Equal(1, InsightWords.Change(N(60), N(40)));
        Assert.Equal(-1, InsightWords.Change(N(40), N(60)));
        Assert.Equal(0, InsightWords.Change(N(100), N(105)));
    }

    [Fact]
    public void Five_weeks_are_compared_with_four_by_the_week() => Assert.Equal(0, InsightWords.Change(N(125), N(100), 5, 4));

    [Fact]
    public void What_the_first_page_says()
    {
        var of = InsightTown.With(_ => 40);

        var said = InsightWords.Overview(of, InsightTown.Asked with { Space = InsightTown.Spaces.Find("fenland") }).ToList();

        // Six ages and those who did not say.
        Assert.Equal("From July to September 2026, about 280 people who live in Fenland held a place.", said[0]);
        Assert.Equal($"That is {280000.0 / of.Residents(InsightTown.Spaces.Find("fenland")):0.0} of every 1,000 residents.", said[1]);
        Assert.Equal("That is about as many as in the three months before.", said[2]);
        Assert.Equal("Nothing is on offer in the next four weeks.", said[3]);
        Assert.Equal("People searched and found nothing about 200 times, most often for “chess”.", said[4]);
    }

    [Fact]
    public void What_the_first_page_says_when_all_is_hidden()
    {
        var said = InsightWords.Overview(InsightTown.With(_ => 2), InsightTown.Asked);

        Assert.Equal("From July to September 2026, a few people, too few to say how many, who say where they live held a place. Nothing is on offer in the next four weeks. People searched and found nothing a few times.", string.Join(' ', said));
    }

    [Fact]
    public void What_there_is_to_go_to()
    {
        Assert.Equal("About one session a week is on offer in the next four weeks.", InsightWords.Offer(1.25));
        Assert.Equal("About 34 sessions a week are on offer in the next four weeks.", InsightWords.Offer(34.25));
    }

    [Fact]
    public void Who_is_reached_more()
    {
        var asked = InsightTown.Asked;

        Assert.StartsWith("People in the most deprived neighbourhoods are reached less:", EquityTables.Words(InsightTown.With(), asked).First(), StringComparison.Ordinal);
        Assert.StartsWith("There are too few different tenths here", EquityTables.Words(InsightTown.With(_ => 0), asked).First(), StringComparison.Ordinal);
        Assert.Equal("In 61 neighbourhoods there are too few to say.", EquityTables.Words(InsightTown.With(_ => 1), asked).Last());
    }

    [Fact]
    public void A_month_in_sentences()
    {
        var report = MonthReport.Of(InsightTown.With(_ => 40), InsightTown.Spaces.Find("fenland")!, new DateOnly(2026, 10, 1));

        var kinds = InsightTown.Categories.All.Length;
        Assert.Equal("October 2026", report.Name);
        Assert.Equal($"In the four whole weeks that began in this month, listings in Fenland were looked at about {4 * 40 * kinds:#,0} times and saved about {4 * 40 * kinds:#,0} times.", report.Sentences[0]);
        Assert.Equal($"A place was held about {4 * 40 * kinds:#,0} times; people came about {4 * 40 * kinds:#,0} times, as far as organisers ticked it.", report.Sentences[1]);
        Assert.Equal("About as many places a week were held as in the month before.", report.Sentences[2]);
        Assert.Contains("From October to December 2026 so far, about 280 people who live in Fenland held a place anywhere.", report.Sentences);
        Assert.Contains("In that quarter people looked for “chess”, “aqua aerobics (Free)”, “bell ringing” and did not find it.", report.Sentences);
        Assert.Equal(kinds, report.Table.Rows.Length);
    }

    [Fact]
    public void A_month_without_a_whole_week_says_so() => Assert.Equal(
        ["No whole week of this month is counted yet."], MonthReport.Of(InsightTown.With(), InsightTown.Spaces.All[0], new DateOnly(2027, 1, 1)).Sentences.AsEnumerable());
}
