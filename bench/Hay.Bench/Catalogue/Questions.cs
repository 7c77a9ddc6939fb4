using Hay.Web.Catalogue;

namespace Hay.Bench.Catalogue;

/// <summary>What people ask, varied: words, a place, a day, facts.</summary>
internal static class Questions
{
    private static readonly Facet[] Asked = [Facet.Free, Facet.StepFree, Facet.Beginners, Facet.Bus, Facet.DropIn, Facet.Toilet, Facet.CanJustWatch, Facet.PlacesLeft];

    /// <summary>Words, a place and a day each, and mostly facts.</summary>
    public static CatalogueQuery[] Searches(County county, int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(i => Placed(county, random, new CatalogueQuery
        {
            Text = Text(county, random),
            From = Day(random, out var day),
            To = day.AddDays(1),
            Facets = (i % 4 == 0 ? Facet.None : Asked[random.Next(Asked.Length)]) | (i % 3 == 0 ? Asked[random.Next(Asked.Length)] : Facet.None),
            Parts = i % 5 == 0 ? PartOfDay.Evening : PartOfDay.Any,
            Sort = (SortBy)random.Next(3),
        }))];
    }

    /// <summary>No words: what is on in a place, or anywhere, this week or at any time.</summary>
    public static CatalogueQuery[] Browsing(County county, int count)
    {
        var random = new Random(12);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var query = new CatalogueQuery { Sort = i % 2 == 0 ? SortBy.Soon : SortBy.Best, Facets = i % 3 == 0 ? Asked[random.Next(Asked.Length)] : Facet.None };
            if (i % 4 > 0) query = Placed(county, random, query);
            return i % 2 == 0 ? query with { From = County.Now, To = County.Now.AddDays(7) } : query;
        })];
    }

    private static CatalogueQuery Placed(County county, Random random, CatalogueQuery query) => random.Next(2) == 0
        ? query with { Space = County.Spaces[random.Next(County.Spaces.Length)] }
        : query with { Near = new GeoPoint(52 + (random.NextDouble() * 0.8), -0.4 + random.NextDouble()), Miles = random.Next(2, 16) };

    private static string Text(County county, Random random)
    {
        var what = County.Activities[random.Next(County.Activities.Length)];
        return random.Next(5) switch
        {
            0 => what[..Math.Max(3, what.Length - 2)],
            1 => $"{County.Manner[random.Next(14)]} {what}",
            2 => $"{what} {county.Towns[random.Next(county.Towns.Count)]}",
            3 => what.Split(' ')[0],
            _ => what,
        };
    }

    private static DateTimeOffset Day(Random random, out DateTimeOffset day) =>
        day = new DateTimeOffset(County.Now.Date, TimeSpan.Zero).AddDays(random.Next(1, 15));
}
