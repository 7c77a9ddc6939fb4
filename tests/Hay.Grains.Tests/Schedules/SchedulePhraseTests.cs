using System.Diagnostics;
using System.Globalization;

namespace Hay.Grains.Tests.Schedules;

public sealed class SchedulePhraseTests
{
    // A Saturday.
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("every second Tuesday 6.30pm to 8pm, not in August", "Every second Tuesday, 6.30pm to 8pm, not in August")]
    [InlineData("Every other Tuesday from 6.30 until 8pm", "Every second Tuesday, 6.30pm to 8pm")]
    [InlineData("Tuesdays, fortnightly, 18:30–20:00", "Every second Tuesday, 6.30pm to 8pm")]
    [InlineData("alternate Tuesdays 6.30-8pm", "Every second Tuesday, 6.30pm to 8pm")]
    [InlineData("every two weeks on Tuesday, 6:30pm - 8 p.m.", "Every second Tuesday, 6.30pm to 8pm")]
    [InlineData("every third Wednesday 10am to 12", "Every third Wednesday, 10am to noon")]
    [InlineData("every 4 weeks on Mondays, 11 to 1pm", "Every fourth Monday, 11am to 1pm")]
    [InlineData("Mondays and Thursdays at 10am for 90 minutes", "Mondays and Thursdays, 10am to 11.30am")]
    [InlineData("We meet on mon, wed & fri at noon for an hour.", "Mondays, Wednesdays and Fridays, noon to 1pm")]
    [InlineData("Monday to Friday 9am to 5pm", "Weekdays, 9am to 5pm")]
    [InlineData("weekdays 12 to 2pm not on bank holidays", "Weekdays, noon to 2pm, not on bank holidays")]
    [InlineData("every day, 10pm until midnight", "Every day, 10pm to midnight")]
    [InlineData("daily 10:00 to 11:30", "Every day, 10am to 11.30am")]
    [InlineData("Saturdays all day", "Saturdays, all day")]
    [InlineData("Fridays 11pm to 3am", "Fridays, 11pm to 3am")]
    [InlineData("first Tuesday of the month 2pm to 4pm", "First Tuesday of the month, 2pm to 4pm, from 1 December")]
    [InlineData("the last Friday, 7pm for 2 hours", "Last Friday of the month, 7pm to 9pm")]
    [InlineData("every second Tuesday of the month 2pm for 1.5 hours", "Second Tuesday of the month, 2pm to 3.30pm, from 8 December")]
    [InlineData("monthly on the 1st & 3rd Sundays from 3 to 5pm", "First and third Sundays of the month, 3pm to 5pm, from 6 December")]
    [InlineData("on the 15th of each month, 7pm to 9pm", "The 15th of the month, 7pm to 9pm, from 15 December")]
    [InlineData("the last day of the month, 7pm to 9pm", "The last day of the month, 7pm to 9pm, from 30 November")]
    [InlineData("on 12 December from 2pm to 4pm", "Saturday 12 December, 2pm to 4pm")]
    [InlineData("Saturday the 12th of December, 2 to 4pm", "Saturday 12 December, 2pm to 4pm")]
    [InlineData("5 and 12 December 2pm to 4pm", "Saturday 5 December and Saturday 12 December, 2pm to 4pm")]
    [InlineData("5/1/2027 2pm to 4pm", "Tuesday 5 January 2027, 2pm to 4pm")]
    [InlineData("tomorrow 2pm to 4pm", "Sunday 22 November, 2pm to 4pm")]
    [InlineData("Tuesdays 2pm to 4pm from 6 January until 20 March", "Tuesdays, 2pm to 4pm, from 12 January 2027, until 20 March 2027")]
    [InlineData("Tuesdays 2pm to 4pm until the end of January", "Tuesdays, 2pm to 4pm, until 31 January 2027")]
    [InlineData("Tuesdays 2pm to 4pm for six weeks", "Tuesdays, 2pm to 4pm, until 4 January 2027")]
    [InlineData("Tuesdays 2pm to 4pm, 6 times", "Tuesdays, 2pm to 4pm, until 29 December")]
    [InlineData("Tuesdays 2pm to 4pm not in July or August or on 22 December", "Tuesdays, 2pm to 4pm, not in July or August or on 22 December")]
    [InlineData("Tuesdays 2pm to 4pm except 22 and 29 December, also on 23 December", "Tuesdays, 2pm to 4pm, also on 23 December, not on 22 December or 29 December")]
    [InlineData("weekly from 8 December, 2pm to 4pm", "Tuesdays, 2pm to 4pm, from 8 December")]
    [InlineData("Tuesdays 6 in the evening until 8", "Tuesdays, 6pm to 8pm")]
    [InlineData("Tuesday mornings 10-12", "Tuesdays, 10am to noon")]
    [InlineData("every Friday night from 8 until 11", "Fridays, 8pm to 11pm")]
    [InlineData("Mon/Wed 0900 to 1030", "Mondays and Wednesdays, 9am to 10.30am")]
    [InlineData("every other week on a Tuesday, 2pm to 4pm. No meetings in August.", "Every second Tuesday, 2pm to 4pm, not in August")]
    [InlineData("Tuesdays 2pm to 4pm from September to June", "Tuesdays, 2pm to 4pm, not in July or August")]
    [InlineData("Tuesdays 2pm to 4pm from January", "Tuesdays, 2pm to 4pm, from 5 January 2027")]
    [InlineData("Tuesdays 2pm to 4pm only in June and July", "Tuesdays in June and July, 2pm to 4pm, from 1 June 2027")]
    public void A_phrase_is_read(string text, string words)
    {
        Assert.True(ScheduleForm.TryRead(text, Today, out var form, out var problem), problem);
        Assert.Equal(words + ".", form.Words(Today));
        Assert.Equal(form, form.Tidy());
    }

    [Theory]
    [InlineData("", "Say when it is, as in “every second Tuesday, 6.30pm to 8pm, not in August”.")]
    [InlineData("Tuesdays", "Say when it starts and ends, as in “6.30pm to 8pm”.")]
    [InlineData("Tuesdays at 6.30pm", "Say when it ends, as in “6.30pm to 8pm”.")]
    [InlineData("Tuesdays at 6.30", "Say am or pm, as in “6.30pm to 8pm”.")]
    [InlineData("Tuesdays 6 to 8", "Say am or pm, as in “6.30pm to 8pm”.")]
    [InlineData("Tuesdays 25:00 to 26:00", "“25:00” is not a time.")]
    [InlineData("Tuesdays 2pm to 4pm and Thursdays 6pm to 8pm", "It says two times of day. A schedule has one: make a second listing for the other.")]
    [InlineData("6.30pm to 8pm", "Say on which days, as in “every Tuesday” or “12 December”.")]
    [InlineData("weekly 6.30pm to 8pm", "Say on which days, as in “every Tuesday” or “12 December”.")]
    [InlineData("every banana 2pm to 4pm", "“every” is not a word Hay knows here.")]
    [InlineData("Tuesdays 2pm to 4pm in the hall", "“in” is not a word Hay knows here.")]
    [InlineData("Tuesdays 2pm to 4pm picnic", "“picnic” is not a word Hay knows here.")]
    [InlineData("Tuesdays 2pm to 4pm term time only", "Hay does not know when school terms are.")]
    [InlineData("Tuesdays 2pm to 4pm, not in the school holidays", "Hay does not know when school terms are.")]
    [InlineData("Tuesdays 2pm to 4pm not in Narnia", "Say what to leave out after “not”: months, dates or bank holidays, not “narnia”.")]
    [InlineData("Tuesdays 2pm to 4pm until bored", "Say a date after “until”, as in “until 20 December”, not “bored”.")]
    [InlineData("Tuesdays 2pm to 4pm until 31 June", "June has no 31st.")]
    [InlineData("Monday 12 December 2pm to 4pm", "12 December is a Saturday, not a Monday.")]
    [InlineData("every other day 2pm to 4pm", "Hay cannot say “every other day”.")]
    [InlineData("every six weeks on Tuesday 2pm to 4pm", "Hay can say every week, or every two, three or four weeks.")]
    [InlineData("every two months on Tuesday 2pm to 4pm", "Hay can say every week, every two, three or four weeks, or every month.")]
    [InlineData("every day and Tuesdays 2pm to 4pm", "It says in two ways how often it is. Say one of them.")]
    [InlineData("monthly 2pm to 4pm", "Say which day of the month, as in “the first Tuesday of the month” or “the 15th of the month”.")]
    [InlineData("fifth Tuesday of the month 2pm to 4pm", "Not every month has a fifth one.")]
    [InlineData("first Tuesday and third Thursday of the month 2pm to 4pm", "Hay cannot put two different days of the month into one schedule.")]
    [InlineData("12 December 2pm to 4pm not in August", "A single date needs no “from”, “until”, “for” or “not”.")]
    [InlineData("Tuesdays 2pm to 4pm, 6 times until 20 December", "It says in two ways when it ends. Say one of them.")]
    [InlineData("Tuesdays 2pm to 4pm from 6 January from 8 January", "It says twice from when it runs. Say it once.")]
    [InlineData("Tuesdays 2pm to 4pm for 9999 weeks", "Say an end within ten years, or none.")]
    [InlineData("Tuesdays 2pm to 4pm until 1 January 2020", "The first one would be later, on Tuesday 24 November.")]
    public void What_cannot_be_read_is_said(string text, string problem)
    {
        Assert.False(ScheduleForm.TryRead(text, Today, out _, out var why));
        Assert.StartsWith(problem, why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phrase_of_a_page_is_too_long()
    {
        Assert.False(ScheduleForm.TryRead(new string('x', 301), Today, out _, out var problem));
        Assert.Equal("This is longer than 300 characters. Say only when it is.", problem);
    }

    /// <summary>Twenty thousand phrases of words it knows and signs it does not: an answer to each, all within seconds.</summary>
    [Fact]
    public void Any_words_in_any_order_have_an_answer()
    {
        string[] words =
        [
            .. "every each other second first last third 4th 15th 31 30 29 two six 6 8 12 2027 0 99 999999999999 of in on at from to until not except also and or for the a".Split(' '),
            .. "tuesday tuesdays mon weekdays weekends day days week weeks month months monthly daily fortnightly fortnight alternate august feb may end".Split(' '),
            .. "6.30pm 18:30 6 p.m. 24:00 0.00 1.5 hours minutes hour half noon midnight all times o'clock bank holidays term time 29/2 31/6 2026-02-29 2028-02-29 today".Split(' '),
            .. ", ; . – & “ ’ \0 🎈 İ ß é ١٢ \u200f %s <b> ' --".Split(' '),
        ];
        var random = new Random(20261121);
        var clock = Stopwatch.StartNew();
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Join(' ', Enumerable.Range(0, random.Next(1, 14)).Select(_ => words[random.Next(words.Length)]));
            if (i % 2 == 0) text = "Tuesdays 2pm to 4pm " + text;
            var isRead = ScheduleForm.TryRead(text, Today, out var form, out var problem);
            Assert.True(isRead ? form!.ToSchedule(Today).Problems.IsEmpty : problem!.Length > 10 && problem.EndsWith('.'), text);
            if (isRead) read++;
        }

        Assert.InRange(read, 20, 10_000);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), clock.Elapsed.ToString("c", CultureInfo.InvariantCulture));
    }
}
