using Hay.Web.Catalogue;
using Hay.Web.Searching;
using Hay.Web.Wording;

namespace Hay.Web.Tests.Searching;

/// <summary>Days in words, said on Tuesday 24 November 2026.</summary>
public class DayWordsTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData("today", "today", PartOfDay.Any)]
    [InlineData("tonight", "today", PartOfDay.Evening)]
    [InlineData("this evening", "today", PartOfDay.Evening)]
    [InlineData("tomorrow", "tomorrow", PartOfDay.Any)]
    [InlineData("day after tomorrow", "2026-11-26", PartOfDay.Any)]
    [InlineData("this weekend", "weekend", PartOfDay.Any)]
    [InlineData("next weekend", "next-weekend", PartOfDay.Any)]
    [InlineData("next week", "next-week", PartOfDay.Any)]
    [InlineData("next month", "2026-12", PartOfDay.Any)]
    [InlineData("in december", "2026-12", PartOfDay.Any)]
    [InlineData("in may", "2027-05", PartOfDay.Any)]
    [InlineData("tuesday", "2026-11-24", PartOfDay.Any)]
    [InlineData("monday", "2026-11-30", PartOfDay.Any)]
    [InlineData("next tuesday", "2026-12-01", PartOfDay.Any)]
    [InlineData("next sunday", "2026-12-06", PartOfDay.Any)]
    [InlineData("thurs", "2026-11-26", PartOfDay.Any)]
    [InlineData("friday night", "2026-11-27", PartOfDay.Evening)]
    [InlineData("sat morning", "2026-11-28", PartOfDay.Any)]
    [InlineData("24 november", "2026-11-24", PartOfDay.Any)]
    [InlineData("24th of november", "2026-11-24", PartOfDay.Any)]
    [InlineData("november 30", "2026-11-30", PartOfDay.Any)]
    [InlineData("3 dec", "2026-12-03", PartOfDay.Any)]
    [InlineData("1 march", "2027-03-01", PartOfDay.Any)]
    [InlineData("5 may 2027", "2027-05-05", PartOfDay.Any)]
    [InlineData("25th", "2026-11-25", PartOfDay.Any)]
    [InlineData("2nd", "2026-12-02", PartOfDay.Any)]
    [InlineData("1/12", "2026-12-01", PartOfDay.Any)]
    [InlineData("3/11", "2027-11-03", PartOfDay.Any)]
    [InlineData("24/11/2026", "2026-11-24", PartOfDay.Any)]
    [InlineData("2026-12-24", "2026-12-24", PartOfDay.Any)]
    [InlineData("mornings", "", PartOfDay.Morning)]
    public void A_time_is_understood(string text, string when, PartOfDay part)
    {
        var (length, slug, parts) = Read(text);
        Assert.True(length > 0, text);
        Assert.Equal((when, part), (slug, parts));
    }

    [Theory]
    [InlineData("march")]
    [InlineData("may")]
    [InlineData("april")]
    [InlineData("sat down")]
    [InlineData("sun salutation")]
    [InlineData("night")]
    [InlineData("60 club")]
    [InlineData("12 steps")]
    [InlineData("31 november")]
    [InlineData("24 november 2020")]
    [InlineData("99/99")]
    [InlineData("yoga")]
    [InlineData("next door")]
    public void Other_words_are_left_alone(string text) => Assert.Equal(0, Read(text).Length);

    [Fact]
    public void Every_day_said_is_one_that_the_search_knows_and_never_in_the_past()
    {
        string[] said = ["monday", "next friday", "this weekend", "next weekend", "next week", "this week", "29th", "31st", "24 november", "february 3", "in january", "next month"];
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2028, 3, 2); day = day.AddDays(1))
        {
            var now = day.Begins().AddHours(9);
            foreach (var text in said)
            {
                var words = Words.Of(text).ToArray();
                var (length, slug, _) = DayWords.Read(words, 0, "", day);
                var span = DateSpan.Parse(slug, now);
                Assert.True(length == words.Length && span is not null, $"{text} on {day:O}: {slug}");
                Assert.True(span.To > now && span.From < span.To && span.From >= day.Begins(), $"{text} on {day:O}: {span}");
            }
        }
    }

    [Fact]
    public void The_next_named_day_is_within_a_week_and_next_is_the_week_after_this()
    {
        for (var day = new DateOnly(2026, 10, 1); day < new DateOnly(2027, 5, 1); day = day.AddDays(1))
        {
            foreach (var name in (string[])["monday", "wednesday", "saturday", "sunday"])
            {
                var coming = DateOnly.Parse(DayWords.Read([name], 0, "", day).When, System.Globalization.CultureInfo.InvariantCulture);
                var next = DateOnly.Parse(DayWords.Read(["next", name], 0, "", day).When, System.Globalization.CultureInfo.InvariantCulture);
                Assert.InRange(coming.DayNumber - day.DayNumber, 0, 6);
                Assert.Equal(name, coming.DayOfWeek.ToString().ToLowerInvariant());
                Assert.Equal(coming.DayOfWeek, next.DayOfWeek);
                Assert.Equal(Week(day) + 1, Week(next));
            }
        }

        // 0001-01-01 was a Monday.
        static int Week(DateOnly day) => day.DayNumber / 7;
    }

    private static (int Length, string When, PartOfDay Part) Read(string text) =>
        DayWords.Read(Words.Of(text).ToArray(), 0, text.Split(' ')[0], Tuesday);
}
