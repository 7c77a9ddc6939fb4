using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>From a form that somebody fills in to the day on which they come back.</summary>
public sealed class JourneyTests(CareSilo silo) : IClassFixture<CareSilo>
{
    [Fact]
    public async Task Somebody_comes_by_themselves_reaches_their_goals_and_comes_back_without_a_GP()
    {
        var (start, person) = (silo.Clock.Now, Mira(CaseId.New()) with { Name = "Jo Lark", NhsNumber = "", Born = new DateOnly(1970, 1, 9), Phone = "01632 960777" });
        Assert.Null(silo.Book.PersonOf(person));
        var (id, jo) = (CaseId.New(), silo.Case(CaseId.New()));
        var first = silo.Case(id);
        async Task Must(Task<CareResult> sent) => Assert.Equal(CareResult.Done, await sent);

        await Must(first.Receive(new ReceiveReferral { Person = person, Source = ReferralSource.Self, Wanted = "I do not go out any more.", Team = North, ConsentWords = "Ticked on the form." }, CareActor.Person, default));
        await silo.Catch();
        Assert.Equal(id, Assert.Single(silo.Book.WaitingList(Lea), r => r.Name == "Jo Lark").Id);
        silo.Clock.Now += TimeSpan.FromDays(2);
        await Must(first.Accept(Lea, default));
        silo.Clock.Now += TimeSpan.FromDays(5);
        await Must(first.PickUp(Ann, default));
        await Must(first.Agree(new([new("g1", "Go to the market on Saturdays"), new("g2", "Sleep")], 9), Ann, default));
        await Must(first.AddWellbeing("w1", LocalDay.Of(silo.Clock.Now), new Wellbeing { Satisfied = 2, Worthwhile = 3, Happy = 2, Anxious = 8 }, Ann, default));
        for (var session = 1; session <= 9; session++)
        {
            await Must(first.AddContact(Met($"s{session}", silo.Clock.Now) with { Next = "Next session", NextAt = silo.Clock.Now.AddDays(7) }, Ann, default));
            await Must(first.Score(new("g1", session, session == 9), Ann, default));
            await silo.Catch();
            Assert.Equal(session, silo.Book.Find(Ann, id)!.Sessions);
            Assert.Contains(silo.Book.Day(Ann, silo.Clock.Now.AddDays(7)).Today, r => r.Id == id);
            silo.Clock.Now += TimeSpan.FromDays(7);
        }

        await Must(first.AddTried(new("t1", "o-1/tea", "Tea and a table", LocalDay.Of(silo.Clock.Now), TriedHow.LikedIt, "Every week now", ""), Ann, default));
        await Must(first.AddWellbeing("w2", LocalDay.Of(silo.Clock.Now), new Wellbeing { Satisfied = 7, Worthwhile = 7, Happy = 7, Anxious = 3 }, Ann, default));
        await Must(first.AddExperience(new("e1", ExperienceOf.Person, default, 9, "Somebody had time.", ""), Ann, default));
        await Must(first.Close(CloseOutcome.GoalsReached, "Goes out each week.", Ann, default));
        await silo.Catch();

        // Half a year later, on the public form: nobody is told that they are known, and yet they are.
        silo.Clock.Now += TimeSpan.FromDays(180);
        var again = person with { Name = "jo  LARK", Phone = "+44 1632 960777", PersonId = "" };
        Assert.Equal(person.PersonId, silo.Book.PersonOf(again));
        var second = CaseId.New();
        await Must(silo.Case(second).Receive(new ReceiveReferral
        {
            Person = again with { PersonId = silo.Book.PersonOf(again)! },
            Source = ReferralSource.SelfAgain,
            Wanted = "My sister died.",
            Team = North,
            ConsentWords = "Ticked on the form.",
        }, CareActor.Person, default));
        await silo.Catch();
        Assert.Equal(SameBy.Person, Assert.Single(silo.Book.Duplicates(Lea, second)).By);

        var board = silo.Book.Figures(Lea, [North], 2026, start.AddDays(100))!.ToDate;
        Assert.Equal((1, 9, 7, 9.0, 50.0), (board.Supported, board.Contacts, board.MedianWait, board.SessionsToClose, board.GoalsMetPercent));
        Assert.Equal(1, silo.Book.Figures(Lea, [North], 2027, silo.Clock.Now)!.ToDate.ReReferrals);
        Assert.Equal(CareOutcome.NotFound, (await jo.Look(Lea, LookReason.None, default)).Outcome);
    }

    [Fact]
    public async Task Nothing_is_written_that_cannot_be_told()
    {
        var id = await silo.Active();
        silo.Store.Broken = (CareStoreNames.CaseLog, new IOException("full"));
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => silo.Case(id).AddRisk("r1", "x", "y", Ann, default));
            await Assert.ThrowsAnyAsync<Exception>(() => silo.Case(id).Look(Ann, LookReason.None, default));
        }
        finally
        {
            silo.Store.Broken = null;
        }

        Assert.Empty((await silo.Case(id).Look(Ann, LookReason.None, default)).Case!.Risks);
    }

    [Fact]
    public async Task What_could_not_be_written_was_not_done_and_can_be_done_again()
    {
        var id = await silo.Active();
        silo.Store.Broken = (CareStoreNames.Case, new IOException("full"));
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Case(id).AddContact(Met("c1", silo.Clock.Now), Ann, default));
        silo.Store.Broken = null;
        Assert.Empty((await silo.Case(id).Look(Ann, LookReason.None, default)).Case!.Contacts);
        Assert.Equal(CareResult.Done, await silo.Case(id).AddContact(Met("c1", silo.Clock.Now), Ann, default));
    }

    [Fact]
    public async Task Teams_and_practices_that_nobody_knows_are_refused()
    {
        var id = CaseId.New();
        Assert.Equal("There is no such team.", (await silo.Case(id).Receive(Referral("far-team"), Pat, default)).Problem);
        Assert.Equal("There is no such practice.", (await silo.Case(id).Receive(Referral() with { Practice = "far" }, Actor("pat", RoleKind.CarePractice, "far"), default)).Problem);
        Assert.Equal("A case has an id of its own kind.", (await silo.Case("x").Receive(Referral(), Pat, default)).Problem);
        var active = await silo.Active();
        Assert.Equal("There is no such team.", (await silo.Case(active).HandOver("far-team", "x", Ann, default)).Problem);
        Assert.Equal("There is no such team.", (await silo.Case(active).Return("far-team", "x", Lio, default)).Problem);
    }

    [Fact]
    public async Task What_is_past_its_time_is_decided_by_the_case_as_it_is_now()
    {
        var (id, rule) = (await silo.Received(), new Retention());
        Assert.Equal(CareOutcome.WrongStep, (await silo.Case(id).EraseWhenDue(rule, CareActor.Site, default)).Outcome);
        Assert.Equal(CareOutcome.NotAllowed, (await silo.Case(id).EraseWhenDue(rule with { YearsNotTaken = 0 }, Lea, default)).Outcome);
        Assert.Equal(CareResult.Done, await silo.Case(id).EraseWhenDue(rule with { YearsNotTaken = 0 }, CareActor.Site, default));
        Assert.Equal(CareResult.Done, await silo.Case(id).EraseWhenDue(rule, CareActor.Site, default));
        Assert.Equal("site CaseErased", (await silo.Log(id))[^1]);
    }

    [Fact]
    public async Task What_is_erased_is_gone_and_its_log_is_not()
    {
        var id = await silo.Active();
        await silo.Catch();
        Assert.Equal(CareOutcome.NotAllowed, (await silo.Case(id).Erase(Lea, default)).Outcome);
        Assert.Equal(CareResult.Done, await silo.Case(id).Erase(CareActor.Site, default));
        Assert.Equal(CareResult.Done, await silo.Case(id).Erase(CareActor.Site, default));
        Assert.Equal(CareOutcome.NotFound, (await silo.Case(id).Look(Ann, LookReason.None, default)).Outcome);
        Assert.Equal("site CaseErased", (await silo.Log(id))[^1]);
        await silo.Catch();
        Assert.Null(silo.Book.Find(Ann, id));
        Assert.Equal(CareOutcome.NotAllowed, (await CaseLog.Read(silo.Grains, id, Lea, default)).Outcome);
        Assert.Equal(CareOutcome.Done, (await CaseLog.Read(silo.Grains, id, Adam, default)).Outcome);
    }
}
