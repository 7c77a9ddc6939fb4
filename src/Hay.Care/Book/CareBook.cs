using System.Collections.Immutable;
using System.Text.Json;
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

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly CareIndex _index = new(network);
    private long _version;

    public CareNetwork Network => network;

    /// <summary>Grows with each change.</summary>
    public long Version => Volatile.Read(ref _version);

    public int Count => Read(() => _index.Count);

    /// <summary>Takes in what the change feed tells of <see cref="CareStoreNames.Case"/>; others are passed over. False: it cannot be read.</summary>
    public bool Apply(GrainRecord record)
    {
        if (record.Store != CareStoreNames.Case) return true;
        Case? state = null;
        try
        {
            if (!record.State.IsEmpty) state = JsonSerializer.Deserialize<Case>(record.State.Span, GrainJson.Default.Options);
        }
        catch (JsonException)
        {
            return false;
        }

        _lock.EnterWriteLock();
        try
        {
            _index.Put(record.Key, state is { Exists: true } ? state : null);
            _version++;
        }
        finally
        {
            _lock.ExitWriteLock();
        }

        return true;
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

    /// <summary>Exact figures of teams together. Null: they may not see all of them.</summary>
    /// <param name="who">Who asks.</param>
    /// <param name="teams">Ids.</param>
    /// <param name="year">The year that begins in April of this one.</param>
    /// <param name="now">Figures go to the end of this day.</param>
    public KpiBoard? Figures(CareActor who, ImmutableArray<string> teams, int year, DateTimeOffset now) =>
        teams.IsEmpty || !teams.All(t => CareRights.Allow(who, CareAction.SeeFigures, CasePlace.OfTeam(t))) ? null
        : Read(() => BoardOf(teams.ToHashSet(), year, now, network.ContactTarget(teams, year)));

    /// <summary>Figures of everybody as they may be shown outside the teams. Null: they may not see them.</summary>
    public ProtectedKpis? ProtectedFigures(CareActor who, int year, DateTimeOffset now) =>
        !CareRights.Allow(who, CareAction.SeeProtectedFigures, CasePlace.OfTeam("")) ? null : Read(() =>
        {
            var teams = _index.Teams;
            var providers = Enumerable.Range(0, teams.Count).Select(i => teams[i]).GroupBy(t => t.Provider).OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => (p.Key, BoardOf(p.Select(t => t.Team).ToHashSet(), year, now, null).ToDate)).ToList();
            var target = network.ContactTarget([.. network.Teams.Keys], year);
            return Disclosure.Of(BoardOf(null, year, now, target), providers, target);
        });

    public void Dispose() => _lock.Dispose();

    private static bool MaySee(CareActor who, CaseRow row) => CareRights.Allow(who, CareAction.SeeRecord, row.Place);

    // Null: of all teams.
    private KpiBoard BoardOf(HashSet<string>? asked, int year, DateTimeOffset now, int? target)
    {
        var bands = new Dictionary<string, string>();
        string BandOf(string area) => bands.TryGetValue(area, out var known) ? known : bands[area] = Kpis.BandOf(area.Length > 0 ? decileOf(area) : null);
        return Kpis.Count(_index.All.Select(e => e.Figures), _index.Teams, i => asked?.Contains(_index.Teams[i].Team) ?? true, BandOf, year, LocalDay.Of(now), target);
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
