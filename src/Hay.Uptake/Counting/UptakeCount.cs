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
/// <param name="listings">As what listings count for which the journal does not say it; facts of others count nowhere.</param>
/// <param name="geography">In which space a neighbourhood lies.</param>
/// <param name="secret">See <see cref="Noise"/>.</param>
/// <param name="through">The last day whose facts are taken whole. Single listings are counted in the last weeks before it alone, since all of them in all weeks would be most of the work.</param>
internal sealed class UptakeCount(IReadOnlyDictionary<string, ListedAs> listings, Geography geography, byte[] secret, DateOnly through)
{
    /// <summary>Days after its end for which a week or quarter is open to what comes late.</summary>
    public const int OpenAfter = 35;
    /// <summary>How far back single listings are counted.</summary>
    public const int ListingWeeks = 14;
    private const int Measures = (int)Measure.NotForMe + 1;
    private const int NoSession = 7;

    private readonly People _people = new(secret);
    private readonly Noise _noise = new(secret);
    private readonly ListedWeeks _listings = new(listings);
    // What people did in an open week, each thing once: only what was done can be taken back.
    private readonly OpenPeriods<DateOnly> _done = new();
    // Those without a name in an open week, by listing and act: what one of them takes back is never somebody else's.
    private readonly OpenPeriods<DateOnly> _unnamed = new();
    // Who is in what: of an open week in offers, of an open quarter in measures and categories, and in organisations.
    private readonly OpenPeriods<DateOnly> _weeks = new();
    private readonly OpenPeriods<Quarter> _lives = new();
    private readonly OpenPeriods<Quarter> _runs = new();
    private readonly Dictionary<UptakeBlock, Crowd> _counts = [];
    // Of closed weeks, the blocks of single listings.
    private readonly Dictionary<DateOnly, Dictionary<UptakeBlock, Crowd>> _ofListings = [];
    private readonly Dictionary<(Quarter Quarter, string Space), Dictionary<UnmetDemand, Asked>> _demand = [];
    private readonly WellbeingCount _wellbeing = new();
    private DateOnly _first = DateOnly.MaxValue;
    private DateOnly _latest = DateOnly.MinValue;

    public void Take(in UptakeFact fact)
    {
        if (fact.At > _latest) Begin(fact.At);
        switch (fact.Kind)
        {
            case FactKind.Listed when fact.ListedAs is { } listedAs: _listings.List(_listings.NumberOf(fact.Activity), listedAs); return;
            case FactKind.Seen: Look(fact); break;
            case FactKind.Saved: Count(fact, Measure.Saved, 1); break;
            case FactKind.Unsaved: Count(fact, Measure.Saved, -1); break;
            case FactKind.Going: Count(fact, Measure.Going, 1); break;
            case FactKind.GaveUp: Count(fact, Measure.Going, -1); break;
            case FactKind.Came: Count(fact, Measure.Came, 1); break;
            case FactKind.DidNotCome: Count(fact, Measure.Came, -1); break;
            case FactKind.Liked: Judge(fact, Measure.Liked, Measure.NotForMe); break;
            case FactKind.NotForMe: Judge(fact, Measure.NotForMe, Measure.Liked); break;
            case FactKind.Unjudged: Judge(fact, null, Measure.Liked, Measure.NotForMe); break;
            case FactKind.Searched: Add(_counts, new(UptakeTable.Weeks, Weeks.MondayOf(fact.At), fact.DemandSpace, "", Measure.Searched), Crowd.Of(fact.Times)); break;
            case FactKind.SaidAbout when fact is { Person: { } person, About: { } about }: _people.Say(_people.NumberOf(person), about); break;
            case FactKind.SaidHowThingsAre when fact is { Person: { } person, Wellbeing: { } said }: _wellbeing.Say(_people.NumberOf(person), fact.At, SpaceOf(_people.Life(_people.LifeOf(_people.NumberOf(person))).Neighbourhood), said); break;
            case FactKind.FoundNothing or FactKind.AskedFor when fact.Demand is { } demand: Miss(fact, demand); break;
            default: return;
        }

        if (fact.At < _first) _first = fact.At;
    }

    /// <summary>What may be known of all that was taken.</summary>
    public UptakeFigures Figures()
    {
        if (_first > through) return UptakeFigures.None;
        var counts = new Dictionary<UptakeBlock, Crowd>(_counts);
        foreach (var (monday, listing, listed, times) in _listings.Looks())
        {
            Add(counts, Block(monday, listed.Offer, Measure.Looked), Crowd.Of(times));
            if (HasListings(monday)) Add(counts, OfListing(monday, listing, Measure.Looked), Crowd.Of(times));
        }

        foreach (var (block, crowd) in _ofListings.Values.SelectMany(blocks => blocks)) Add(counts, block, crowd);
        foreach (var (monday, heads) in _done.All()) SettleActs(monday, heads, counts);
        foreach (var (monday, heads) in _weeks.All()) SettleWeek(monday, heads, counts);
        foreach (var (monday, heads) in _unnamed.All()) SettleUnnamed(monday, heads, counts, counts);
        foreach (var (quarter, heads) in _lives.All()) SettleLives(quarter, heads, counts);
        foreach (var (quarter, heads) in _runs.All()) SettleRuns(quarter, heads, counts);
        var quarters = new List<Quarter>();
        for (var quarter = Quarter.Of(_first); quarter.Start <= through; quarter = quarter.Add(1)) quarters.Add(quarter);
        var (monday1, endOfWeeks) = (Weeks.MondayOf(_first), Weeks.MondayOf(through.AddDays(1)));
        bool IsOver(UptakeBlock block) => block.Table == UptakeTable.Weeks ? block.Period < endOfWeeks : block.Period <= through;
        bool IsKept(UptakeBlock block) => IsOver(block) && (block.Table != UptakeTable.Listings || HasListings(block.Period));
        return new(
            counts.Where(block => block.Value.Count > 0 && IsKept(block.Key)).ToFrozenDictionary(block => block.Key, block => _noise.Protect(block.Key.Name, block.Value)),
            _demand.Where(demand => demand.Key.Quarter.Start <= through).ToFrozenDictionary(demand => demand.Key, demand => Rows(demand.Key.Quarter, demand.Key.Space, demand.Value)))
        {
            Wellbeing = _wellbeing.Rows(_people.KeyOf, through, _noise).ToFrozenDictionary(one => one.Where, one => one.Rows),
            From = _first,
            Through = through,
            Weeks = [.. Enumerable.Range(0, (endOfWeeks.DayNumber - monday1.DayNumber) / 7).Select(week => monday1.AddDays(7 * week))],
            Quarters = [.. quarters],
            Organisations = [.. counts.Where(block => block is { Value.Count: > 0, Key.Table: UptakeTable.Organisations } && block.Key.Period <= through).Select(block => block.Key.By).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    // Rare things are one row: rare words may say who asked. So do words that were asked for on a day or two alone, however often.
    private ImmutableArray<DemandRow> Rows(Quarter quarter, string space, Dictionary<UnmetDemand, Asked> all)
    {
        var (named, rare) = (new List<DemandRow>(), default(ProtectedCount));
        foreach (var (demand, asked) in all)
        {
            var times = _noise.Protect($"{nameof(DemandRow)}|{quarter}|{space}|{demand.Terms}|{demand.Filters}|{demand.IsAskedFor}", Crowd.Of(asked.Times));
            if (times.HasHidden || asked.Days < DemandRow.NamedAfterDays) rare += times;
            else named.Add(new(demand, times));
        }

        var rows = named.OrderByDescending(row => row.Times.Shown).ThenBy(row => row.Demand.Terms, StringComparer.Ordinal).ThenBy(row => row.Demand.Filters, StringComparer.Ordinal);
        return rare.IsNone ? [.. rows] : [.. rows, new DemandRow(DemandRow.Rare, rare)];
    }

    // A day begins: what has been over for long is closed.
    private void Begin(DateOnly day)
    {
        _latest = day;
        bool IsLongOver(Quarter quarter) => quarter.End.AddDays(OpenAfter) < day;
        bool IsOver(DateOnly monday) => monday.AddDays(6 + OpenAfter) < day;
        _done.Close(IsOver, (monday, heads) => SettleActs(monday, heads));
        _weeks.Close(IsOver, (monday, heads) => SettleWeek(monday, heads, _counts));
        _unnamed.Close(IsOver, (monday, heads) => SettleUnnamed(monday, heads, _counts));
        _lives.Close(IsLongOver, (quarter, heads) => SettleLives(quarter, heads, _counts));
        _runs.Close(IsLongOver, (quarter, heads) => SettleRuns(quarter, heads, _counts));
    }

    private void Look(in UptakeFact fact)
    {
        var (monday, listing) = (Weeks.MondayOf(fact.At), _listings.NumberOf(fact.Activity));
        if (_listings.In(listing, monday) is not null) _listings.Look(listing, monday, fact.Times);
    }

    private void Miss(in UptakeFact fact, UnmetDemand demand)
    {
        var counts = CollectionsMarshal.GetValueRefOrAddDefault(_demand, (Quarter.Of(fact.At), fact.DemandSpace), out _) ??= [];
        ref var asked = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, demand, out _);
        asked = fact.At > asked.Last ? new(asked.Times + fact.Times, asked.Days + 1, fact.At) : asked with { Times = asked.Times + fact.Times };
    }

    // The last word in a week counts. Of who was forgotten nobody knows which word was the last: each that was said counts.
    private void Judge(in UptakeFact fact, Measure? said, params ReadOnlySpan<Measure> taken)
    {
        foreach (var back in fact.Person is null ? [] : taken) Count(fact, back, -1);
        if (said is { } measure) Count(fact, measure, 1);
    }

    private void Count(in UptakeFact fact, Measure measure, int change)
    {
        var (monday, listing) = (Weeks.MondayOf(fact.Session ?? fact.At), _listings.NumberOf(fact.Activity));
        if (_listings.In(listing, monday) is not { } listed) return;
        var act = Act(listing, fact.Session is { } session ? session.DayNumber - monday.DayNumber : NoSession, measure);
        if (fact.Person is not { } who)
        {
            // Who came without telling Hay who they are counts each time, and so does who was forgotten.
            _unnamed[monday].Add(listing, act, change);
            return;
        }

        var person = _people.NumberOf(who);
        if (!_done[monday].Set(person, act, change > 0)) return;
        _weeks[monday].Add(person, (listed.Offer * Measures) + (int)measure, change);
        // A save and its end within a week belong to the same quarter.
        var quarter = Quarter.Of(fact.Session ?? monday);
        var lives = _lives[quarter];
        lives.Add(person, (int)measure, change);
        if (measure is Measure.Going or Measure.Came) lives.Add(person, Measures + listed.Category, change);
        if (listed.Organisation >= 0) _runs[quarter].Add(person, (listed.Organisation * Measures) + (int)measure, change);
    }

    private void SettleWeek(DateOnly monday, Heads heads, Dictionary<UptakeBlock, Crowd> counts)
    {
        foreach (var (what, crowd) in Sum(heads, (_, what) => what))
        {
            Add(counts, Block(monday, what / Measures, (Measure)(what % Measures)), crowd);
        }
    }

    private void SettleActs(DateOnly monday, Heads heads, Dictionary<UptakeBlock, Crowd>? into = null)
    {
        if (!HasListings(monday)) return;
        var counts = into ?? OfListings(monday);
        foreach (var (act, crowd) in Sum(heads, (_, act) => act))
        {
            if (MeasureOf(act) <= Measure.Came) Add(counts, OfListing(monday, ListingOf(act), MeasureOf(act)), crowd);
        }
    }

    private void SettleUnnamed(DateOnly monday, Heads heads, Dictionary<UptakeBlock, Crowd> counts, Dictionary<UptakeBlock, Crowd>? into = null)
    {
        var ofListings = HasListings(monday) ? into ?? OfListings(monday) : null;
        foreach (var (listing, act, times) in heads.All())
        {
            Add(counts, Block(monday, _listings.In(listing, monday)!.Offer, MeasureOf(act)), Crowd.Of(times));
            if (ofListings is not null && MeasureOf(act) <= Measure.Came) Add(ofListings, OfListing(monday, listing, MeasureOf(act)), Crowd.Of(times));
        }
    }

    private void SettleLives(Quarter quarter, Heads heads, Dictionary<UptakeBlock, Crowd> counts)
    {
        var things = Measures + _listings.Categories.Count;
        foreach (var (both, crowd) in Sum(heads, (person, what) => (_people.LifeOf(person) * things) + what))
        {
            var ((neighbourhood, ageBand), what) = (_people.Life(both / things), both % things);
            if (what >= Measures)
            {
                Add(counts, new(UptakeTable.Categories, quarter.Start, neighbourhood, _listings.Categories[what - Measures], Measure.Going), crowd);
                continue;
            }

            Add(counts, new(UptakeTable.Neighbourhoods, quarter.Start, neighbourhood, "", (Measure)what), crowd);
            Add(counts, new(UptakeTable.Ages, quarter.Start, SpaceOf(neighbourhood), ageBand, (Measure)what), crowd);
        }
    }

    private void SettleRuns(Quarter quarter, Heads heads, Dictionary<UptakeBlock, Crowd> counts)
    {
        foreach (var (what, crowd) in Sum(heads, (_, what) => what))
        {
            Add(counts, new(UptakeTable.Organisations, quarter.Start, _listings.Organisations[what / Measures], "", (Measure)(what % Measures)), crowd);
        }
    }

    // Who stands in the same thing, each once: by numbers first, since names are slow to compare.
    private Dictionary<int, Crowd> Sum(Heads heads, Func<int, int, int> thing)
    {
        var sums = new Dictionary<int, Crowd>();
        foreach (var (person, what, _) in heads.All())
        {
            ref var crowd = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, thing(person, what), out _);
            crowd = crowd.Add(1, _people.KeyOf(person));
        }

        return sums;
    }

    // What somebody did in a week: in which listing, on which of its days (0 to 6, or no session's), and what.
    private static int Act(int listing, int day, Measure measure) => checked((((listing * (NoSession + 1)) + day) * Measures) + (int)measure);

    private static int ListingOf(int act) => act / Measures / (NoSession + 1);

    private static Measure MeasureOf(int act) => (Measure)(act % Measures);

    private UptakeBlock Block(DateOnly monday, int offer, Measure measure) => new(UptakeTable.Weeks, monday, _listings.Offers[offer].Space, _listings.Offers[offer].Category, measure);

    private bool HasListings(DateOnly monday) => monday.AddDays(7 * ListingWeeks) > through;

    private UptakeBlock OfListing(DateOnly monday, int listing, Measure measure) => new(UptakeTable.Listings, monday, _listings.ActivityOf(listing), "", measure);

    private Dictionary<UptakeBlock, Crowd> OfListings(DateOnly monday) => CollectionsMarshal.GetValueRefOrAddDefault(_ofListings, monday, out _) ??= [];

    private string SpaceOf(string neighbourhood) => geography.Find(neighbourhood)?.Space ?? "";

    private static void Add(Dictionary<UptakeBlock, Crowd> counts, UptakeBlock block, Crowd more)
    {
        ref var crowd = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, block, out _);
        crowd = unchecked(new(crowd.Count + more.Count, crowd.Members + more.Members));
    }

    // How often, on how many days, and on which day last.
    private readonly record struct Asked(int Times, int Days, DateOnly Last);
}
