using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>Lists.</summary>
public sealed partial class CareBook
{
    /// <summary>How long what has ended stays on the board.</summary>
    public const int DaysOnBoard = 30;

    private static readonly ImmutableArray<CareStep> AllSteps = [.. Enum.GetValues<CareStep>()];

    /// <summary>Whoever works in a team sees where all its cases are, in numbers; the liaison, all that are escalated.</summary>
    public CareBoard Board(CareActor who, DateTimeOffset now) => Read(() => new CareBoard(
    [
        .. from team in network.Teams.Values.OrderBy(t => t.Provider, StringComparer.Ordinal).ThenBy(t => t.Id, StringComparer.Ordinal)
           let isTheirs = CareRights.Allow(who, CareAction.SeeFigures, CasePlace.OfTeam(team.Id))
           from cell in Cells(team, isTheirs ? AllSteps : SeesEscalations(who) ? [CareStep.Escalated] : [], who, now)
           select cell,
    ]));

    /// <summary>How long the lists are that somebody gets.</summary>
    public CareCounts Counts(CareActor who) => new(WaitingList(who).Length, Escalations(who).Length, OpenRisks(who).Length);

    /// <summary>Cases of a team in a step, as on the board, longest first; no step: all that are open.</summary>
    public ImmutableArray<CaseRow> InStep(CareActor who, string team, CareStep? step, DateTimeOffset now) =>
        Rows(who, () => _index.OfTeam(team), r => step is { } one ? r.Step == one && IsOnBoard(r, now) : IsOpen(r.Step), rows => rows.OrderBy(r => r.InStepSince));

    /// <summary>
    /// What waits to begin, longest first: Received, Asked and Waiting, and what was handed over and nobody has picked up; of all teams that they may see.
    /// </summary>
    public ImmutableArray<CaseRow> WaitingList(CareActor who) =>
        Rows(who, () => Near(who), r => r.Step is CareStep.Received or CareStep.Asked or CareStep.Waiting || (r.Step == CareStep.Active && r.Holder.Length == 0), rows => rows.OrderBy(r => r.ReceivedAt));

    /// <summary>What the liaison has to find a way for, soonest due first.</summary>
    public ImmutableArray<CaseRow> Escalations(CareActor who) => Rows(who, () => _index.Escalated, _ => true, rows => rows.OrderBy(r => r.Due));

    /// <summary>
    /// Cases with a risk of which nobody has said what was done, open the longest first, also where the case has ended: of whoever holds or held them, of the team
    /// for its lead, of what is escalated for the liaison.
    /// </summary>
    public ImmutableArray<CaseRow> OpenRisks(CareActor who) => Rows(who, () => Near(who), r => r.OpenRisks > 0 && IsAnsweredFor(who, r), rows => rows.OrderBy(r => r.RiskSince));

    public CareDay Day(CareActor who, DateTimeOffset now) => Read(() =>
    {
        var today = LocalDay.Of(now);
        // What the liaison has by now is in it for what is still to come, and asks for no plan.
        var mine = _index.OfHolder(who.Account).Select(e => e.Row)
            .Where(r => IsOpen(r.Step) && (r.Holder == who.Account || r.NextAt is not null || r.Next.Length > 0) && MaySee(who, r)).ToLookup(r => r.NextAt is { } at ? LocalDay.Of(at).CompareTo(today) : 2);
        ImmutableArray<CaseRow> ByTime(int when) => [.. mine[when].OrderBy(r => r.NextAt).Take(Most)];
        return new CareDay(ByTime(-1), ByTime(0), ByTime(1), [.. mine[2].OrderBy(r => r.LastContact ?? r.InStepSince).Take(Most)],
            [.. Teams(who).SelectMany(_index.Unheld).Select(e => e.Row).Where(r => MaySee(who, r)).OrderBy(r => r.ReceivedAt).Take(Most)]);
    });

    public ImmutableArray<CaseRow> Search(CareActor who, PersonSearch asked)
    {
        var parts = CareIndex.Folded(asked.Name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var number = NhsNumber.Parse(asked.NhsNumber);
        if (parts.Length == 0 && asked.Born is null && number is null) return [];
        return Read(() => ((number, asked.Born) switch
        {
            ({ } one, _) => _index.OfNhsNumber(one),
            (null, { } day) => _index.BornOn(day),
            _ => Near(who),
        }).Where(e => (asked.Born is null || e.Row.Born == asked.Born) && parts.All(p => e.Name.Contains(p, StringComparison.Ordinal)) && MaySee(who, e.Row))
            .Select(e => e.Row).OrderBy(r => r.Name, StringComparer.Ordinal).ThenByDescending(r => r.ReceivedAt).Take(Most).ToImmutableArray());
    }

    /// <summary>Other cases, open or not, that may be of the same person, as far as who asks may see them.</summary>
    public ImmutableArray<Duplicate> Duplicates(CareActor who, string caseId) => Read(() =>
    {
        if (_index.Find(caseId) is not { } one || !MaySee(who, one.Row)) return [];
        var near = _index.OfPerson(one.Row.PersonId).Concat(one.Row.NhsNumber.Length > 0 ? _index.OfNhsNumber(one.Row.NhsNumber) : []).Concat(one.Row.Born is { } born ? _index.BornOn(born) : [])
            .Concat(_index.OfPhone(one.Phone));
        return near.Distinct().Where(other => other.Row.Id != caseId && MaySee(who, other.Row))
            .Select(other => SameAs(one, other) is { } by ? new Duplicate(other.Row, by) : null).OfType<Duplicate>()
            .OrderBy(d => d.By).ThenByDescending(d => d.Row.ReceivedAt).Take(Most).ToImmutableArray();
    });

    /// <summary>What a practice referred, the newest first: where it is, and no names.</summary>
    public ImmutableArray<PracticeRow> OfPractice(CareActor who, string practice) => States(who, () => _index.OfPractice(practice));

    /// <summary>The same of what somebody referred as a colleague.</summary>
    public ImmutableArray<PracticeRow> OfReferrer(CareActor who) => States(who, () => _index.OfReferrer(who.Account));

    private static bool IsAnsweredFor(CareActor who, CaseRow row) => row.Holder == who.Account || row.Before == who.Account
        || who.Roles.Any(r => r.Kind == RoleKind.CareLead && r.Scope == row.Team) || (row.Step == CareStep.Escalated && SeesEscalations(who));

    private static bool IsOnBoard(CaseRow row, DateTimeOffset now) => IsOpen(row.Step) || now - row.InStepSince <= TimeSpan.FromDays(DaysOnBoard);

    private static bool IsOpen(CareStep step) => step is not (CareStep.Closed or CareStep.Declined);

    private static SameBy? SameAs(CareEntry one, CareEntry other) =>
        one.Row.PersonId == other.Row.PersonId ? SameBy.Person
        : one.Row.NhsNumber.Length > 0 && one.Row.NhsNumber == other.Row.NhsNumber ? SameBy.NhsNumber
        : one.Row.Born is null || other.Row.Born is null ? one.Phone.Length > 0 && one.Phone == other.Phone && one.Name == other.Name ? SameBy.NameAndPhone : null
        : one.Row.Born != other.Row.Born ? null
        : one.Name == other.Name ? SameBy.NameAndBirth
        : one.Phone.Length > 0 && one.Phone == other.Phone ? SameBy.PhoneAndBirth
        : null;

    private static bool SeesEscalations(CareActor who) => who.Roles.Any(r => r.Kind == RoleKind.CareLiaison && r.Scope == CareRights.Everywhere);

    private static IEnumerable<string> Teams(CareActor who) => who.Roles.Where(r => r.Kind is RoleKind.CareConnector or RoleKind.CareLead).Select(r => r.Scope).Distinct();

    // All that they can possibly see, and more: each still has to be asked about.
    private IEnumerable<CareEntry> Near(CareActor who)
    {
        var near = who.Roles.SelectMany(r => r.Kind switch
        {
            RoleKind.CareLead => _index.OfTeam(r.Scope),
            RoleKind.CareConnector => _index.OfHolder(who.Account).Concat(_index.Unheld(r.Scope)),
            RoleKind.CareLiaison => _index.Escalated,
            _ => Enumerable.Empty<CareEntry>(),
        });
        return who.Roles.Length > 1 ? near.Distinct() : near;
    }

    private ImmutableArray<CaseRow> Rows(CareActor who, Func<IEnumerable<CareEntry>> from, Func<CaseRow, bool> which, Func<IEnumerable<CaseRow>, IEnumerable<CaseRow>> order) =>
        Read(() => order(from().Select(e => e.Row).Where(r => which(r) && MaySee(who, r))).Take(Most).ToImmutableArray());

    private ImmutableArray<PracticeRow> States(CareActor who, Func<IEnumerable<CareEntry>> from) => Read(() => from().Select(e => e.Row)
        .Where(r => CareRights.Allow(who, CareAction.SeeState, r.Place)).OrderByDescending(r => r.ReceivedAt).Take(Most)
        .Select(r => new PracticeRow(r.Id, r.Reference, r.ReceivedAt, r.Step, r.InStepSince, r.Team, r.Outcome)).ToImmutableArray());

    private IEnumerable<BoardCell> Cells(CareTeam team, ImmutableArray<CareStep> steps, CareActor who, DateTimeOffset now)
    {
        if (steps.IsEmpty) yield break;
        var all = _index.OfTeam(team.Id).Select(e => e.Row).Where(r => steps.Contains(r.Step) && IsOnBoard(r, now)).ToLookup(r => r.Step);
        foreach (var step in steps)
        {
            var days = all[step].Select(r => r.DaysInStep(now)).Order().ToList();
            yield return new BoardCell(team.Provider, team.Id, step, days.Count, all[step].Count(r => r.Holder.Length == 0),
                days.Count > 0 ? days[(days.Count - 1) / 2] : null, days.Count > 0 ? days[^1] : null, all[step].Count(r => r.IsOverdue(now)),
                Math.Min(Most, all[step].Count(r => MaySee(who, r))));
        }
    }
}
