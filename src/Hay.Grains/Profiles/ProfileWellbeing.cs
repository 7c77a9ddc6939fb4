namespace Hay.Grains;

/// <summary>How somebody says that things are: at first, and the last time since.</summary>
public sealed partial record Profile
{
    /// <summary>Answers between the first and the latest are in the journal alone.</summary>
    public (Profile Next, WellbeingOutcome Outcome) SayHowThingsAre(Wellbeing said, ProfileId me, DateTimeOffset now)
    {
        var tidy = said.Tidy();
        if (Forgetting || tidy == Wellbeing.NotSaid) return (this, WellbeingOutcome.NotSaid);
        if (LatestAnswer is { } latest && LocalDay.Of(now) < latest.AgainFrom()) return (this, latest.Said == tidy ? WellbeingOutcome.Kept : WellbeingOutcome.TooSoon);
        var answer = new WellbeingAnswer(tidy, now);
        var fact = new Fact { Kind = FactKind.SaidHowThingsAre, At = now, Profile = me, Wellbeing = tidy, IsFirst = FirstAnswer is null };
        return (this with { FirstAnswer = FirstAnswer ?? answer, LatestAnswer = answer, Outbox = Outbox.Add(fact) }, WellbeingOutcome.Kept);
    }

    /// <summary>As if they had said nothing: what they say next is the first again.</summary>
    public Profile TakeBackHowThingsAre(ProfileId me, DateTimeOffset now) => LatestAnswer is null ? this : this with
    {
        FirstAnswer = null,
        LatestAnswer = null,
        Outbox = Outbox.Add(new Fact { Kind = FactKind.SaidHowThingsAre, At = now, Profile = me, Wellbeing = Wellbeing.NotSaid }),
    };
}
