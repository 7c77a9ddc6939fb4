using System.Text.Json;

namespace Hay.Grains.Tests.Gatherings;

public class GatheringTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 13, 0, 0, TimeSpan.Zero);
    private static readonly BeginGathering Stretch = new("desk-stretch", Now.AddMinutes(1), 125);

    [Fact]
    public void It_begins_and_goes_on_by_the_clock()
    {
        var (begun, outcome) = new Gathering().Begin(Stretch, Now);

        Assert.Equal(GatheringOutcome.Begun, outcome);
        var view = begun.View(Now)!;
        Assert.Equal((1, "desk-stretch", Now.AddMinutes(1), 125), (view.Number, view.Taster, view.Start, view.Seconds));
        Assert.NotNull(begun.View(view.End + Gathering.Linger - TimeSpan.FromSeconds(1)));
        Assert.Null(begun.View(view.End + Gathering.Linger));
    }

    [Fact]
    public void Asking_twice_changes_nothing_and_there_is_one_at_a_time()
    {
        var (begun, _) = new Gathering().Begin(Stretch, Now);

        foreach (var command in new[] { Stretch, Stretch with { Taster = "doodle" } })
        {
            var (next, outcome) = begun.Begin(command, Now.AddSeconds(90));
            Assert.Equal(GatheringOutcome.AlreadyOn, outcome);
            Assert.Same(begun, next);
        }

        var (second, after) = begun.Begin(Stretch with { Start = Now.AddMinutes(5) }, Now.AddMinutes(4));
        Assert.Equal((GatheringOutcome.Begun, 2L), (after, second.Number));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        foreach (var command in new[]
        {
            Stretch with { Taster = "" }, Stretch with { Taster = "No Slug" }, Stretch with { Seconds = 0 }, Stretch with { Seconds = Gathering.LongestSeconds + 1 },
            Stretch with { Start = Now.AddSeconds(-125) }, Stretch with { Start = Now + Gathering.Ahead + TimeSpan.FromSeconds(1) },
        })
        {
            var before = new Gathering();
            var (next, outcome) = before.Begin(command, Now);
            Assert.Equal(GatheringOutcome.Refused, outcome);
            Assert.Same(before, next);
        }
    }

    [Fact]
    public void Whoever_leads_says_one_line_after_the_other_while_it_is_on()
    {
        var (begun, _) = new Gathering().Begin(Stretch, Now);
        Assert.Equal(LineOutcome.NothingOn, new Gathering().Say("Hello", Now).Outcome);

        var (first, said) = begun.Say("  Hello,\n  all of you ", Now);
        Assert.Equal((LineOutcome.Said, "Hello, all of you", 1), (said, first.Line, first.LineNumber));
        Assert.Equal(LineOutcome.TooSoon, first.Say("Arms up", Now.AddSeconds(1)).Outcome);
        var (again, twice) = first.Say("Hello, all of you", Now.AddSeconds(1));
        Assert.Equal(LineOutcome.Said, twice);
        Assert.Same(first, again);
        Assert.Equal(2, first.Say("Arms up", Now.AddSeconds(2)).Next.LineNumber);
        Assert.Equal(LineOutcome.Refused, first.Say(new string('a', Gathering.LongestLine + 1), Now.AddSeconds(9)).Outcome);
        Assert.Equal(LineOutcome.Refused, first.Say(" \n ", Now.AddSeconds(9)).Outcome);
        Assert.Equal(LineOutcome.Refused, first.Say("a\u0007b", Now.AddSeconds(9)).Outcome);
        Assert.Equal("", first.Begin(Stretch with { Start = Now.AddHours(1) }, Now.AddHours(1)).Next.Line);
    }

    [Fact]
    public void What_is_stored_is_read_back_the_same()
    {
        var (begun, _) = new Gathering().Begin(Stretch, Now);
        var kept = begun.Say("Hello", Now).Next;
        var read = JsonSerializer.Deserialize<Gathering>(JsonSerializer.Serialize(kept, GrainJson.Default.Options), GrainJson.Default.Options);
        Assert.Equal(kept, read);
        Assert.Equal(new Gathering(), JsonSerializer.Deserialize<Gathering>("{}", GrainJson.Default.Options));
    }
}
