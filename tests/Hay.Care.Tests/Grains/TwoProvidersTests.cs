using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>Two providers work to one model, and neither sees a case of the other's.</summary>
public sealed class TwoProvidersTests(CareSilo silo) : IClassFixture<CareSilo>
{
    [Fact]
    public async Task No_case_of_one_is_visible_to_the_other_in_any_way()
    {
        var (north, south) = (new List<string>(), new List<string>());
        // The same person with both: even that must not show.
        foreach (var (team, ids) in (IEnumerable<(string, List<string>)>)[(North, north), (South, south)])
        {
            ids.AddRange([await silo.Received(team), await silo.Active(team)]);
            var shared = CaseId.New();
            await silo.Case(shared).Receive(Referral(team), Pat, default);
            ids.Add(shared);
            var stuck = await silo.Received(team);
            await silo.Case(stuck).Escalate("Nobody.", team == North ? Lea : Sue, default);
            ids.Add(stuck);
            await silo.Case(ids[1]).AddRisk("r1", "She falls.", "Her daughter", team == North ? Ann : Sam, default);
        }

        await silo.Catch();
        foreach (var (who, mine, theirs, team, other) in (IEnumerable<(CareActor, List<string>, List<string>, string, string)>)[(Lea, north, south, North, South), (Sue, south, north, South, North), (Ann, north, south, North, South), (Sam, south, north, South, North)])
        {
            foreach (var id in theirs)
            {
                Assert.Equal(CareOutcome.NotAllowed, (await silo.Case(id).Look(who, LookReason.Safety, default)).Outcome);
                Assert.Equal(CareOutcome.NotAllowed, (await silo.Case(id).Export(who, LookReason.Safety, default)).Outcome);
                Assert.Equal(CareOutcome.NotAllowed, (await silo.Case(id).State(who, default)).Outcome);
                Assert.Equal(CareOutcome.NotAllowed, (await CaseLog.Read(silo.Grains, id, who, default)).Outcome);
                Assert.Null(silo.Book.Find(who, id));
                Assert.Empty(silo.Book.Duplicates(who, id));
            }

            var day = silo.Book.Day(who, silo.Clock.Now);
            var seen = new[] { silo.Book.WaitingList(who), silo.Book.Escalations(who), silo.Book.InStep(who, team, null, silo.Clock.Now), silo.Book.InStep(who, other, null, silo.Clock.Now), silo.Book.OpenRisks(who), silo.Book.Search(who, new("mira")),
                silo.Book.Search(who, new(NhsNumber: "943 476 5919")), silo.Book.Search(who, new(Born: new DateOnly(1981, 4, 2))), day.Today, day.Overdue, day.Later, day.WithoutNext, day.ToPickUp,
                [.. mine.SelectMany(id => silo.Book.Duplicates(who, id)).Select(d => d.Row)] }.SelectMany(rows => rows).Select(r => r.Id).ToHashSet();
            Assert.Empty(seen.Intersect(theirs));
            Assert.NotEmpty(seen.Intersect(mine));

            Assert.All(silo.Book.Board(who, silo.Clock.Now).Cells, cell => Assert.Equal(team, cell.Team));
            Assert.Null(silo.Book.Figures(who, [other], 2026, silo.Clock.Now));
            Assert.Null(silo.Book.Figures(who, [team, other], 2026, silo.Clock.Now));
            Assert.Equal((4, 1), (silo.Book.Figures(who, [team], 2026, silo.Clock.Now)!.ToDate.Referrals, silo.Book.Figures(who, [team], 2026, silo.Clock.Now)!.ToDate.Supported));
        }

        // The liaison sees what is escalated on both sides, and nothing else.
        Assert.Equal(new[] { north[^1], south[^1] }.Order(), silo.Book.Escalations(Lio).Select(r => r.Id).Order());
        Assert.Empty(silo.Book.WaitingList(Lio));
        Assert.Equal(2, silo.Book.Board(Lio, silo.Clock.Now).Cells.Sum(c => c.Count));
        // A practice sees its own, without a name; a commissioner and an administrator, none.
        Assert.Equal(8, silo.Book.OfPractice(Pat, Bridge).Length);
        Assert.Empty(silo.Book.OfPractice(Actor("pip", Hay.Grains.RoleKind.CarePractice, Meadow), Bridge));
        foreach (var who in (CareActor[])[Com, Adam, Link, CareActor.Person])
        {
            Assert.Empty(silo.Book.Search(who, new("mira")));
            Assert.Empty(silo.Book.Board(who, silo.Clock.Now).Cells);
            Assert.Null(silo.Book.Figures(who, [North], 2026, silo.Clock.Now));
        }
    }

    [Fact]
    public async Task After_a_hand_over_the_first_provider_sees_it_no_more()
    {
        var id = await silo.Active();
        Assert.Equal(CareResult.Done, await silo.Case(id).HandOver(South, "She has moved.", Ann, default));
        await silo.Catch();
        Assert.Null(silo.Book.Find(Lea, id));
        Assert.Equal(CareOutcome.NotAllowed, (await silo.Case(id).Look(Ann, LookReason.None, default)).Outcome);
        Assert.Contains(silo.Book.WaitingList(Sue), r => r.Id == id);
        Assert.Contains(silo.Book.Day(Sam, silo.Clock.Now).ToPickUp, r => r.Id == id);
        Assert.Equal("CaseHandedOver", (await silo.Log(id))[^1].Split(' ')[1]);
    }
}
