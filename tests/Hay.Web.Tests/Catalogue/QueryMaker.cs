using Hay.Web.Catalogue;

namespace Hay.Web.Tests.Catalogue;

/// <summary>Random questions, from the plain to the overloaded.</summary>
internal static class QueryMaker
{
    public static CatalogueQuery Next(ListingMaker random)
    {
        var query = new CatalogueQuery { Sort = random.One<SortBy>(), Skip = random.Next(3) == 0 ? random.Next(20) : 0, Take = random.Next(30) };
        if (random.Next(2) == 0) query = query with { Text = Text(random) };
        if (random.Next(2) == 0) query = query with { Space = random.One([.. ListingMaker.Spaces, "nowhere"]) };
        if (random.Next(4) == 0) query = query with { Categories = random.One<string[]>(["yoga"], ["music", "crafts"], ["none"]) is var c ? [.. c] : [] };
        if (random.Next(5) == 0) query = query with { Organisation = random.One(ListingMaker.Organisations) };
        if (random.Next(3) == 0) query = query with { From = Moment(random) };
        if (random.Next(3) == 0) query = query with { To = Moment(random) };
        if (random.Next(3) == 0) query = query with { Parts = (PartOfDay)random.Next(8) };
        if (random.Next(3) == 0) query = query with { Facets = random.One<Facet>() | random.One<Facet>() };
        if (random.Next(5) == 0) query = query with { Facets = query.Facets | Facet.PlacesLeft };
        // Never midway between two places of the listings: which of those is nearer is a matter of rounding.
        if (random.Next(2) == 0) query = query with { Near = new GeoPoint(52 + (random.Next(50) / 49.7), random.Next(50) / 49.7) };
        if (random.Next(3) == 0) query = query with { Miles = random.Next(60) / 2.0 };
        if (random.Next(3) == 0) query = query with { Meanings = [new(random.One(ListingMaker.Words), ["yoga", "music"]), new("zumba", ["other"])] };
        if (random.Next(6) == 0) query = query with { EveryWord = true };
        if (random.Next(6) == 0) query = query with { Languages = random.One<string[]>(["pl"], ["pl", "lt"], ["en"], ["xx"]) is var l ? [.. l] : [] };
        return query;
    }

    private static string Text(ListingMaker random)
    {
        var text = random.Text(1, 3);
        // As somebody is still typing.
        return random.Next(2) == 0 ? text[..Math.Max(1, text.Length - random.Next(3))] : text + random.One("", " ", " zumba", " the");
    }

    private static DateTimeOffset Moment(ListingMaker random) =>
        new DateTimeOffset(ListingMaker.Now.Date, TimeSpan.Zero).AddDays(random.Next(-1, 14)).AddHours(random.Next(24));
}
