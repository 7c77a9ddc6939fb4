using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Profiles;
using Hay.Web.Spaces;
using Hay.Web.Today;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages;

/// <summary>What is said of picks: that Hay may make them, and what somebody thinks of one. Leads back to where it was said.</summary>
internal sealed class PickedModel(
    CatalogueSlot catalogue, SpaceMap spaces, SpaceLooks looks, ProfileCookie cookie, Places places, IStringLocalizer<Words> say) : PageModel
{
    public IActionResult OnGet() => Redirect("/me#picks");

    public async Task<IActionResult> OnPostAllowAsync(CancellationToken ct)
    {
        await places.AllowPicks(cookie.ReadOrIssue(HttpContext), true, ct);
        return Back("me", Said.Good(say["From now on Hay chooses for you. You can stop it here whenever you like."]));
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken ct)
    {
        if (cookie.Read(HttpContext) is { } me) await places.AllowPicks(me, false, ct);
        return Back("me", Said.Good(say["Stopped. Nothing about you is used to choose any more, and what you said of picks is taken back."]));
    }

    public Task<IActionResult> OnPostNotForMeAsync(string? activity, string? from, string? how, string? at, CancellationToken ct) =>
        Judge(activity, false, from, how, at, ct);

    public Task<IActionResult> OnPostMoreLikeAsync(string? activity, string? from, string? how, string? at, CancellationToken ct) =>
        Judge(activity, true, from, how, at, ct);

    public async Task<IActionResult> OnPostTakeBackAsync(string? activity, string? from, string? how, string? at, CancellationToken ct)
    {
        if (cookie.Read(HttpContext) is { } me) await places.Unjudge(me, activity ?? "", ct);
        return Back(from, Said.Good(say["Taken back."]), how, at);
    }

    private async Task<IActionResult> Judge(string? activity, bool isLiked, string? from, string? how, string? at, CancellationToken ct)
    {
        // Only what is listed, and only somebody known: an address somebody made up must not wake a grain.
        if (catalogue.Current.Find(activity) is not { } entry || cookie.Read(HttpContext) is not { } me
            || await places.Judge(me, entry.Id, isLiked, ct) != JudgeOutcome.Kept)
        {
            return Back("me", Said.Sorry(say["Nothing was kept. First allow Hay to choose for you."]));
        }

        return Back(from, Said.Good(isLiked
            ? say["More like {0}, then.", entry.Listing.Title]
            : say["{0} is not picked for you any more. You can still find it by searching, and take this back in your plans.", entry.Listing.Title]), how, at);
    }

    // Only ever to one of two pages of ours, whatever the form says.
    private RedirectResult Back(string? from, Said said, string? how = null, string? at = null)
    {
        this.Say(said);
        if (from == "me") return Redirect("/me#said");
        var asked = QueryString.Empty;
        if (Answer.Find(how) is { } answer) asked = asked.Add("how", answer.Slug);
        if (Place.Parse(at, spaces, looks) is { } place) asked = asked.Add("at", place.At);
        return Redirect($"/{asked}#picks");
    }
}
