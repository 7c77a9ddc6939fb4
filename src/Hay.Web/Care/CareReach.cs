using System.Collections.Immutable;
using Hay.Care;

namespace Hay.Web.Care;

/// <summary>Which pages are of use to somebody, by the one table of rights: whether there is a case or team with which they might do it.</summary>
internal static class CareReach
{
    /// <summary>Records of some team, or what was escalated.</summary>
    public static bool SeesRecords(this CareActor who, CareNetwork network) => who.ListsWaiting(network) || who.ListsEscalated(network);

    /// <summary>Has a waiting list that may hold somebody.</summary>
    public static bool ListsWaiting(this CareActor who, CareNetwork network) => network.Teams.Keys.Any(team => CareRights.Allow(who, CareAction.SeeRecord, new CasePlace(CareStep.Waiting, team, "", "")));

    /// <summary>Sees, or may come to see, what is with the liaison.</summary>
    public static bool ListsEscalated(this CareActor who, CareNetwork network) =>
        network.Teams.Keys.Any(team => CareRights.Allow(who, CareAction.SeeRecord, new CasePlace(CareStep.Escalated, team, "", "", Before: who.Account)));

    /// <summary>Holds cases.</summary>
    public static bool HasDay(this CareActor who, CareNetwork network) => network.Teams.Keys.Any(team => CareRights.Allow(who, CareAction.PickUp, new CasePlace(CareStep.Waiting, team, "", "")));

    /// <summary>Refers as a colleague.</summary>
    public static bool Refers(this CareActor who, CareNetwork network) => network.Teams.Keys.Any(team => CareRights.Allow(who, CareAction.Refer, CasePlace.OfTeam(team)));

    /// <summary>Practices that they refer for.</summary>
    public static ImmutableArray<Practice> Practices(this CareActor who, CareNetwork network) =>
        [.. network.Practices.Values.Where(p => CareRights.Allow(who, CareAction.ReferForPractice, CasePlace.OfTeam("", p.Id))).OrderBy(p => p.Name, StringComparer.Ordinal)];

    /// <summary>Teams whose exact figures they see.</summary>
    public static ImmutableArray<CareTeam> FigureTeams(this CareActor who, CareNetwork network) =>
        [.. network.Teams.Values.Where(t => CareRights.Allow(who, CareAction.SeeFigures, CasePlace.OfTeam(t.Id))).OrderBy(t => t.Name, StringComparer.Ordinal)];

    public static bool SeesProtected(this CareActor who) => CareRights.Allow(who, CareAction.SeeProtectedFigures, CasePlace.OfTeam(""));

    public static bool SeesFigures(this CareActor who, CareNetwork network) => who.SeesProtected() || !who.FigureTeams(network).IsEmpty;

    /// <summary>Who looked at a case: leads, and administrators, who see no case and nothing else of its log.</summary>
    public static bool SeesLogs(this CareActor who, CareNetwork network) => network.Teams.Keys.Any(team =>
        CareRights.Allow(who, CareAction.SeeLog, CasePlace.OfTeam(team)) || CareRights.Allow(who, CareAction.SeeLooks, CasePlace.OfTeam(team)));

    /// <summary>Has anything to do with the service.</summary>
    public static bool IsOfCare(this CareActor who, CareNetwork network) =>
        who.SeesRecords(network) || who.Refers(network) || who.SeesFigures(network) || !who.Practices(network).IsEmpty;
}
