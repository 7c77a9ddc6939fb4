using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hay.Grains;

namespace Hay.Care;

/// <summary>
/// All cases in memory, as lists and figures need them; brought up to date by <see cref="Apply"/>. Each lookup hands out only what who asks may
/// see (<see cref="CareRights"/>). Safe from any thread: many may read while nobody writes.
/// </summary>
/// <param name="network">Who works with whom.</param>
/// <param name="decileOf">Deprivation of a neighbourhood by its id, 1 (most deprived) to 10; null: not known.</param>
public sealed partial class CareBook(CareNetwork network, Func<string, int?> decileOf) : IDisposable
{
    /// <summary>Most rows of any list.</summary>
    public const int Most = 500;

    // What nobody reads here need not be read, nor be in memory: notes are most of a record.
    private static readonly JsonSerializerOptions WithoutNotes = new(GrainJson.Default.Options)
    {
        TypeInfoResolver = GrainJson.Default.Options.TypeInfoResolver!.WithAddedModifier(static type =>
        {
            string[] unread = type.Type == typeof(Contact) ? ["id", "note", "next", "nextAt", "by", "minutes"]
                : type.Type == typeof(Case) ? ["consents", "questions", "wellbeing", "experiences", "tried", "discussions"]
                : type.Type == typeof(Goal) ? ["id", "words", "progress"]
                : [];
            foreach (var property in type.Properties.Where(p => unread.Contains(p.Name)).ToList()) type.Properties.Remove(property);
        }),
    };

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly CareIndex _index = new(network);
    private long _version;

    public CareNetwork Network => network;

    /// <summary>Grows with each change.</summary>
    public long Version => Volatile.Read(ref _version);

    public int Count => Read(() => _index.Count);

    /// <summary>
    /// Takes in what the change feed tells of <see cref="CareStoreNames.Case"/>; others are passed over. False: it cannot be read, and is in no list any
    /// more: what was in it before may be wrong by now.
    /// </summary>
    public bool Apply(GrainRecord record)
    {
        if (record.Store != CareStoreNames.Case) return true;
        try
        {
            Put(record.Key, !record.State.IsEmpty && JsonSerializer.Deserialize<Case>(record.State.Span, WithoutNotes) is { Exists: true } state ? state : null);
            return true;
        }
        // Whatever is wrong with one of them: behind it in the feed are all others.
        catch (Exception wrong) when (wrong is not OutOfMemoryException)
        {
            Put(record.Key, null);
            return false;
        }
    }

    /// <summary>Null: there is none that they may see.</summary>
    public CaseRow? Find(CareActor who, string caseId) => Read(() => _index.Find(caseId) is { } found && MaySee(who, found.Row) ? found.Row : null);

    /// <summary>
    /// The id of somebody who was here before, for a new case of theirs: the same NHS number and birth, or the same name, birth and telephone.
    /// Never shown to anybody. Null: nobody is known; draw a new one.
    /// </summary>
    public string? PersonOf(CasePerson person) => person.Born is not { } born ? null : Read(() =>
    {
        var (number, name, phone) = (NhsNumber.Parse(person.NhsNumber), CareIndex.Folded(person.Name), CareIndex.Digits(person.Phone));
        return _index.BornOn(born).Where(e => number is not null && e.Row.NhsNumber == number
            || (number is null || e.Row.NhsNumber.Length == 0) && phone.Length > 0 && e.Phone == phone && e.Name == name).MaxBy(e => e.Row.ReceivedAt)?.Row.PersonId;
    });

    /// <summary>How many asked by themselves since a moment, of whom nobody has done anything about it.</summary>
    public int Untouched(DateTimeOffset since) => Read(() => _index.Untouched.Count(e => e.Row.ReceivedAt >= since));

    /// <summary>Exact figures of teams together. Null: they may not see all of them.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="teams">Ids.</param>
    /// <param name="year">The year that begins in April of this one.</param>
    /// <param name="now">Figures go to the end of this day.</param>
    public KpiBoard? Figures(CareActor who, ImmutableArray<string> teams, int year, DateTimeOffset now) =>
        teams.IsEmpty || !teams.All(t => CareRights.Allow(who, CareAction.SeeFigures, CasePlace.OfTeam(t))) ? null
        : BoardOf(teams.ToHashSet(), year, LocalDay.Of(now), network.ContactTarget(teams, year));

    /// <summary>
    /// Figures of everybody as they may be shown outside the teams, to the end of the last whole month: whoever could watch them move from day to
    /// day would know what happened to whom. Null: they may not see them.
    /// </summary>
    /// <param name="who">Who asks.</param>
    /// <param name="year">The year that begins in April of this one.</param>
    /// <param name="now">This moment.</param>
    public ProtectedKpis? ProtectedFigures(CareActor who, int year, DateTimeOffset now) =>
        !CareRights.Allow(who, CareAction.SeeProtectedFigures, CasePlace.OfTeam("")) ? null
        : Disclosure.Of(BoardOf(null, year, LastWholeMonth(now), network.ContactTarget([.. network.Teams.Keys], year)));

    /// <summary>The last day that protected figures are of.</summary>
    public static DateOnly LastWholeMonth(DateTimeOffset now)
    {
        var today = LocalDay.Of(now);
        return today.AddDays(-today.Day);
    }

    public void Dispose() => _lock.Dispose();

    private void Put(string id, Case? state)
    {
        _lock.EnterWriteLock();
        try
        {
            _index.Put(id, state);
            _version++;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private static bool MaySee(CareActor who, CaseRow row) => CareRights.Allow(who, CareAction.SeeRecord, row.Place);

    // Null: of all teams. Counted beside the lock, from what was there when it began: nobody waits for it.
    private KpiBoard BoardOf(HashSet<string>? asked, int year, DateOnly until, int? target)
    {
        var bands = new Dictionary<string, string>();
        string BandOf(string area) => bands.TryGetValue(area, out var known) ? known : bands[area] = Kpis.BandOf(area.Length > 0 ? decileOf(area) : null);
        var (cases, teams) = Read(() => (_index.All.Select(e => e.Figures).ToArray(), _index.Teams.Copy()));
        return Kpis.Count(cases, teams, i => asked?.Contains(teams[i].Team) ?? true, BandOf, year, until, target);
    }

    private T Read<T>(Func<T> what)
    {
        _lock.EnterReadLock();
        try
        {
            return what();
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }
}
