using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Pictures;
using Hay.Web.Site;

namespace Hay.Web.Api;

/// <summary>From what the site knows to what the API says.</summary>
internal static class ApiShapes
{
    public static ApiActivity Activity(CatalogueEntry entry, HttpRequest request, PublicAddress site) => Activity(entry, path => site.Of(request, path));

    /// <param name="entry">Which.</param>
    /// <param name="at">The full address of one of our paths.</param>
    public static ApiActivity Activity(CatalogueEntry entry, Func<string, string> at)
    {
        var l = entry.Listing;
        return new()
        {
            Id = entry.Id,
            Url = at(PathOf(entry)),
            Title = l.Title,
            Summary = l.Summary,
            Description = l.Description,
            WrittenIn = l.WrittenIn.Length > 0 ? l.WrittenIn : "en",
            Space = l.Space,
            AlsoIn = [.. l.Spaces().Skip(1)],
            Organisation = l.Organisation,
            Organiser = ApiOrganiser.Of(entry.Organisation),
            Category = l.Category,
            Setting = Word(l.Setting),
            Venue = ApiVenue.Of(l.Venue),
            When = entry.When,
            ScheduleNote = l.ScheduleNote,
            Schedule = ApiTimetable.Of(entry.Plan),
            Sessions = at($"{ApiSetup.Root}/activities/{entry.Id}/sessions"),
            Levels = Words(l.Levels),
            FiveWays = Words(l.FiveWays),
            Suitability = ApiSuitability.Of(l.Suitability),
            FirstVisit = ApiFirstVisit.Of(l.FirstVisit),
            Cost = ApiCost.Of(l.Cost),
            Booking = Word(l.Booking.Kind),
            HowToBook = l.Booking.How,
            Languages = [.. List(l.Languages)],
            Access = ApiAccess.Of(l.Access()),
            Contact = ApiContact.Of(l.Contact),
            Pictures = [.. List(l.Pictures).Select(p => new ApiPicture(at(PictureEndpoints.Address(p.Id, p.HasLarge ? ListingPicture.LargeSide : ListingPicture.SmallSide)), p.Alt))],
            Checked = entry.Checked,
            IsOver = entry.IsOver,
            IsDemo = l.Demo,
            Source = ApiSource.Of(l.Source),
        };
    }

    public static string PageOf(CatalogueEntry entry, HttpRequest request, PublicAddress site) => site.Of(request, PathOf(entry));

    private static string PathOf(CatalogueEntry entry) => $"/{entry.Listing.Space}/{entry.Id}";

    public static string Word<T>(T word) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    // A list that a stored record left out altogether may arrive as the default array.
    public static T[] List<T>(ImmutableArray<T> list) => list.IsDefault ? [] : [.. list];

    private static ImmutableArray<string> Words<T>(ImmutableArray<T> words) where T : struct, Enum => [.. List(words).Select(Word)];
}
