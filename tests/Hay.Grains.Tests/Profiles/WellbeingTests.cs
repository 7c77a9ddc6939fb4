using System.Text.Json;
using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

/// <summary>Four questions that nobody has to answer.</summary>
public class WellbeingTests
{
    private static readonly Wellbeing Low = new() { Satisfied = 0, Happy = 3, Anxious = 10 };
    private static readonly Wellbeing Higher = new() { Satisfied = 6, Worthwhile = 7, Happy = 6, Anxious = 2 };

    [Fact]
    public void The_first_answers_are_before_and_later_ones_after()
    {
        var (first, outcome) = new Profile().SayHowThingsAre(Low, Ann, Now);
        var later = first.SayHowThingsAre(Higher, Ann, Now.AddDays(40)).Next.SayHowThingsAre(Low, Ann, Now.AddDays(80)).Next;

        Assert.Equal(WellbeingOutcome.Kept, outcome);
        Assert.Equal((new WellbeingAnswer(Low, Now), new WellbeingAnswer(Low, Now.AddDays(80))), (later.View().FirstAnswer, later.View().LatestAnswer));
        Assert.Equal([(Low, true), (Higher, false), (Low, false)], later.Outbox.Waiting.Select(f => (f.Wellbeing!, f.IsFirst)));
        Assert.All(later.Outbox.Waiting, f => Assert.Equal((FactKind.SaidHowThingsAre, Ann, ""), (f.Kind, f.Profile, f.Activity)));
    }

    // Noon on a Saturday: the day counts, not the hour.
    [Theory]
    [InlineData(0, false)]
    [InlineData(27, false)]
    [InlineData(27.4, false)]
    [InlineData(27.6, true)]
    [InlineData(28, true)]
    public void Once_in_four_weeks(double days, bool isKept)
    {
        var first = new Profile().SayHowThingsAre(Low, Ann, Now).Next;

        var (next, outcome) = first.SayHowThingsAre(Higher, Ann, Now.AddDays(days));

        Assert.Equal(isKept ? WellbeingOutcome.Kept : WellbeingOutcome.TooSoon, outcome);
        Assert.Equal(!isKept, ReferenceEquals(first, next));
    }

    [Fact]
    public void The_same_sent_twice_is_kept_once()
    {
        var first = new Profile().SayHowThingsAre(Low, Ann, Now).Next;
        Assert.Equal((first, WellbeingOutcome.Kept), first.SayHowThingsAre(Low with { }, Ann, Now.AddSeconds(3)));
    }

    [Fact]
    public void Taken_back_it_is_as_if_nothing_had_been_said()
    {
        var back = new Profile().SayHowThingsAre(Low, Ann, Now).Next.TakeBackHowThingsAre(Ann, Now);

        Assert.Equal((null, null), (back.View().FirstAnswer, back.View().LatestAnswer));
        Assert.Equal((FactKind.SaidHowThingsAre, Wellbeing.NotSaid, Ann), (back.Outbox.Waiting[^1].Kind, back.Outbox.Waiting[^1].Wellbeing, back.Outbox.Waiting[^1].Profile));
        Assert.Same(back, back.TakeBackHowThingsAre(Ann, Now));
        Assert.True(back.SayHowThingsAre(Higher, Ann, Now).Next.Outbox.Waiting[^1].IsFirst);
    }

    [Fact]
    public void Nothing_and_nonsense_are_not_kept()
    {
        var nobody = new Profile();
        Assert.Equal((nobody, WellbeingOutcome.NotSaid), nobody.SayHowThingsAre(Wellbeing.NotSaid, Ann, Now));
        Assert.Equal((nobody, WellbeingOutcome.NotSaid), nobody.SayHowThingsAre(new() { Happy = 11, Anxious = -1 }, Ann, Now));
        Assert.Equal(new Wellbeing { Satisfied = 5 }, nobody.SayHowThingsAre(new() { Satisfied = 5, Happy = 11 }, Ann, Now).Next.LatestAnswer!.Said);
    }

    [Fact]
    public void Who_is_being_forgotten_says_no_more()
    {
        var gone = new Profile().SayHowThingsAre(Low, Ann, Now).Next.Forget();
        Assert.Same(gone, gone.SayHowThingsAre(Low, Ann, Now).Next);
        Assert.Same(gone, gone.TakeBackHowThingsAre(Ann, Now));
        Assert.Null(gone.FirstAnswer);
    }

    // What is a default is not written: 0 is an answer, and must not be one.
    [Fact]
    public void Nought_and_nothing_stay_apart_where_they_are_stored()
    {
        int?[] answers = [null, 0, 1, 10];
        foreach (var said in from a in answers from b in answers from c in answers from d in answers select new Wellbeing { Satisfied = a, Worthwhile = b, Happy = c, Anxious = d })
        {
            var fact = new Fact { Number = 1, Kind = FactKind.SaidHowThingsAre, At = Now, Profile = Ann, Wellbeing = said };
            Assert.Equal(fact, JsonSerializer.Deserialize(JsonSerializer.Serialize(fact, GrainJson.Default.Fact), GrainJson.Default.Fact));
            var profile = new Profile().SayHowThingsAre(said, Ann, Now).Next;
            var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(profile, GrainJson.Default.Profile), GrainJson.Default.Profile)!;
            Assert.Equal((profile.FirstAnswer, profile.LatestAnswer), (read.FirstAnswer, read.LatestAnswer));
        }

        Assert.Contains("\"wellbeing\":{\"satisfied\":0}", JsonSerializer.Serialize(new Fact { Kind = FactKind.SaidHowThingsAre, At = Now, Wellbeing = new() { Satisfied = 0 } }, GrainJson.Default.Fact), StringComparison.Ordinal);
    }
}
