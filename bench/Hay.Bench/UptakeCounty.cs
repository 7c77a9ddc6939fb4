using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Bench;

/// <summary>An invented county: 900,000 people in 516 neighbourhoods, 3,000 listings of 600 groups in six spaces and twenty kinds.</summary>
internal sealed class UptakeCounty
{
    public static readonly ImmutableArray<string> Spaces = [.. Enumerable.Range(0, 6).Select(i => $"space-{i}")];
    public static readonly ImmutableArray<string> Categories = [.. Enumerable.Range(0, 20).Select(i => $"kind-{i}")];
    private const int People = 900_000;
    private const int Neighbourhoods = 516;
    private const int Days = 730;
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly FactKind[] Kinds = [FactKind.Seen, FactKind.Saved, FactKind.Saved, FactKind.Going, FactKind.Going, FactKind.Going, FactKind.Came, FactKind.Came, FactKind.GaveUp, FactKind.Seen];

    private readonly string[] _ids = [.. Enumerable.Range(0, 3000).Select(i => $"listing-{i}")];
    private readonly AboutMe[] _about = [.. Enumerable.Range(0, Neighbourhoods).Select(i => new AboutMe { Neighbourhood = $"area-{i}", AgeBand = AgeBands.All[i % 6] })];

    public UptakeCounty() => Listings = _ids.Select((id, i) => (id, i)).ToDictionary(one => one.id, one => new ListedAs(Spaces[SpaceOf(one.i)], Categories[CategoryOf(one.i)], $"group-{one.i / 5}"));

    public static DateOnly Through => Start.AddDays(Days - 1);

    public Dictionary<string, ListedAs> Listings { get; }

    public Geography Geography { get; } = new(
        Enumerable.Range(0, Neighbourhoods).Select(i => new Area { Id = $"area-{i}", Name = $"Area {i}", Level = AreaLevel.Neighbourhood, Space = Spaces[i % 6], Population = People / Neighbourhoods }), isDemo: true, []);

    /// <summary>The facts from one number on, of so many in all. Two in five people say where they live.</summary>
    public void Fill(Span<UptakeFact> facts, int from, int all)
    {
        var random = new Random(from);
        for (var i = 0; i < facts.Length; i++)
        {
            var day = Start.AddDays((int)((long)(from + i) * Days / all));
            // Some people do much: the square root of a draw favours high numbers.
            var person = (int)(People * Math.Sqrt(random.NextDouble()));
            if (random.Next(60) == 0 && person % 5 < 2)
            {
                facts[i] = new(FactKind.SaidAbout, day, "", null, Guid(person), 1) { About = _about[person % Neighbourhoods] };
                continue;
            }

            var (kind, listing) = (Kinds[random.Next(Kinds.Length)], random.Next(_ids.Length));
            facts[i] = kind switch
            {
                FactKind.Seen => new(kind, day, _ids[listing], null, null, random.Next(1, 5)),
                FactKind.Saved => new(kind, day, _ids[listing], null, Guid(person), 1),
                FactKind.Came => new(kind, day, _ids[listing], day.AddDays(-1), Guid(person), 1),
                _ => new(kind, day, _ids[listing], day.AddDays(random.Next(1, 14)), Guid(person), 1),
            };
        }
    }

    /// <summary>As a row of numbers: what, day, person, neighbourhood, space, category, organisation; null: it is of no listing.</summary>
    public static object[]? Row(in UptakeFact fact)
    {
        if (fact.Activity.Length == 0 || fact.Kind == FactKind.GaveUp) return null;
        var (listing, person) = (int.Parse(fact.Activity.AsSpan("listing-".Length), System.Globalization.CultureInfo.InvariantCulture), fact.Person is { } who ? BitConverter.ToInt32(who.ToByteArray()) : -1);
        var kind = fact.Kind switch { FactKind.Seen => 0, FactKind.Saved => 1, FactKind.Going => 2, _ => 3 };
        return [kind, (fact.Session ?? fact.At).DayNumber, person, person % Neighbourhoods, SpaceOf(listing), CategoryOf(listing), listing / 5];
    }

    private static int SpaceOf(int listing) => listing / 500;

    private static int CategoryOf(int listing) => listing % 20;

    private static Guid Guid(int person) => new(person, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8);
}
