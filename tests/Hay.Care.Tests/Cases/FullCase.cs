using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>A case with something of everything in it, made by the rules.</summary>
internal static class FullCase
{
    public static readonly string Id = new('c', 32);

    public static Case State()
    {
        var at = Now;
        var state = Must(new Case().Receive(
            Referral() with { Person = Mira() with { ReachBy = ReachBy.Text, ReachNote = "Not before ten.", Needs = "Large print", Language = "Igbo", Area = "n2" } }, Team(North), Pat, at));
        state = Must(state.Ask("Does she live alone?", Lea, at.AddHours(1)));
        state = Must(state.Answer("With her son.", Pat, at.AddHours(3)));
        state = Must(state.Accept(Lea, at.AddDays(1)));
        state = Must(state.PickUp(Ann, at.AddDays(2)));
        state = Must(state.Agree(new([new("g1", "Sleep through the night"), new("g2", "See my sister")], 9), Ann, at.AddDays(3)));
        state = Must(state.Score(new("g1", 2, false), Ann, at.AddDays(3)));
        state = Must(state.Score(new("g1", 9, true), Ann, at.AddDays(30)));
        state = Must(state.AddWellbeing("w1", new DateOnly(2026, 11, 27), new() { Satisfied = 3, Worthwhile = 4, Happy = 2, Anxious = 8 }, Ann, at.AddDays(3)));
        state = Must(state.AddContact(Met("k1", at.AddDays(3)) with { Next = "Tea at the library", NextAt = at.AddDays(10) }, Ann, at.AddDays(3)));
        state = Must(state.AddContact(Met("k2", at.AddDays(10), ContactKind.Missed, 0, ""), Ann, at.AddDays(10)));
        state = Must(state.AddTried(new("t1", "o-1/yoga", "Slow Start Yoga", new DateOnly(2026, 12, 8), TriedHow.LikedIt, "Nobody stared", ""), Ann, at.AddDays(15)));
        state = Must(state.AddDiscussion(new("d1", at.AddDays(16), "Dr Nowak, the pharmacist", "Tablets at night.", ""), Ann, at.AddDays(16)));
        state = Must(state.AddRisk("r1", "She said it would be easier not to wake up.", "Dr Nowak, at once", Ann, at.AddDays(17)));
        state = Must(state.SettleRisk("r1", "Seen the same day; safe.", Ann, at.AddDays(18)));
        state = Must(state.Escalate("Two services each say the other.", Ann, at.AddDays(19)));
        state = Must(state.PickUp(Lio, at.AddDays(20)));
        state = Must(state.Return(null, "Both, on one day.", Lio, at.AddDays(21)));
        state = Must(state.HandOver(Team(South), "She moves to Cambridge.", Ann, at.AddDays(25)));
        state = Must(state.PickUp(Sam, at.AddDays(26)));
        state = Must(state.AddExperience(new("e1", ExperienceOf.Carer, default, 8, "We sleep again.", ""), Sam, at.AddDays(30)));
        state = Must(state.Close(CloseOutcome.SomeGoalsReached, "Yoga each Tuesday.", Sam, at.AddDays(40)));
        state = Must(state.Reopen("Her son moved out.", Sam, at.AddDays(50)));
        return Must(state.PlanNext("Ring on Friday", at.AddDays(53), Sam, at.AddDays(50)));
    }
}
