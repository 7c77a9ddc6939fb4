using System.Collections.Frozen;
using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Spaces;

namespace Hay.Web.Tests.Insight;

/// <summary>
/// Two years of figures for the demo county, the same every time: the more deprived a neighbourhood, the fewer people are reached,
/// summer is quieter, and each year a tenth is added.
/// </summary>
public static class SomeFigures
{
    /// <summary>The day before the site of the tests begins.</summary>
    public static readonly DateOnly Through = new(2026, 11, 23);
    private static readonly DateOnly From = new(2024, 10, 7);
    private static readonly Measure[] OfPeople = [.. Measures.OfPeople];

    /// <param name="areas">Whose neighbourhoods and spaces.</param>
    /// <param name="categories">Kinds of activity.</param>
    /// <param name="organisations">Their ids.</param>
    /// <param name="count">What becomes of each count before it is protected; null: it stays.</param>
    public static UptakeFigures Of(Geography areas, Categories categories, IEnumerable<string> organisations, Func<int, int>? count = null)
    {
        var chance = new Random(6);
        var groups = organisations.Order(StringComparer.Ordinal).ToImmutableArray();
        ImmutableArray<DateOnly> weeks = [.. Enumerable.Range(0, 200).Select(week => From.AddDays(7 * week)).TakeWhile(monday => monday.AddDays(6) <= Through)];
        ImmutableArray<Quarter> quarters = [.. Enumerable.Range(0, 9).Select(Quarter.Of(From).Add)];
        var blocks = new Dictionary<UptakeBlock, ProtectedCount>();
        void Put(UptakeTable table, DateOnly period, string by, string and, Measure measure, double expected) =>
            blocks[new(table, period, by, and, measure)] = ProtectedCount.Of((count ?? (n => n))((int)Math.Round(expected * (0.7 + (0.6 * chance.NextDouble())))));

        foreach (var (quarter, grown) in quarters.Select((quarter, i) => (quarter, 1 + (0.025 * i))))
        {
            foreach (var area in areas.Of(AreaLevel.Neighbourhood))
            {
                var reached = area.Population!.Value * grown * (0.003 + (0.0012 * area.DeprivationDecile!.Value));
                foreach (var measure in OfPeople) Put(UptakeTable.Neighbourhoods, quarter.Start, area.Id, "", measure, reached * Part(measure));
                foreach (var kind in categories.All) Put(UptakeTable.Categories, quarter.Start, area.Id, kind.Slug, Measure.Going, reached / 6);
            }

            foreach (var space in areas.Of(AreaLevel.Space))
            {
                foreach (var age in AgeBands.All.Append(""))
                {
                    foreach (var measure in OfPeople) Put(UptakeTable.Ages, quarter.Start, space.Id, age, measure, grown * 0.008 * Part(measure) * (age.Length == 0 ? 3000 : space.PopulationByAge[age]));
                }
            }

            foreach (var (group, i) in groups.Select((group, i) => (group, i)))
            {
                foreach (var measure in OfPeople) Put(UptakeTable.Organisations, quarter.Start, group, "", measure, grown * Part(measure) * 200 / (3 + i));
            }
        }

        foreach (var monday in weeks)
        {
            var season = (monday.Month is 7 or 8 ? 0.6 : 1) * (1 + (0.002 * (monday.DayNumber - From.DayNumber) / 7));
            foreach (var space in areas.Of(AreaLevel.Space))
            {
                Put(UptakeTable.Weeks, monday, space.Id, "", Measure.Searched, season * 130);
                foreach (var (kind, i) in categories.All.Select((kind, i) => (kind, i)))
                {
                    Put(UptakeTable.Weeks, monday, space.Id, kind.Slug, Measure.Looked, season * 90 / (1 + (i * 0.4)));
                    foreach (var measure in OfPeople) Put(UptakeTable.Weeks, monday, space.Id, kind.Slug, measure, season * Part(measure) * 28 / (1 + (i * 0.4)));
                }
            }
        }

        return new(blocks.ToFrozenDictionary(), Demand(areas, quarters, count)) { From = From, Through = Through, Weeks = weeks, Quarters = quarters, Organisations = groups, Wellbeing = Wellbeing(areas, quarters, (count ?? (n => n))(32)) };
    }

    private static FrozenDictionary<(Quarter, string), ImmutableArray<DemandRow>> Demand(Geography areas, ImmutableArray<Quarter> quarters, Func<int, int>? count)
    {
        (string Terms, string Filters, bool IsAskedFor, int Times)[] wanted =
        [
            ("chess", "", false, 42), ("aqua aerobics", "free", false, 23), ("bell ringing", "", true, 12), ("", "category:yoga language:pl", false, 9), ("=sum", "near:march", false, 8), ("", "", false, 3),
        ];
        return (from quarter in quarters
                from space in areas.Of(AreaLevel.Space).Select(area => area.Id).Append(IDemandGrain.Everywhere)
                select KeyValuePair.Create((quarter, space), wanted.Select(one => new DemandRow(
                    new UnmetDemand { Terms = one.Terms, Filters = one.Filters, IsAskedFor = one.IsAskedFor }, ProtectedCount.Of((count ?? (n => n))(one.Times)))).ToImmutableArray())).ToFrozenDictionary();
    }

    private static FrozenDictionary<(Quarter, string), ImmutableArray<WellbeingRow>> Wellbeing(Geography areas, ImmutableArray<Quarter> quarters, int people) =>
        (from quarter in quarters
         from space in areas.Of(AreaLevel.Space).Select(area => area.Id).Append("")
         select KeyValuePair.Create((quarter, space), Enum.GetValues<WellbeingQuestion>().Select(question => question == WellbeingQuestion.Anxious
             ? new WellbeingRow(question, ProtectedCount.Of(5), null, null)
             : new WellbeingRow(question, ProtectedCount.Of(people), people < 8 ? null : new(6.1, 5.2, 7), people < 8 ? null : new(6.8, 6.1, 7.5))).ToImmutableArray())).ToFrozenDictionary();

    private static double Part(Measure measure) => measure switch { Measure.Saved => 1.6, Measure.Going => 1, Measure.Came => 0.7, _ => 0.3 };
}
