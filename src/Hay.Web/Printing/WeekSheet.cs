using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Printing;

/// <summary>One thing on the sheet: when it starts, and what one needs to know to turn up.</summary>
internal sealed record SheetRow(string Time, Listing Listing, string Href, string Where, string Facts);

/// <summary>A day of the sheet. Left: how many more there are on that day than fit.</summary>
internal sealed record SheetDay(string Words, ImmutableArray<SheetRow> Rows, int Left);

/// <summary>
/// What is on in the next seven days, for paper: day by day, by time, without what is cancelled. Where a day has more
/// than fit, those stay that were checked last in a space, and the nearest near a place.
/// </summary>
internal sealed class WeekSheet(CatalogueSlot catalogue, SpaceLooks looks, IStringLocalizer<Words> say, TimeProvider clock)
{
    public const int Days = 7;
    private const int MostADay = 14;
    private const int EnoughNear = 8;
    private static readonly double[] Around = [2, 5, 12];

    public ImmutableArray<SheetDay> Of(SpaceDefinition space)
    {
        var shelf = catalogue.Current.InSpace(space.Slug);
        return [.. Week().Select(day => Day(day, space.Slug, shelf.Day(day)
            .OrderBy(hit => hit.Entry.IsSinking).ThenByDescending(hit => hit.Entry.Checked).Select(hit => (hit.Entry, Session: hit.Session!))))];
    }

    /// <summary>Miles: how far round the place one has to look to find enough.</summary>
    public ImmutableArray<SheetDay> Near(SpaceDefinition space, Locality place, out double miles)
    {
        var query = new CatalogueQuery { Near = new GeoPoint(place.Lat, place.Lon), Sort = SortBy.Near, Take = 100 };
        var week = query with { From = clock.GetUtcNow(), To = clock.LondonNow().Day().AddDays(Days).Begins(), Take = 0 };
        var within = miles = Around.FirstOrDefault(m => catalogue.Current.Search(week with { Miles = m }).Total >= EnoughNear, Around[^1]);
        return [.. Week().Select(day => Day(day, space.Slug, catalogue.Current
            .Search(query with { From = day.Begins(), To = day.AddDays(1).Begins(), Miles = within }).Hits
            .SelectMany(hit => hit.Entry.Sessions.Where(s => s.Start.Day() == day).Select(s => (hit.Entry, s)))))];
    }

    private IEnumerable<DateOnly> Week() => Enumerable.Range(0, Days).Select(clock.LondonNow().Day().AddDays);

    private SheetDay Day(DateOnly day, string space, IEnumerable<(CatalogueEntry Entry, SessionView Session)> sessions)
    {
        var on = sessions.Where(s => !s.Session.Cancelled && s.Session.Start > clock.GetUtcNow()).ToList();
        return new SheetDay(
            Times.Date(day, day, say),
            [.. on.Take(MostADay).OrderBy(s => s.Session.Start).ThenBy(s => s.Entry.Id, StringComparer.Ordinal).Select(s => Row(s.Entry, s.Session, space))],
            Math.Max(0, on.Count - MostADay));
    }

    private SheetRow Row(CatalogueEntry entry, SessionView session, string space)
    {
        var listing = entry.Listing;
        var home = listing.Spaces().Contains(space) ? space : listing.Space;
        var phone = listing.Contact.Phone.Length > 0 ? listing.Contact.Phone : entry.Organisation?.Contact.Phone ?? "";
        string[] facts =
        [
            HomeWords.Of(listing, say),
            listing.Cost.ShortCost(say),
            listing.Access().StepFree == Known.Yes ? say["Step-free"] : "",
            listing.Booking.Kind switch { BookingKind.DropIn => say["Just turn up"], BookingKind.Elsewhere => "", _ => say["Hold a place first"] },
            phone.Length > 0 ? say["Ring {0}", phone] : "",
            entry.IsSinking ? say["Not confirmed lately: ask before you go"] : "",
        ];
        return new SheetRow(Times.Time(session.Start, say), listing, $"/{home}/{entry.Id}",
            Excerpt.Of(listing.Where(listing.Venue is { } venue ? looks.NameOf(listing.Space, venue.Locality) : null, say), 90),
            string.Join(Language.Current.Stop, facts.Where(f => f.Length > 0).Select(Language.Current.Apart)));
    }
}
