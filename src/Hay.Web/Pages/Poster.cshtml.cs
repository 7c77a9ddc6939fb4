using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Printing;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>
/// An activity on one sheet of A4 for a noticeboard; larger with <c>?size=large</c>, as four flyers with <c>?size=flyer</c>. The
/// same for everybody.
/// </summary>
[SharedPage(Kept = false)]
internal sealed class PosterModel(CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, PublicAddress site,
    IStringLocalizer<Languages.Words> say, TimeProvider clock) : PageModel
{
    /// <summary>As the address says it.</summary>
    public const string Flyer = "flyer";
    private const int LongTitle = 45;

    internal CatalogueEntry Entry { get; private set; } = null!;
    internal Listing Listing => Entry.Listing;
    internal SpaceDefinition Space { get; private set; } = null!;
    internal Sheet Sheet { get; private set; } = null!;
    internal PosterWords Words { get; private set; } = null!;
    public string Phone { get; private set; } = "";
    public string CheckedOn { get; private set; } = "";
    public bool HasLongTitle => Listing.Title.Length > LongTitle;

    /// <summary>Four small ones on the sheet.</summary>
    public bool IsFlyer { get; private set; }

    /// <summary>Whether one can hold a place on the page the code leads to.</summary>
    public bool IsHeldHere { get; private set; }

    /// <summary>What the venue or the session offers, in few words.</summary>
    public ImmutableArray<string> Offers { get; private set; } = [];

    public IActionResult OnGet(string space, string activity, string? size)
    {
        if (catalogue.Current.Find(activity) is not { IsOurs: true } entry) return NotFound();
        if (!entry.Listing.Spaces().Contains(space) || spaces.Find(space) is not { } found) return NotFound();
        Entry = entry;
        Space = found;
        var path = $"/{space}/{entry.Id}";
        Sheet = new Sheet(path, site.Typed(Request, path), size == Sheet.Large);
        IsFlyer = size == Flyer;
        var today = clock.LondonNow().Day();
        var next = entry.Sessions.FirstOrDefault(s => !s.Cancelled && s.Start > clock.GetUtcNow());
        var when = entry.When.Length > 0 ? entry.When : next is null ? "" : $"{Times.Date(next.Start.Day(), today, say)}{Language.Current.Comma}{Times.Span(next.Start, next.End, say)}";
        Words = PosterWords.Of(Listing, when, WhereInFull(), say);
        IsHeldHere = next is not null && Listing.Booking.Kind != BookingKind.Elsewhere;
        Phone = Listing.Contact.Phone.Length > 0 ? Listing.Contact.Phone : entry.Organisation?.Contact.Phone ?? "";
        CheckedOn = entry.Checked is { } day ? Times.Date(day, today, say) : "";
        Offers = [.. OffersOf(Listing.Access())];
        this.Frame(new PageFrame(say["Poster: {0}", Listing.Title]) { Accent = found.Accent, Canonical = $"/{Listing.Space}/{entry.Id}/poster" });
        return Page();
    }

    // On paper nobody can look further: the whole address, once each.
    private string WhereInFull()
    {
        var where = Listing.Where(Listing.Venue is { } venue ? looks.NameOf(Listing.Space, venue.Locality) : null, say);
        if (Listing.Setting == Setting.Online || Listing.Venue is not { } at) return where;
        foreach (var part in new[] { at.Address, at.Town, at.Postcode })
        {
            if (part.Length > 0 && !where.Contains(part, StringComparison.OrdinalIgnoreCase)) where = $"{where}, {part}";
        }

        return where;
    }

    private IEnumerable<string> OffersOf(AccessFacts access)
    {
        (Known Fact, string Words)[] facts =
        [
            (access.StepFree, say["Step-free"]), (access.AccessibleToilet, say["Accessible toilet"]), (access.HearingLoop, say["Hearing loop"]),
            (access.QuietRoom, say["Quiet room"]), (access.BabyChange, say["Baby changing"]),
        ];
        return facts.Where(f => f.Fact == Known.Yes).Select(f => f.Words);
    }
}
