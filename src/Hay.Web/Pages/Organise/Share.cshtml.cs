using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>Being seen: the address, a poster, a code to scan, and a frame for the group's own page.</summary>
internal sealed class ShareModel(Doorkeeper door, IGrainFactory grains, PublicAddress site, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    public string Id { get; private set; } = "";
    public Listing Listing { get; private set; } = null!;
    public string Path => $"/{Listing.Space}/{Id}";
    public string Address => site.Of(Request, Path);

    internal FrameCode Code => FrameCode.Of(Request, site, Listing.Title, Path, Listing.Organisation is { Length: > 0 } group ? $"group/{group}" : $"activity/{Id}");

    public async Task<IActionResult> OnGetAsync(string activity, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(activity)) return NotFound();
        Id = activity;
        if ((await grains.GetGrain<IActivityGrain>(activity).View(ct))?.Listing is not { } listing) return NotFound();
        Listing = listing;
        if (!await May(Right.EditListings, listing.Organisation ?? "", listing.Space, ct)) return Forbid();
        Title(say["Be seen: {0}", listing.Title]);
        return Page();
    }
}
