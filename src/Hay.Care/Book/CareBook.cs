using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Care;

/// <summary>
/// All cases in memory, as lists and figures need them; brought up to date by <see cref="Apply"/>. Each lookup hands out only what who asks may
/// see (<see cref="CareRights"/>). Safe from any thread.
/// </summary>
/// <param name="network">Who works with whom.</param>
/// <param name="decileOf">Deprivation of a neighbourhood by its id, 1 (most deprived) to 10; null: not known.</param>
public sealed class CareBook(CareNetwork network, Func<string, int?> decileOf)
{
    /// <summary>Most rows of any list.</summary>
    public const int Most = 500;

    public CareNetwork Network => network;

    /// <summary>Grows with each change.</summary>
    public long Version => throw new NotImplementedException();

    public int Count => throw new NotImplementedException();

    /// <summary>Takes in what the change feed tells of <see cref="CareStoreNames.Case"/>; others are passed over. False: it cannot be read.</summary>
    public bool Apply(GrainRecord record) => throw new NotImplementedException();

    /// <summary>Null: there is none that they may see.</summary>
    public CaseRow? Find(CareActor who, string caseId) => throw new NotImplementedException();

    public CareBoard Board(CareActor who, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>Cases of a team in a step, longest first; empty step: in all that are open.</summary>
    public ImmutableArray<CaseRow> InStep(CareActor who, string team, CareStep? step) => throw new NotImplementedException();

    /// <summary>What waits to begin, longest first: Received, Asked and Waiting, of all teams that they may see.</summary>
    public ImmutableArray<CaseRow> WaitingList(CareActor who) => throw new NotImplementedException();

    /// <summary>What the liaison has to find a way for, soonest due first.</summary>
    public ImmutableArray<CaseRow> Escalations(CareActor who) => throw new NotImplementedException();

    public CareDay Day(CareActor who, DateTimeOffset now) => throw new NotImplementedException();

    public ImmutableArray<CaseRow> Search(CareActor who, PersonSearch asked) => throw new NotImplementedException();

    /// <summary>Other cases, open or not, that may be of the same person, as far as who asks may see them.</summary>
    public ImmutableArray<Duplicate> Duplicates(CareActor who, string caseId) => throw new NotImplementedException();

    /// <summary>What a practice referred, the newest first: where it is, and no names.</summary>
    public ImmutableArray<PracticeRow> OfPractice(CareActor who, string practice) => throw new NotImplementedException();

    /// <summary>
    /// The id of somebody who was here before, for a new case of theirs: the same NHS number and birth, or the same name, birth and telephone.
    /// Never shown to anybody. Null: nobody is known; draw a new one.
    /// </summary>
    public string? PersonOf(CasePerson person) => throw new NotImplementedException();

    /// <summary>Exact figures of teams together. Null: they may not see all of them.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="teams">Ids, each once.</param>
    /// <param name="year">The year that begins in April of this one.</param>
    /// <param name="now">Figures go to the end of this day.</param>
    public KpiBoard? Figures(CareActor who, ImmutableArray<string> teams, int year, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>Figures of everybody as they may be shown outside the teams. Null: they may not see them.</summary>
    public ProtectedKpis? ProtectedFigures(CareActor who, int year, DateTimeOffset now) => throw new NotImplementedException($"{decileOf}");
}
