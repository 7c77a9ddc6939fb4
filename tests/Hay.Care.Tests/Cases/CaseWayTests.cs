using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>From step to step, and from hand to hand.</summary>
public sealed class CaseWayTests
{
    private static readonly DateTimeOffset Later = Now.AddDays(3);

    [Fact]
    public void Another_provider_is_told_only_what_the_person_agreed_that_others_hear()
    {
        var alone = Must(Active().Consent(true, false, "Only with you.", Ann, Later));
        var (next, result) = alone.HandOver(Team(South), "Moved.", Ann, Later);
        Assert.Same(alone, next);
        Assert.Equal(CareOutcome.Refused, result.Outcome);
        Assert.Contains("has not agreed", result.Problem, StringComparison.Ordinal);
        Assert.Equal(South, Must(Must(alone.Consent(true, true, "Tell them.", Ann, Later)).HandOver(Team(South), "Moved.", Ann, Later)).Now.Team);
    }

    [Fact]
    public void A_referral_arrives_with_a_team_and_with_consent()
    {
        var state = Received();
        Assert.Equal((CareStep.Received, North, Kettle, "", Now), (state.Now.Step, state.Now.Team, state.Now.Provider, state.Now.Holder, state.Now.Since));
        Assert.True(state.HasConsent);
        Assert.Equal("Mira Okafor", state.Person.Name);
    }

    [Fact]
    public void The_same_referral_twice_is_one_and_another_under_its_id_is_refused()
    {
        var state = Received();
        var (again, result) = state.Receive(Referral(), Team(North), Pat, Later);
        Assert.Same(state, again);
        Assert.Equal(CareOutcome.Done, result.Outcome);
        Assert.Equal(CareOutcome.Taken, state.Receive(Referral() with { Wanted = "Something else." }, Team(North), Pat, Later).Result.Outcome);
    }

    public static TheoryData<string, string> Odd => new()
    {
        { "name", "The name is missing." },
        { "id", "The person has no id." },
        { "reach", "Say how they can be reached: a telephone number, or another way." },
        { "nhs", "The NHS number has a slip in it: its last digit does not fit the others. Leave it out if nobody knows it." },
        { "born", "The date of birth cannot be right." },
        { "wanted", "What is wanted is missing." },
        { "long", "What is wanted is longer than 4000 characters." },
        { "consent", "What the person agrees to is missing." },
        { "from", "Who refers is missing." },
    };

    [Theory, MemberData(nameof(Odd))]
    public void What_cannot_be_is_refused_in_a_sentence(string what, string problem)
    {
        var good = Referral();
        var odd = what switch
        {
            "name" => good with { Person = Mira() with { Name = " " } },
            "id" => good with { Person = Mira() with { PersonId = "mira" } },
            "reach" => good with { Person = Mira() with { Phone = "" } },
            "nhs" => good with { Person = Mira() with { NhsNumber = "9434765918" } },
            "born" => good with { Person = Mira() with { Born = new DateOnly(2026, 11, 25) } },
            "wanted" => good with { Wanted = "" },
            "long" => good with { Wanted = new string('x', 4001) },
            "consent" => good with { ConsentWords = "" },
            _ => good with { From = "" },
        };
        var (next, result) = new Case().Receive(odd, Team(North), Pat, Now);
        Assert.Equal(new CareResult(CareOutcome.Refused, problem), result);
        Assert.False(next.Exists);
    }

    [Fact]
    public void Who_refers_for_a_practice_is_of_that_practice()
    {
        foreach (var who in (CareActor[])[Ann, Link, Adam, CareActor.Person, Actor("pip", Hay.Grains.RoleKind.CarePractice, Meadow)])
        {
            Assert.Equal(CareOutcome.NotAllowed, new Case().Receive(Referral(), Team(North), who, Now).Result.Outcome);
        }

        Assert.Equal(CareOutcome.NotAllowed, new Case().Receive(Referral(source: ReferralSource.Colleague), Team(North), CareActor.Person, Now).Result.Outcome);
        Must(new Case().Receive(Referral(source: ReferralSource.Colleague), Team(North), Link, Now));
        Must(new Case().Receive(Referral(source: ReferralSource.SelfAgain), Team(North), CareActor.Person, Now));
    }

    [Fact]
    public void A_question_goes_to_who_referred_and_the_answer_comes_back()
    {
        var asked = Must(Received().Ask("Does she speak English?", Lea, Later));
        Assert.Equal((CareStep.Asked, "Does she speak English?"), (asked.Now.Step, asked.State().Question));
        var answered = Must(asked.Answer("Yes, and Igbo.", Pat, Later.AddDays(1)));
        Assert.Equal((CareStep.Received, "Yes, and Igbo.", Later.AddDays(1)), (answered.Now.Step, answered.Questions[0].Answer, answered.Questions[0].AnsweredAt));
        Assert.Equal("", answered.State().Question);
        Must(answered.Accept(Lea, Later.AddDays(2)));
    }

    [Fact]
    public void A_no_comes_with_a_reason_and_somewhere_else_to_turn()
    {
        Assert.Equal("Where else they can turn is missing.", Received().Decline(new(DeclineReason.NeedsOther, "Needs a clinic.", ""), Lea, Later).Result.Problem);
        Assert.Equal("The reason is missing.", Received().Decline(new(DeclineReason.NeedsOther, "", "NHS 111"), Lea, Later).Result.Problem);
        var declined = Must(Received().Decline(new(DeclineReason.NeedsOther, "Needs a clinic.", "NHS 111"), Lea, Later));
        Assert.Equal((CareStep.Declined, "NHS 111"), (declined.Now.Step, declined.State().Signpost));
        Assert.Equal(CareOutcome.WrongStep, declined.Accept(Lea, Later).Result.Outcome);
    }

    [Fact]
    public void Two_connectors_who_pick_up_one_case_never_both_have_it()
    {
        var anns = Must(Waiting().PickUp(Ann, Later));
        Assert.Equal((CareStep.Active, "ann"), (anns.Now.Step, anns.Now.Holder));
        var (still, bens) = anns.PickUp(Ben, Later);
        Assert.Same(anns, still);
        Assert.Equal(CareOutcome.Taken, bens.Outcome);
        Assert.Equal(CareOutcome.NotAllowed, anns.PickUp(Sam, Later).Result.Outcome);
    }

    [Fact]
    public void Handing_over_changes_who_holds_it_and_stops_no_clock()
    {
        var state = Active();
        var began = state.Now.Since;
        var over = Must(state.HandOver(Team(South), "She has moved to Cambridge.", Ann, Later));
        Assert.Equal((CareStep.Active, South, FenAndRiver, "", Later, began), (over.Now.Step, over.Now.Team, over.Now.Provider, over.Now.Holder, over.Now.Since, over.InStepSince));
        var taken = Must(over.PickUp(Sam, Later.AddDays(1)));
        Assert.Equal(("sam", began), (taken.Now.Holder, taken.InStepSince));
    }

    [Fact]
    public void Nothing_is_lost_when_it_is_handed_over()
    {
        var state = Must(Active().AddContact(Met("c1", Now.AddHours(3)), Ann, Now.AddHours(3)));
        var over = Must(state.HandOver(Team(South), "She has moved.", Ann, Later));
        Assert.Equal(Json(state), Json(over with { Steps = state.Steps }));

        // Ann's phone had no connection: what she wrote while it was hers still arrives.
        var late = Must(over.AddContact(Met("c2", Now.AddHours(5)), Ann, Later.AddDays(1)));
        Assert.Equal(["c1", "c2"], late.Contacts.Select(c => c.Id));
        Assert.Equal(CareOutcome.NotAllowed, over.AddContact(Met("c3", Later.AddHours(1)), Ann, Later.AddDays(1)).Result.Outcome);
        Assert.Equal(CareOutcome.NotAllowed, over.AddContact(Met("c4", Now.AddHours(5)), Ann, Later.AddDays(40)).Result.Outcome);
        Assert.Equal(CareOutcome.NotAllowed, over.AddContact(Met("c5", Now.AddHours(5)), Ben, Later).Result.Outcome);
    }

    [Fact]
    public void At_each_moment_it_is_in_one_place()
    {
        var state = Must(Must(Active().HandOver(Team(South), "Moved.", Ann, Later)).PickUp(Sam, Later.AddDays(1)));
        Assert.Equal(state.Steps.Select(s => s.Since).Order(), state.Steps.Select(s => s.Since));
        Assert.Equal([CareStep.Received, CareStep.Waiting, CareStep.Active, CareStep.Active, CareStep.Active], state.Steps.Select(s => s.Step));
        Assert.Equal(North, state.At(Later.AddMinutes(-1)).Team);
        Assert.Equal(South, state.At(Later).Team);
        Assert.Equal(CareStep.Received, state.At(Now.AddYears(-1)).Step);
    }

    [Fact]
    public void A_clock_that_was_set_back_turns_no_order_round() => Assert.Equal(Now.AddHours(1), Must(Waiting().PickUp(Ann, Now.AddDays(-1))).Now.Since);

    [Fact]
    public void Nobody_can_help_goes_to_the_liaison_with_a_clock_and_back()
    {
        var state = Active();
        var stuck = Must(state.Escalate("Nobody takes her with both.", Ann, Now.AddHours(4)));
        // Five working days from a Tuesday, by the evening.
        Assert.Equal((CareStep.Escalated, "", new DateTimeOffset(2026, 12, 1, 17, 0, 0, TimeSpan.Zero)), (stuck.Now.Step, stuck.Now.Holder, stuck.Now.Due));
        Assert.Equal(CareOutcome.NotAllowed, stuck.PickUp(Lea, Later).Result.Outcome);
        var held = Must(stuck.PickUp(Lio, Later));
        Assert.Equal(("lio", stuck.Now.Due, stuck.Now.Since), (held.Now.Holder, held.Now.Due, held.InStepSince));
        Assert.Equal(CareOutcome.NotAllowed, held.Return(null, "x", Ann, Later).Result.Outcome);

        var back = Must(held.Return(null, "Both services, together.", Lio, Later.AddDays(1)));
        Assert.Equal((CareStep.Active, North, "ann", (DateTimeOffset?)null), (back.Now.Step, back.Now.Team, back.Now.Holder, back.Now.Due));
        var elsewhere = Must(held.Return(Team(South), "The south can.", Lio, Later.AddDays(1)));
        Assert.Equal((CareStep.Active, South, ""), (elsewhere.Now.Step, elsewhere.Now.Team, elsewhere.Now.Holder));
        Assert.Equal(CareStep.Received, Must(Must(Received().Escalate("Nobody.", Lea, Later)).Return(null, "A way.", Lio, Later)).Now.Step);
    }

    [Fact]
    public void It_is_closed_with_an_outcome_and_may_be_opened_again()
    {
        var closed = Must(Active().Close(CloseOutcome.GoalsReached, "She runs the table now.", Ann, Later));
        Assert.Equal((CareStep.Closed, CloseOutcome.GoalsReached), (closed.Now.Step, closed.State().Outcome));
        Assert.Equal("How it ended is missing.", Active().Close(CloseOutcome.MovedOn, "", Ann, Later).Result.Problem);
        var open = Must(closed.Reopen("Her mother died.", Ann, Later.AddDays(9)));
        Assert.Equal((CareStep.Active, "ann", (CloseOutcome?)null), (open.Now.Step, open.Now.Holder, open.State().Outcome));
        Assert.Equal([CloseOutcome.GoalsReached], open.Closes.Select(c => c.Outcome));
    }

    [Fact]
    public void It_is_not_closed_over_a_risk_that_nobody_has_settled()
    {
        var risk = Must(Active().AddRisk("r1", "She falls.", "Her daughter", Ann, Later));
        var (next, result) = risk.Close(CloseOutcome.MovedOn, "Done.", Ann, Later);
        Assert.Same(risk, next);
        Assert.Equal(new CareResult(CareOutcome.Refused, "A risk is still open. Say what was done about it, then close the case."), result);
        var closed = Must(Must(risk.SettleRisk("r1", "A rail.", Ann, Later)).Close(CloseOutcome.MovedOn, "Done.", Ann, Later));
        var both = risk.Close(new(CloseOutcome.MovedOn, "Done.", [new("r1", "A rail.")]), Ann, Later);
        Assert.Equal((closed.Now, closed.Risks.Single(), CareResult.Done), (both.Next.Now, both.Next.Risks.Single(), both.Result));
        Assert.Equal(CareResult.Done, both.Next.Close(new(CloseOutcome.MovedOn, "Done.", [new("r1", "A rail.")]), Ann, Later).Result);
        // All of it, or nothing.
        foreach (var bad in (CloseCase[])[new(CloseOutcome.MovedOn, "", [new("r1", "A rail.")]), new(CloseOutcome.MovedOn, "Done.", [new("r1", "A rail."), new("r2", "?")]), new(CloseOutcome.MovedOn, "Done.", [])])
        {
            var refused = risk.Close(bad, Ann, Later);
            Assert.Same(risk, refused.Next);
            Assert.Equal(CareOutcome.Refused, refused.Result.Outcome);
        }

        // One that is written down after the close does not undo it.
        Assert.Equal(CareResult.Done, Must(closed.AddRisk("r2", "Again.", "Her son", Ann, Later)).Close(CloseOutcome.MovedOn, "Done.", Ann, Later).Result);
    }

    [Fact]
    public void Who_held_it_before_nobody_could_help_goes_on_writing_until_it_is_back_or_elsewhere()
    {
        var stuck = Must(Active().Escalate("Nobody.", Ann, Later));
        Must(stuck.AddContact(Met("c1", Later.AddDays(1)), Ann, Later.AddDays(1)));
        var held = Must(stuck.PickUp(Lio, Later.AddDays(1)));
        Must(Must(held.AddContact(Met("c1", Later.AddDays(1)), Ann, Later.AddDays(1))).AddRisk("r1", "She falls.", "Her son", Ann, Later.AddDays(1)));
        Assert.Equal(CareOutcome.NotAllowed, held.AddContact(Met("c1", Later.AddDays(1)), Ben, Later.AddDays(1)).Result.Outcome);
        Assert.Equal(CareOutcome.NotAllowed, held.Close(CloseOutcome.MovedOn, "x", Ann, Later.AddDays(1)).Result.Outcome);
        var elsewhere = Must(held.Return(Team(South), "They can.", Lio, Later.AddDays(2)));
        Assert.Equal(CareOutcome.NotAllowed, elsewhere.AddRisk("r1", "x", "x", Ann, Later.AddDays(2)).Result.Outcome);
        // A visit from before, from a phone without a connection, still arrives.
        Must(elsewhere.AddContact(Met("c1", Later.AddDays(1)), Ann, Later.AddDays(3)));
        Assert.Equal(CareOutcome.NotAllowed, Must(Received().Escalate("x", Lea, Later)).AddRisk("r1", "x", "x", Ann, Later).Result.Outcome);
    }

    // Everything that may be sent, and who may.
    private static readonly Dictionary<string, (Func<Case> From, Func<Case, DateTimeOffset, (Case, CareResult)> Send)> Commands = new()
    {
        ["ask"] = (() => Received(), (c, at) => c.Ask("Which flat?", Lea, at)),
        ["answer"] = (() => Must(Received().Ask("Which flat?", Lea, Later)), (c, at) => c.Answer("Number 4.", Pat, at)),
        ["accept"] = (() => Received(), (c, at) => c.Accept(Lea, at)),
        ["decline"] = (() => Received(), (c, at) => c.Decline(new(DeclineReason.NotWanted, "She rang.", "Ring again."), Lea, at)),
        ["pick up"] = (() => Waiting(), (c, at) => c.PickUp(Ann, at)),
        ["give"] = (() => Waiting(), (c, at) => c.Give("ben", Lea, at)),
        ["hand over"] = (() => Active(), (c, at) => c.HandOver(Team(South), "Moved.", Ann, at)),
        ["escalate"] = (() => Active(), (c, at) => c.Escalate("Nobody.", Ann, at)),
        ["return"] = (() => Must(Active().Escalate("Nobody.", Ann, Later)), (c, at) => c.Return(null, "A way.", Lio, at)),
        ["return elsewhere"] = (() => Must(Active().Escalate("Nobody.", Ann, Later)), (c, at) => c.Return(Team(South), "A way.", Lio, at)),
        ["close"] = (() => Active(), (c, at) => c.Close(CloseOutcome.MovedOn, "Done.", Ann, at)),
        ["reopen"] = (() => Must(Active().Close(CloseOutcome.MovedOn, "Done.", Ann, Later)), (c, at) => c.Reopen("Too soon.", Ann, at)),
        ["consent"] = (() => Active(), (c, at) => c.Consent(false, false, "No more.", Ann, at)),
        ["describe"] = (() => Active(), (c, at) => c.Describe(Mira() with { Phone = "01632 960999" }, Ann, at)),
        ["agree"] = (() => Active(), (c, at) => c.Agree(new([new("g1", "Sleep")], 9), Ann, at)),
        ["score"] = (() => Must(Active().Agree(new([new("g1", "Sleep")], 9), Ann, Later)), (c, at) => c.Score(new("g1", 4, false), Ann, at)),
        ["plan"] = (() => Active(), (c, at) => c.PlanNext("Tea", Later.AddDays(7), Ann, at)),
        ["contact"] = (() => Active(), (c, at) => c.AddContact(Met("c1", Later), Ann, at)),
        ["wellbeing"] = (() => Active(), (c, at) => c.AddWellbeing("w1", new DateOnly(2026, 11, 25), new() { Happy = 3 }, Ann, at)),
        ["experience"] = (() => Active(), (c, at) => c.AddExperience(new("e1", ExperienceOf.Carer, default, 8, "Kind.", ""), Ann, at)),
        ["tried"] = (() => Active(), (c, at) => c.AddTried(new("t1", "o-1/yoga", "Yoga", new DateOnly(2026, 11, 26), TriedHow.LikedIt, "", ""), Ann, at)),
        ["discussion"] = (() => Active(), (c, at) => c.AddDiscussion(new("d1", Now.AddHours(3), "The pharmacist", "Fine.", ""), Ann, at)),
        ["risk"] = (() => Active(), (c, at) => c.AddRisk("r1", "Said she would.", "Dr Nowak", Ann, at)),
        ["settle risk"] = (() => Must(Active().AddRisk("r1", "Said she would.", "Dr Nowak", Ann, Later)), (c, at) => c.SettleRisk("r1", "Crisis team.", Ann, at)),
    };

    public static TheoryData<string> AllCommands() => [.. Commands.Keys];

    [Theory, MemberData(nameof(AllCommands))]
    public void A_command_that_is_sent_twice_changes_nothing_the_second_time(string name)
    {
        var (from, send) = Commands[name];
        var before = from();
        var once = Must(send(before, Later));
        Assert.NotEqual(Json(before), Json(once));
        var (twice, result) = send(once, Later.AddMinutes(4));
        Assert.Equal(CareOutcome.Done, result.Outcome);
        Assert.Same(once, twice);
    }

    [Theory, MemberData(nameof(AllCommands))]
    public void Nobody_of_the_other_provider_and_nobody_without_a_role_can_send_it(string name)
    {
        var (from, _) = Commands[name];
        var state = from();
        foreach (var who in (CareActor[])[Sam, Sue, Com, Adam, Link, CareActor.Person, new("nia", [])])
        {
            foreach (var (_, result) in AsSomebody(state, who, Later)) Assert.Equal(CareOutcome.NotAllowed, result.Outcome);
        }

        // Who was let go hears of what they did before that it is done, and does nothing more.
        Assert.All(AsSomebody(state, new("ann", []), Later), sent => Assert.Same(state, sent.Next));
    }

    private static IEnumerable<(Case Next, CareResult Result)> AsSomebody(Case c, CareActor who, DateTimeOffset at) =>
    [
        c.Ask("?", who, at), c.Answer("!", who, at), c.Accept(who, at), c.Decline(new(DeclineReason.Other, "No.", "Yes."), who, at), c.PickUp(who, at), c.Give("ben", who, at),
        c.HandOver(Team(South), "Mine.", who, at), c.Escalate("No.", who, at), c.Return(null, "Yes.", who, at), c.Close(CloseOutcome.Died, "No.", who, at), c.Reopen("Yes.", who, at),
        c.Consent(false, false, "No.", who, at), c.Describe(Mira() with { Name = "X" }, who, at), c.Agree(new([], 8), who, at), c.Score(new("g1", 1, true), who, at), c.PlanNext("x", null, who, at),
        c.AddContact(Met("x", at), who, at), c.AddWellbeing("x", new DateOnly(2026, 11, 25), new() { Happy = 1 }, who, at), c.AddExperience(new("x", ExperienceOf.Person, at, 1, "", ""), who, at),
        c.AddTried(new("x", "", "X", default, TriedHow.Went, "", ""), who, at), c.AddDiscussion(new("x", at, "X", "X", ""), who, at), c.AddRisk("x", "X", "X", who, at), c.SettleRisk("r1", "X", who, at),
    ];
}
