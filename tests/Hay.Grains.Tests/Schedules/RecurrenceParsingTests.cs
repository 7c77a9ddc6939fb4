namespace Hay.Grains.Tests.Schedules;

public sealed class RecurrenceParsingTests
{
    [Theory]
    [InlineData("FREQ=WEEKLY", "FREQ=WEEKLY")]
    [InlineData("freq=weekly;byday=tu", "FREQ=WEEKLY;BYDAY=TU")]
    [InlineData("BYDAY=FR,MO,MO;FREQ=WEEKLY;INTERVAL=1;WKST=MO", "FREQ=WEEKLY;BYDAY=MO,FR")]
    [InlineData("FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=TU;", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU")]
    [InlineData("FREQ=MONTHLY;BYDAY=+1TU,-1FR", "FREQ=MONTHLY;BYDAY=-1FR,1TU")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=15,-1;COUNT=4", "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-1,15")]
    [InlineData("FREQ=MONTHLY;BYDAY=SA;BYSETPOS=1", "FREQ=MONTHLY;BYDAY=SA;BYSETPOS=1")]
    [InlineData("FREQ=YEARLY;BYMONTH=10,3;BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU")]
    [InlineData("FREQ=DAILY;UNTIL=20261224", "FREQ=DAILY;UNTIL=20261224")]
    [InlineData("FREQ=DAILY;UNTIL=20261224T183000", "FREQ=DAILY;UNTIL=20261224T183000")]
    [InlineData("FREQ=DAILY;UNTIL=20261224T183000Z", "FREQ=DAILY;UNTIL=20261224T183000Z")]
    public void A_rule_is_written_in_one_way(string text, string canonical)
    {
        Assert.True(Recurrence.TryParse(text, out var rule, out var problem), problem);
        Assert.Equal(canonical, rule.ToString());
        Assert.True(Recurrence.TryParse(canonical, out var again, out _));
        Assert.Equal(canonical, again.ToString());
    }

    [Theory]
    [InlineData(null, "The rule is empty.")]
    [InlineData(" ", "The rule is empty.")]
    [InlineData("COUNT=3", "The rule has no FREQ.")]
    [InlineData("FREQ=HOURLY", "FREQ=HOURLY is not supported: DAILY is the finest.")]
    [InlineData("FREQ=FORTNIGHTLY", "FREQ=FORTNIGHTLY is not a frequency.")]
    [InlineData("FREQ=1", "FREQ=1 is not a frequency.")]
    [InlineData("FREQ=DAILY,WEEKLY", "FREQ=DAILY,WEEKLY is not a frequency.")]
    [InlineData("FREQ=DAILY;FREQ=DAILY", "FREQ is given twice.")]
    [InlineData("FREQ=DAILY;INTERVAL=0", "INTERVAL=0 is not a number from 1 to 1000.")]
    [InlineData("FREQ=DAILY;COUNT=-1", "COUNT=-1 is not a number from 1 to 5000.")]
    [InlineData("FREQ=DAILY;COUNT=99999999999", "COUNT=99999999999 is not a number from 1 to 5000.")]
    [InlineData("FREQ=DAILY;COUNT=3;UNTIL=20261224", "A rule has COUNT or UNTIL, not both.")]
    [InlineData("FREQ=DAILY;UNTIL=20261324", "UNTIL=20261324 is not a date.")]
    [InlineData("FREQ=WEEKLY;BYDAY=1TU", "“First Tuesday” and the like need FREQ=MONTHLY or YEARLY.")]
    [InlineData("FREQ=WEEKLY;BYDAY=XX", "BYDAY=XX is not a list of weekdays.")]
    [InlineData("FREQ=WEEKLY;BYDAY=", "BYDAY= is not a list of weekdays.")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=WEEKLY cannot have BYMONTHDAY.")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY=0 is not a list of days of the month.")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY=32 is not a list of days of the month.")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=--1", "BYMONTHDAY=--1 is not a list of days of the month.")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO", "A month has no sixth week.")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=1;BYDAY=2MO", "FREQ=YEARLY with BYMONTHDAY and numbered weekdays needs BYMONTH.")]
    [InlineData("FREQ=MONTHLY;BYSETPOS=1", "BYSETPOS needs another BY part.")]
    [InlineData("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO is not supported.")]
    [InlineData("FREQ=YEARLY;BYYEARDAY=20", "BYYEARDAY is not supported.")]
    [InlineData("FREQ=DAILY;BYHOUR=9", "BYHOUR is not supported.")]
    [InlineData("FREQ=DAILY;RSCALE=CHINESE", "RSCALE is not supported.")]
    [InlineData("FREQ=DAILY;PLEASE=1", "PLEASE is not a part of a rule.")]
    [InlineData("FREQ=DAILY;=1", "“=1” is not a part of a rule.")]
    public void What_cannot_be_used_is_refused_in_words(string? text, string expected)
    {
        Assert.False(Recurrence.TryParse(text, out var rule, out var problem));
        Assert.Null(rule);
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void A_rule_without_end_of_text_is_refused() =>
        Assert.False(Recurrence.TryParse("FREQ=DAILY;BYMONTH=" + string.Join(',', Enumerable.Repeat("1", 100_000)), out _, out _));
}
