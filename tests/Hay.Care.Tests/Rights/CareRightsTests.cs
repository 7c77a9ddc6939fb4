using Hay.Grains;
using static Hay.Care.CareAction;

namespace Hay.Care.Tests;

/// <summary>The whole table, every cell: role × place × action. A cell that is not named here is refused.</summary>
public sealed class CareRightsTests
{
    private const string North = CareTown.North, South = CareTown.South;

    private static readonly Dictionary<string, CasePlace> Places = new()
    {
        ["nowhere"] = new(CareStep.Received, "", "", ""),
        ["received"] = new(CareStep.Received, North, "", CareTown.Bridge),
        ["asked"] = new(CareStep.Asked, North, "", CareTown.Bridge),
        ["waiting"] = new(CareStep.Waiting, North, "", CareTown.Bridge),
        ["active, Ann's"] = new(CareStep.Active, North, "ann", CareTown.Bridge),
        ["active, nobody's"] = new(CareStep.Active, North, "", ""),
        ["escalated"] = new(CareStep.Escalated, North, "", CareTown.Bridge),
        ["escalated, Lio's"] = new(CareStep.Escalated, North, "lio", ""),
        ["closed, Ann's"] = new(CareStep.Closed, North, "ann", CareTown.Bridge),
        ["declined"] = new(CareStep.Declined, North, "", CareTown.Bridge),
        ["escalated, before Ann's"] = new(CareStep.Escalated, North, "", CareTown.Bridge, Before: "ann"),
        ["escalated, Lio's, before Ann's"] = new(CareStep.Escalated, North, "lio", "", Before: "ann"),
        ["asked, Ann referred"] = new(CareStep.Asked, North, "", "", "ann"),
        ["asked, Lea referred"] = new(CareStep.Asked, North, "", "", "lea"),
        ["asked, Lio referred"] = new(CareStep.Asked, North, "", "", "lio"),
        ["asked, Link referred"] = new(CareStep.Asked, North, "", "", "link"),
        ["closed, Sam's, Ann referred"] = new(CareStep.Closed, South, "sam", "", "ann"),
    };

    private static readonly CareAction[] Holder = [SeeRecord, Give, HandOver, Escalate, Write, Close];
    private static readonly CareAction[] Lead = [.. Holder, Refer, SeeProtectedFigures, SeeFigures, Sort, Answer, Export, SeeLog];
    private static readonly string[] Asked = ["asked, Ann referred", "asked, Lea referred", "asked, Lio referred", "asked, Link referred"];
    private static readonly string[] Escalated = ["escalated", "escalated, Lio's", "escalated, before Ann's", "escalated, Lio's, before Ann's"];
    private static readonly CareAction[] Liaison = [Refer, SeeProtectedFigures];

    // What somebody may do everywhere, and what more in some places.
    private static readonly Dictionary<string, (CareActor Who, CareAction[] Everywhere, (string Place, CareAction[] May)[] There)> Table = new()
    {
        ["nobody"] = (new("nobody", []), [], []),
        ["a person on the public form"] = (CareActor.Person, [], []),
        ["connector Ann"] = (CareTown.Ann, [Refer],
        [
            .. In(["received", "asked", "escalated", "escalated, Lio's", "declined", .. Asked], SeeFigures),
            .. In(["asked, Ann referred", "closed, Sam's, Ann referred"], SeeState, Answer),
            .. In(["waiting", "active, nobody's"], SeeFigures, SeeRecord, PickUp),
            .. In(["escalated, before Ann's", "escalated, Lio's, before Ann's"], SeeFigures, SeeRecord, Write),
            .. In(["active, Ann's", "closed, Ann's"], [SeeFigures, .. Holder]),
        ]),
        ["connector Ben of the same team"] = (CareTown.Ben, [Refer],
        [
            .. In(["received", "asked", "active, Ann's", "closed, Ann's", "declined", .. Asked, .. Escalated], SeeFigures),
            .. In(["waiting", "active, nobody's"], SeeFigures, SeeRecord, PickUp),
        ]),
        ["connector of the other provider"] = (CareTown.Sam, [Refer], In(["closed, Sam's, Ann referred"], [SeeFigures, .. Holder])),
        // Whose account it is does not help where the role is gone.
        ["Ann, now of the other provider"] = (CareTown.Actor("ann", RoleKind.CareConnector, South), [Refer], [.. In(["asked, Ann referred", "closed, Sam's, Ann referred"], SeeState, Answer), .. In(["closed, Sam's, Ann referred"], SeeFigures)]),
        ["Ann without a role"] = (new("ann", []), [], []),
        ["connector of nothing"] = (CareTown.Actor("ann", RoleKind.CareConnector, ""), [], []),
        ["lead of the team"] = (CareTown.Lea, [Refer, SeeProtectedFigures],
        [
            .. In([.. Places.Keys.Where(p => p is not ("nowhere" or "closed, Sam's, Ann referred") && !Escalated.Contains(p))], [.. Lead, PickUp]),
            .. In(["asked, Lea referred"], SeeState),
            .. In(Escalated, Lead),
        ]),
        ["lead of the other provider"] = (CareTown.Sue, [Refer, SeeProtectedFigures], In(["closed, Sam's, Ann referred"], [.. Lead, PickUp])),
        ["lead of nothing"] = (CareTown.Actor("lea", RoleKind.CareLead, ""), [], []),
        ["the practice that referred"] = (CareTown.Pat, [], In(["received", "asked", "waiting", "active, Ann's", "escalated", "escalated, before Ann's", "closed, Ann's", "declined"], ReferForPractice, SeeState, Answer)),
        ["another practice"] = (CareTown.Actor("pip", RoleKind.CarePractice, CareTown.Meadow), [], []),
        ["practice of nothing"] = (CareTown.Actor("pat", RoleKind.CarePractice, ""), [], []),
        ["liaison"] = (CareTown.Lio, Liaison, [.. In(Escalated, SeeRecord, PickUp, Return, Write), .. In(["asked, Lio referred"], SeeState, Answer)]),
        ["liaison of nothing"] = (CareTown.Actor("lio", RoleKind.CareLiaison, ""), [], []),
        ["liaison of a team"] = (CareTown.Actor("lio", RoleKind.CareLiaison, North), [], []),
        ["commissioner"] = (CareTown.Com, [SeeProtectedFigures], []),
        ["commissioner of a team"] = (CareTown.Actor("com", RoleKind.CareCommissioner, North), [], []),
        ["link worker"] = (CareTown.Link, [Refer], In(["asked, Link referred"], SeeState, Answer)),
        ["link worker of nothing"] = (CareTown.Actor("link", RoleKind.Connector, ""), [], []),
        ["administrator"] = (CareTown.Adam, [SeeLooks], []),
        ["administrator whose scope is the team"] = (CareTown.Actor("adam", RoleKind.Administrator, North), [SeeLooks], []),
        ["organiser and host"] = (new("olu", [new(RoleKind.Organiser, North), new(RoleKind.Host, North)]), [], []),
        ["analyst"] = (CareTown.Actor("ana", RoleKind.Analyst, "fenland"), [SeeProtectedFigures], []),
        ["analyst of nothing"] = (CareTown.Actor("ana", RoleKind.Analyst, ""), [], []),
        ["the operator"] = (CareActor.Operator, [Export, SeeLog, Erase], []),
        ["the site"] = (CareActor.Site, [Erase], []),
    };

    public static TheoryData<string, string> Cells()
    {
        var cells = new TheoryData<string, string>();
        foreach (var (role, place) in from role in Table.Keys from place in Places.Keys select (role, place)) cells.Add(role, place);
        return cells;
    }

    [Theory, MemberData(nameof(Cells))]
    public void Each_role_may_do_this_and_no_more(string role, string place)
    {
        var (who, everywhere, there) = Table[role];
        var may = everywhere.Concat(there.Where(t => t.Place == place).SelectMany(t => t.May)).Append(ReferSelf).Distinct().Order();
        Assert.Equal(may, Enum.GetValues<CareAction>().Where(what => CareRights.Allow(who, what, Places[place])).Order());
    }

    [Fact]
    public void A_reason_is_asked_of_whoever_looks_at_what_a_colleague_holds()
    {
        var asked = from place in Places where CareRights.NeedsReason(CareTown.Lea, place.Value) select place.Key;
        Assert.Equal(["active, Ann's", "escalated, Lio's", "closed, Ann's", "escalated, Lio's, before Ann's", "closed, Sam's, Ann referred"], asked);
        Assert.False(CareRights.NeedsReason(CareTown.Ann, Places["escalated, Lio's, before Ann's"]));
        Assert.False(CareRights.NeedsReason(CareTown.Ann, Places["active, Ann's"]));
    }

    private static (string, CareAction[])[] In(string[] places, params CareAction[] may) => [.. places.Select(place => (place, may))];
}
