using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>What numbers say, in fixed sentences. They are read from what is shown, never from exact numbers.</summary>
internal static class InsightWords
{
    // Rounding alone moves a number by up to 2, and small ones by a lot: nothing is made of less.
    private const int LeastToCompare = 20;
    private const double Much = 0.1;

    /// <summary>How to read the numbers of people in every table.</summary>
    public static readonly ImmutableArray<string> Rules =
    [
        "0 is nobody; * stands for a few, always where it is 1 to 7; other numbers of people are moved by a few at random and rounded to the nearest 5.",
        "A sum is the sum of what is shown: “15 + *” is 15 and a few more.",
    ];

    /// <summary>"July to September 2026", with what <see cref="HowFar"/> says.</summary>
    public static string Period(Quarter quarter, UptakeFigures figures) => Months(quarter) + HowFar(figures, quarter.Start, quarter.End);

    /// <summary>"July to September 2026".</summary>
    public static string Months(Quarter quarter) => string.Create(CultureInfo.InvariantCulture, $"{quarter.Start:MMMM} to {quarter.End:MMMM yyyy}");

    /// <summary>", so far" where a period is not over; ", from 12 August" where counting began in the midst of it; else nothing.</summary>
    public static string HowFar(UptakeFigures figures, DateOnly first, DateOnly last) => !figures.IsOver(first, last) ? ", so far"
        : figures.IsWhole(first, last) ? "" : string.Create(CultureInfo.InvariantCulture, $", from {figures.From:d MMMM}");

    public static string Of(Measure measure) => measure switch
    {
        Measure.Looked => "looked",
        Measure.Saved => "saved something",
        Measure.Going => "held a place",
        Measure.Came => "came",
        Measure.Liked => "want more like what was picked for them",
        _ => "said that what was picked is not for them",
    };

    /// <summary>What a number of today counts.</summary>
    public static string Today(Measure measure) => measure switch
    {
        Measure.Looked => "looks at listings",
        Measure.Saved => "people saved something",
        Measure.Going => "people took a place",
        _ => "people came",
    };

    public static string Of(AreaLevel level) => level switch
    {
        AreaLevel.Neighbourhood => "Neighbourhoods",
        AreaLevel.Middle => "Groups of neighbourhoods",
        AreaLevel.Ward => "Wards",
        _ => "Spaces",
    };

    /// <summary>"About 230 people", "Nobody", "A few people: too few to say how many".</summary>
    public static string People(ProtectedCount people) => (people.Shown, people.HasHidden) switch
    {
        (0, false) => "nobody",
        (0, true) => "a few people, too few to say how many,",
        (var shown, true) => $"about {Number(shown)} people and a few more",
        var (shown, _) => $"about {Number(shown)} people",
    };

    /// <summary>"about 35 times", "never".</summary>
    public static string Times(ProtectedCount times) => (times.Shown, times.HasHidden) switch
    {
        (0, false) => "never",
        (0, true) => "a few times",
        (var shown, true) => $"about {Number(shown)} times and a few more",
        var (shown, _) => $"about {Number(shown)} times",
    };

    /// <summary>1 more, 0 about as many, -1 fewer, where they are over different times for each of those; null: too few to say.</summary>
    public static int? Change(ProtectedCount now, ProtectedCount before, int timesNow = 1, int timesBefore = 1)
    {
        if (Math.Min(now.Shown, before.Shown) < LeastToCompare) return null;
        var ratio = (double)now.Shown * timesBefore / before.Shown / timesNow;
        return ratio > 1 + Much ? 1 : ratio < 1 - Much ? -1 : 0;
    }

    /// <summary>What the first page says of a quarter.</summary>
    public static IEnumerable<string> Overview(InsightSources of, InsightQuery asked)
    {
        var measure = ReachTables.Counted(asked.Measure);
        var people = of.People(asked.Quarter, asked.Space, measure);
        var where = asked.Space is { } space ? $"who live in {space.Name}" : "who say where they live";
        var isComparable = of.Figures.IsWhole(asked.Quarter) && of.Figures.IsWhole(asked.Quarter.Add(-1));
        yield return $"From {Period(asked.Quarter, of.Figures).Replace(", so far", " so far", StringComparison.Ordinal)}, {People(people)} {where} {Of(measure)}.";
        if (people.Shown > 0 && of.Residents(asked.Space) is { } residents)
        {
            yield return $"That is {(people.HasHidden ? "at least " : "")}{Number(1000.0 * people.Shown / residents, "0.0")} of every 1,000 residents.";
        }

        var before = of.People(asked.Quarter.Add(-1), asked.Space, measure);
        if (isComparable && Change(people, before) is { } change)
        {
            yield return $"{Compared(change)} in the three months before.";
        }

        yield return Offer(of.In(asked.Space).Sum(one => of.Supply.AWeek(one.Slug)));
        var unmet = DemandTables.Rows(of, asked);
        var nothing = unmet.Where(row => !row.Demand.IsAskedFor).Sum(row => row.Times);
        if (nothing.IsNone) yield return "No search was counted that found nothing.";
        else yield return $"People searched and found nothing {Times(nothing)}{(DemandTables.Often(unmet).FirstOrDefault(row => !row.Demand.IsAskedFor) is { } most ? $", most often for “{DemandTables.Words(most.Demand, of)}”" : "")}.";
    }

    /// <summary>What is on over the next four weeks.</summary>
    public static string Offer(double sessionsAWeek) => sessionsAWeek switch
    {
        0 => "Nothing is on offer in the next four weeks.",
        < 1.5 => "About one session a week is on offer in the next four weeks.",
        _ => $"About {Number(sessionsAWeek)} sessions a week are on offer in the next four weeks.",
    };

    /// <summary>"That is more than": to be gone on with by what it is compared with.</summary>
    public static string Compared(int change) => change switch
    {
        > 0 => "That is more than",
        < 0 => "That is fewer than",
        _ => "That is about as many as",
    };

    public static string Number(double value, string format = "#,0") => value.ToString(format, CultureInfo.InvariantCulture);
}
