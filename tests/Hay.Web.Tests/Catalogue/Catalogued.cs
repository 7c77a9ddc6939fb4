using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Tests.Catalogue;

/// <summary>A catalogue of a few listings, in the words of a test.</summary>
internal static class Catalogued
{
    /// <summary>The days of the week after <see cref="ListingMaker.Now"/>, a Monday.</summary>
    public static readonly DateTime Tuesday = new(2026, 11, 24), Wednesday = new(2026, 11, 25);

    public static CatalogueEntry Entry(string id, Listing listing, params SessionBookings[] booked) =>
        Entry(id, new Activity { Listing = listing, Sessions = [.. booked], Checked = DateOnly.FromDateTime(ListingMaker.Now.Date) });

    public static CatalogueEntry Entry(string id, Activity activity) => Projection.Of(id, activity, null, null, ListingMaker.Now)!;

    /// <summary>Null entries, of what the public may not see, are left out.</summary>
    public static CatalogueSnapshot Of(params CatalogueEntry?[] entries) => CatalogueSnapshot.Of(entries.OfType<CatalogueEntry>(), [], [], ListingMaker.Now);

    public static string[] Ids(this CatalogueResults results) => [.. results.Hits.Select(h => h.Entry.Id)];

    public static string[] Ids(this CatalogueSnapshot catalogue, string text) =>
        catalogue.Search(new CatalogueQuery { Text = text, Sort = SortBy.Best }).Ids();

    public static SessionBookings Full(DateTime start, int going) => new()
    {
        Session = SessionId.FromLocal(start),
        Going = [.. Enumerable.Range(0, going).Select(_ => new HeldPlace(ProfileId.New(), ListingMaker.Now))],
    };

    public static DateTimeOffset At(DateTime local) => new(local, TimeSpan.Zero);
}
