using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>What is said beside a list is how long the list is, whoever looks and whatever is in the book.</summary>
public sealed class CareCountsTests
{
    private static readonly ImmutableArray<CareActor> Whos =
    [
        Ann, Ben, Lea, Sam, Sue, Lio, Pat, Com, Link, Adam, new("ann", [new(RoleKind.CareConnector, North), new(RoleKind.CareLead, South)]),
        new("lio", [new(RoleKind.CareLiaison, "care"), new(RoleKind.CareConnector, North)]), new("lea", [new(RoleKind.CareLead, North), new(RoleKind.CareConnector, North), new(RoleKind.CareLiaison, "care")]),
    ];

    [Fact]
    public void Each_count_is_the_length_of_the_list_behind_it()
    {
        var asked = from cases in AnyCases.Some from who in Gen.Elements(Whos.AsEnumerable()) from day in Gen.Choose(0, 900) select (cases, who, Now: new DateTimeOffset(2025, 1, 20, 12, 0, 0, TimeSpan.Zero).AddDays(day));
        var seen = 0;
        Prop.ForAll(asked.ToArbitrary(), one => seen += Holds(one.cases, one.who, one.Now))
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300).WithReplay(new Replay(new Rnd(20261124), null)));
        Assert.True(seen > 200, $"{seen} cases were in any list");
    }

    [Fact]
    public void Who_sees_only_some_cases_of_a_cell_is_told_how_many()
    {
        var book = Book(("a", Received()), ("b", Active()), ("c", Must(Waiting().PickUp(Ben, Now.AddHours(2)))), ("d", Must(Active().HandOver(Team(South), "x", Ann, Now.AddHours(3)))));
        var board = book.Board(Ann, Now.AddDays(1));
        Assert.Equal((1, 0), (board.Cell(North, CareStep.Received)!.Count, board.Cell(North, CareStep.Received)!.Listed));
        Assert.Equal((2, 1), (board.Cell(North, CareStep.Active)!.Count, board.Cell(North, CareStep.Active)!.Listed));
        // Handed over, and nobody holds it: counted where it is listed.
        Assert.Equal((1, "d"), (book.Counts(Sue).Waiting, book.WaitingList(Sue).Single().Id));
        Assert.Equal((0, 1), (book.Counts(Ann).Waiting, book.Counts(Lea).Waiting));
    }

    private static int Holds(ImmutableArray<(string Id, Case State)> cases, CareActor who, DateTimeOffset now)
    {
        var book = Book(cases);
        var mine = cases.Where(c => CareRights.Allow(who, CareAction.SeeRecord, CasePlace.Of(c.State))).Select(c => c.State).ToList();
        var counts = book.Counts(who);
        Assert.Equal(mine.Count(c => c.Now.Step is CareStep.Received or CareStep.Asked or CareStep.Waiting || c.Now is { Step: CareStep.Active, Holder: "" }), counts.Waiting);
        Assert.Equal(mine.Count(c => c.Now.Step == CareStep.Escalated), counts.Escalated);
        Assert.Equal((book.WaitingList(who).Length, book.Escalations(who).Length, book.OpenRisks(who).Length), (counts.Waiting, counts.Escalated, counts.OpenRisks));
        foreach (var cell in book.Board(who, now).Cells)
        {
            Assert.Equal(book.InStep(who, cell.Team, cell.Step, now).Length, cell.Listed);
            Assert.True(cell.Listed <= cell.Count);
            if (who.Roles.Any(r => r.Kind == RoleKind.CareLead && r.Scope == cell.Team)) Assert.Equal(cell.Count, cell.Listed);
        }

        return counts.Waiting + counts.Escalated + counts.OpenRisks;
    }
}
