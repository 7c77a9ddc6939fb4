using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Pulses;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>
/// A space on the wall of a library or a waiting room: what is on next, places left, notices, how people are, and codes to take it along.
/// Nobody has to touch it; js/screen.js keeps it current for weeks, and without script the page asks for itself each minute.
/// </summary>
[SharedPage(Kept = false)]
internal sealed class ScreenModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, PublicAddress site, IGrainFactory grains, IStringLocalizer<Words> say, TimeProvider clock) : PageModel
{
    private const int Most = 5;

    internal SpaceDefinition Space { get; private set; } = null!;
    internal Weather? Weather { get; private set; }
    public string Date { get; private set; } = "";
    public string Time { get; private set; } = "";
    public string Typed { get; private set; } = "";
    internal ImmutableArray<ScreenDay> Days { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct)
    {
        if (spaces.Find(space) is not { } found) return NotFound();
        Space = found;
        var now = clock.LondonNow();
        Date = Times.Date(now.Day(), now.Day(), say);
        Time = Times.Time(now, say);
        Typed = site.Typed(Request, $"/{found.Slug}");
        Weather = Weather.Of(await grains.GetGrain<IPulseGrain>(found.Slug).Today(ct), say);
        Fill(now);
        this.Frame(new PageFrame(say["What’s on in {0}", found.Name]) { Accent = found.Accent, IsUnlisted = true });
        return Page();
    }

    // What is still to come today, and as much of tomorrow as there is room for.
    private void Fill(DateTimeOffset now)
    {
        var shelf = catalogue.Current.InSpace(Space.Slug, oursAlone: true);
        var today = Ahead(shelf.Day(now.Day()), now);
        var room = Math.Max(Most - today.Length, 0);
        var tomorrow = room > 0 ? Ahead(shelf.Day(now.Day().AddDays(1)), now) : [];
        Days = [.. new[] { Day("today", say["On today"], today, Most), Day("tomorrow", say["Tomorrow"], tomorrow, room) }.Where(day => !day.Rows.IsEmpty)];
    }

    private ScreenDay Day(string id, string words, ImmutableArray<CatalogueHit> hits, int most) =>
        new(id, words, [.. hits.Take(most).Select(hit => ScreenRow.Of(hit, looks, say))], hits.Length - Math.Min(most, hits.Length));

    // What is cancelled is said by the notices.
    private static ImmutableArray<CatalogueHit> Ahead(ImmutableArray<CatalogueHit> day, DateTimeOffset now) =>
        [.. day.Where(hit => hit.Session is { Cancelled: false } session && session.Start > now).OrderBy(hit => hit.Session!.Start)];
}

/// <summary>A day on the screen. More: how many more there are than fit.</summary>
internal sealed record ScreenDay(string Id, string Words, ImmutableArray<ScreenRow> Rows, int More);

/// <summary>One thing that is on, as it can be read from a chair.</summary>
internal sealed record ScreenRow(string Time, Listing Listing, string Where, string Cost, PlacesLeft Places)
{
    public static ScreenRow Of(CatalogueHit hit, SpaceLooks looks, IStringLocalizer say) => new(
        Times.Time(hit.Session!.Start, say),
        hit.Entry.Listing,
        hit.Entry.Listing.Where(hit.Entry.Listing.Venue is { } venue ? looks.NameOf(hit.Entry.Listing.Space, venue.Locality) : null, say),
        hit.Entry.Listing.Cost.ShortCost(say),
        PlacesLeft.Of(hit.Session, hit.Entry.Listing.Booking, say));
}
