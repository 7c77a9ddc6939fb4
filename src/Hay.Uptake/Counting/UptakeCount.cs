using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>
/// Counts facts in the order of the journal, each once, and says what may be known of the counts. Exact numbers are here and nowhere
/// else; <see cref="Figures"/> is the one place where they become what is shown. A week or quarter is closed five weeks after its end
/// by the facts' own dates: who was in it is then forgotten, and what comes later counts as if they had not been. Not safe for several
/// threads.
/// </summary>
/// <param name="listings">What is known of each listing now; facts of others count nowhere.</param>
/// <param name="geography">In which space a neighbourhood lies.</param>
/// <param name="secret">See <see cref="People"/>.</param>
internal sealed class UptakeCount(IReadOnlyDictionary<string, ListedAs> listings, Geography geography, byte[] secret)
{
    /// <summary>Days after its end for which a week or quarter is open to what comes late.</summary>
    public const int OpenAfter = 35;
    private const int Measures = 4;

    private readonly People _people = new(secret);
    private readonly Dictionary<string, Listed?> _listed = [];
    private readonly Numbers<(string Space, string Category)> _offers = new();
    private readonly Numbers<string> _categories = new();
    private readonly Numbers<string> _organisations = new();
    private readonly Numbers<(string Activity, DateOnly? Session, Measure Measure)> _acts = new();
    // What people did in an open week, each thing once: only what was done can be taken back.
    private readonly OpenPeriods<DateOnly> _done = new();
    // Who is in what: of an open week in offers, of an open quarter in measures and categories, and in organisations.
    private readonly OpenPeriods<DateOnly> _weeks = new();
    private readonly OpenPeriods<Quarter> _lives = new();
    private readonly OpenPeriods<Quarter> _runs = new();
    private readonly Dictionary<UptakeBlock, int> _counts = [];
    private readonly Dictionary<(Quarter Quarter, string Space), Dictionary<UnmetDemand, int>> _demand = [];
    private DateOnly _first = DateOnly.MaxValue;
    private DateOnly _latest = DateOnly.MinValue;

    public void Take(in UptakeFact fact)
    {
        if (fact.At > _latest) Begin(fact.At);
        switch (fact.Kind)
        {
            case FactKind.Seen: Look(fact); break;
            case FactKind.Saved: Count(fact, Measure.Saved, 1); break;
            case FactKind.Unsaved: Count(fact, Measure.Saved, -1); break;
            case FactKind.Going: Count(fact, Measure.Going, 1); break;
            case FactKind.GaveUp: Count(fact, Measure.Going, -1); break;
            case FactKind.Came: Count(fact, Measure.Came, 1); break;
            case FactKind.DidNotCome: Count(fact, Measure.Came, -1); break;
            case FactKind.SaidAbout when fact is { Person: { } person, About: { } about }: _people.Say(_people.NumberOf(person), about); break;
            case FactKind.FoundNothing or FactKind.AskedFor when fact.Demand is { } demand: Miss(fact, demand); break;
            default: return;
        }

        if (fact.At < _first) _first = fact.At;
    }

    /// <summary>What may be known of all that was taken.</summary>
    /// <param name="through">The last day whose facts were taken whole.</param>
    public UptakeFigures Figures(DateOnly through)
    {
        if (_first > through) return UptakeFigures.None;
        var counts = new Dictionary<UptakeBlock, int>(_counts);
        foreach (var (monday, heads) in _weeks.All()) SettleWeek(monday, heads, counts);
        foreach (var (quarter, heads) in _lives.All()) SettleLives(quarter, heads, counts);
        foreach (var (quarter, heads) in _runs.All()) SettleRuns(quarter, heads, counts);
        var quarters = new List<Quarter>();
        for (var quarter = Quarter.Of(_first); quarter.Start <= through; quarter = quarter.Add(1)) quarters.Add(quarter);
        var (monday1, endOfWeeks) = (Weeks.MondayOf(_first), Weeks.MondayOf(through.AddDays(1)));
        bool IsOver(UptakeBlock block) => block.Table == UptakeTable.Weeks ? block.Period < endOfWeeks : block.Period <= through;
        return new(
            counts.Where(block => block.Value > 0 && IsOver(block.Key)).ToFrozenDictionary(block => block.Key, block => ProtectedCount.Of(block.Value)),
            _demand.Where(demand => demand.Key.Quarter.Start <= through).ToFrozenDictionary(demand => demand.Key, demand => Rows(demand.Value)))
        {
            From = _first,
            Through = through,
            Weeks = [.. Enumerable.Range(0, (endOfWeeks.DayNumber - monday1.DayNumber) / 7).Select(week => monday1.AddDays(7 * week))],
            Quarters = [.. quarters],
            Organisations = [.. counts.Where(block => block is { Value: > 0, Key.Table: UptakeTable.Organisations } && block.Key.Period <= through).Select(block => block.Key.By).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    // Rare things are one row: rare words may say who asked.
    private static ImmutableArray<DemandRow> Rows(Dictionary<UnmetDemand, int> counts)
    {
        var rows = counts.Where(one => one.Value > ProtectedCount.HighestHidden).Select(one => new DemandRow(one.Key, ProtectedCount.Of(one.Value)))
            .OrderByDescending(row => row.Times.Shown).ThenBy(row => row.Demand.Terms, StringComparer.Ordinal).ThenBy(row => row.Demand.Filters, StringComparer.Ordinal);
        var rare = counts.Values.Where(times => times <= ProtectedCount.HighestHidden).Sum();
        return rare == 0 ? [.. rows] : [.. rows, new DemandRow(DemandRow.Rare, ProtectedCount.Of(rare))];
    }

    // A day begins: what has been over for long is closed.
    private void Begin(DateOnly day)
    {
        _latest = day;
        bool IsLongOver(Quarter quarter) => quarter.End.AddDays(OpenAfter) < day;
        _done.Close(monday => monday.AddDays(6 + OpenAfter) < day, static (_, _) => { });
        _weeks.Close(monday => monday.AddDays(6 + OpenAfter) < day, (monday, heads) => SettleWeek(monday, heads, _counts));
        _lives.Close(IsLongOver, (quarter, heads) => SettleLives(quarter, heads, _counts));
        _runs.Close(IsLongOver, (quarter, heads) => SettleRuns(quarter, heads, _counts));
    }

    private void Look(in UptakeFact fact)
    {
        if (Find(fact.Activity) is { } listed) Add(_counts, Block(Weeks.MondayOf(fact.At), listed.Offer, Measure.Looked), fact.Times);
    }

    private void Miss(in UptakeFact fact, UnmetDemand demand)
    {
        var counts = CollectionsMarshal.GetValueRefOrAddDefault(_demand, (Quarter.Of(fact.At), fact.DemandSpace), out _) ??= [];
        CollectionsMarshal.GetValueRefOrAddDefault(counts, demand, out _) += fact.Times;
    }

    private void Count(in UptakeFact fact, Measure measure, int change)
    {
        if (Find(fact.Activity) is not { } listed) return;
        var day = fact.Session ?? fact.At;
        var monday = Weeks.MondayOf(day);
        // A save and its end within a week belong to the same quarter.
        var quarter = Quarter.Of(fact.Session ?? monday);
        if (fact.Person is not { } who)
        {
            // Who came without telling Hay who they are counts each time, and so does who was forgotten.
            Add(_counts, Block(monday, listed.Offer, measure), change);
            return;
        }

        var (person, act, done) = (_people.NumberOf(who), _acts.Of((fact.Activity, fact.Session, measure)), _done[monday]);
        if (done.Has(person, act) == change > 0) return;
        done.Add(person, act, change);
        _weeks[monday].Add(person, (listed.Offer * Measures) + (int)measure, change);
        var lives = _lives[quarter];
        lives.Add(person, (int)measure, change);
        if (measure is Measure.Going or Measure.Came) lives.Add(person, Measures + listed.Category, change);
        if (listed.Organisation >= 0) _runs[quarter].Add(person, (listed.Organisation * Measures) + (int)measure, change);
    }

    private void SettleWeek(DateOnly monday, Heads heads, Dictionary<UptakeBlock, int> counts)
    {
        foreach (var (person, what) in heads.All())
        {
            Add(counts, Block(monday, what / Measures, (Measure)(what % Measures)), _people.Copies(person, UptakeTable.Weeks, Quarter.Of(monday)));
        }
    }

    private void SettleLives(Quarter quarter, Heads heads, Dictionary<UptakeBlock, int> counts)
    {
        foreach (var (person, what) in heads.All())
        {
            var (neighbourhood, ageBand) = _people[person];
            if (what >= Measures)
            {
                Add(counts, new(UptakeTable.Categories, quarter.Start, neighbourhood, _categories[what - Measures], Measure.Going), _people.Copies(person, UptakeTable.Categories, quarter));
                continue;
            }

            Add(counts, new(UptakeTable.Neighbourhoods, quarter.Start, neighbourhood, "", (Measure)what), _people.Copies(person, UptakeTable.Neighbourhoods, quarter));
            Add(counts, new(UptakeTable.Ages, quarter.Start, geography.Find(neighbourhood)?.Space ?? "", ageBand, (Measure)what), _people.Copies(person, UptakeTable.Ages, quarter));
        }
    }

    private void SettleRuns(Quarter quarter, Heads heads, Dictionary<UptakeBlock, int> counts)
    {
        foreach (var (person, what) in heads.All())
        {
            Add(counts, new(UptakeTable.Organisations, quarter.Start, _organisations[what / Measures], "", (Measure)(what % Measures)), _people.Copies(person, UptakeTable.Organisations, quarter));
        }
    }

    private UptakeBlock Block(DateOnly monday, int offer, Measure measure) => new(UptakeTable.Weeks, monday, _offers[offer].Space, _offers[offer].Category, measure);

    private Listed? Find(string activity)
    {
        if (_listed.TryGetValue(activity, out var known)) return known;
        return _listed[activity] = !listings.TryGetValue(activity, out var listed) ? null
            : new(_offers.Of((listed.Space, listed.Category)), _categories.Of(listed.Category), listed.Organisation.Length == 0 ? -1 : _organisations.Of(listed.Organisation));
    }

    private static void Add(Dictionary<UptakeBlock, int> counts, UptakeBlock block, int change) => CollectionsMarshal.GetValueRefOrAddDefault(counts, block, out _) += change;

    // A listing by numbers. Organisation: -1 where nobody runs it.
    private sealed record Listed(int Offer, int Category, int Organisation);
}
