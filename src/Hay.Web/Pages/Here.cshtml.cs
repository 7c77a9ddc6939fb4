using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Profiles;
using Hay.Web.Sessions;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>"I am here": where the code at the door leads. One button; opening the page alone changes nothing.</summary>
internal sealed class HereModel(CatalogueSlot catalogue, DoorCodes codes, ProfileCookie cookie, Places places, IStringLocalizer<Words> say) : PageModel
{
    internal CatalogueEntry Entry { get; private set; } = null!;
    public string Code { get; private set; } = "";
    public bool IsGood { get; private set; }

    public IActionResult OnGet(string space, string activity, string? code)
    {
        Response.Headers.CacheControl = "no-store";
        if (catalogue.Current.Find(activity) is not { } entry || !entry.Listing.Spaces().Contains(space)) return NotFound();
        Entry = entry;
        IsGood = codes.Read(activity, code) is not null;
        Code = IsGood ? code! : "";
        this.Frame(new PageFrame(say["Are you here?"]) { IsUnlisted = true });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string space, string activity, string? code, CancellationToken ct)
    {
        if (catalogue.Current.Find(activity) is not { } entry || !entry.Listing.Spaces().Contains(space)) return NotFound();
        if (codes.Read(activity, code) is not { } session) return Redirect($"/{space}/{activity}/here");
        var me = cookie.Read(HttpContext) ?? ProfileId.New();
        var outcome = await places.CheckIn(me, activity, session, ct);
        if (outcome == CheckInOutcome.Came) cookie.Issue(HttpContext, me);
        this.Say(BookingWords.Of(outcome, say));
        return Redirect($"/{space}/{activity}#said");
    }
}
