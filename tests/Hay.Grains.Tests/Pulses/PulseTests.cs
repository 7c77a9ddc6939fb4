using System.Text.Json;

namespace Hay.Grains.Tests.Pulses;

public class PulseTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    private static Pulse After(IEnumerable<PulseAnswer> answers, DateOnly day, Pulse? before = null) =>
        answers.Aggregate(before ?? new Pulse(), (pulse, answer) => pulse.Answer(answer, day, static () => 0));

    private static IEnumerable<PulseAnswer> Times(int times, PulseAnswer answer) => Enumerable.Repeat(answer, times);

    [Fact]
    public void Nothing_is_shown_before_eight_have_answered()
    {
        var seven = After(Times(7, PulseAnswer.Low), Tuesday);

        Assert.Equal(PulseToday.TooFew, seven.Today(Tuesday));
        Assert.Equal(["*", "*", "*", "10", "*"], seven.Answer(PulseAnswer.Low, Tuesday, static () => 0).Today(Tuesday).Kinds.Select(k => k.ToString()));
    }

    [Fact]
    public void What_is_shown_moves_with_the_fifth_new_answer_and_not_before()
    {
        var eight = After(Times(8, PulseAnswer.Good), Tuesday);

        Assert.Equal("10", After(Times(4, PulseAnswer.Good), Tuesday, eight).Today(Tuesday).All.ToString());
        Assert.Equal("15", After(Times(5, PulseAnswer.Good), Tuesday, eight).Today(Tuesday).All.ToString());
    }

    [Fact]
    public void When_something_shows_says_how_many_there_are_by_chance_alone()
    {
        // The same answers, all of one kind, until something shows: after 8 to 12 of them, and the kind after some more.
        var shows = Enumerable.Range(0, 200).Select(seed =>
        {
            var (random, pulse, answers) = (new Random(seed), new Pulse(), 0);
            while (pulse.Today(Tuesday) == PulseToday.TooFew) (pulse, answers) = (pulse.Answer(PulseAnswer.Low, Tuesday, () => random.Next(Pulse.Draws)), answers + 1);
            return answers;
        }).ToList();

        Assert.Equal([8, 9, 10, 11, 12], shows.Distinct().Order());
        Assert.All(shows.GroupBy(n => n), same => Assert.InRange(same.Count(), 20, 70));
    }

    [Fact]
    public void Each_day_begins_with_nothing_and_only_weeks_that_are_over_are_told()
    {
        var (saturday, sunday, monday) = (Tuesday.AddDays(4), Tuesday.AddDays(5), Tuesday.AddDays(6));
        var pulse = After(Times(6, PulseAnswer.SoSo), sunday, After(Times(6, PulseAnswer.SoSo), saturday));

        Assert.Equal(PulseToday.TooFew, pulse.Today(sunday));
        Assert.Empty(pulse.Weeks(sunday));
        var week = Assert.Single(pulse.Answer(PulseAnswer.Good, monday, static () => 0).Weeks(monday));
        Assert.Equal(new DateOnly(2026, 11, 23), week.Monday);
        Assert.Equal(["0", "0", "10", "0", "0"], week.Kinds.Select(k => k.ToString()));
        Assert.Equal("10", week.All().ToString());
    }

    [Fact]
    public void Five_years_of_weeks_are_kept_and_no_more()
    {
        var pulse = Enumerable.Range(0, Pulse.MostWeeks + 10).Aggregate(new Pulse(), (p, week) => p.Answer(PulseAnswer.Good, Tuesday.AddDays(7 * week), static () => 0));

        Assert.Equal(Pulse.MostWeeks, pulse.Sums.Length);
        Assert.Equal(Tuesday.AddDays((7 * (Pulse.MostWeeks + 9)) - 1), pulse.Sums[0].Monday);
    }

    [Fact]
    public void It_reads_back_as_it_was_written()
    {
        var pulse = After(Times(9, PulseAnswer.Rough), Tuesday);

        var json = JsonSerializer.Serialize(pulse, GrainJson.Default.Options);
        var read = JsonSerializer.Deserialize<Pulse>(json, GrainJson.Default.Options)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, GrainJson.Default.Options));
        Assert.Equal("""{"day":"2026-11-24","counts":[0,0,0,0,9],"next":13,"hidden":[0,0,0,0,0],"shown":[0,0,0,0,8],"sums":[{"monday":"2026-11-23","counts":[0,0,0,0,9]}]}""", json);
    }
}
