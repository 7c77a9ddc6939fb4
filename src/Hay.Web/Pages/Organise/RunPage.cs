using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Organise;

/// <summary>A page for those who run an activity's sessions: its organisers, and nobody else.</summary>
internal abstract class RunPage(Doorkeeper door, IGrainFactory grains) : WorkPage(door)
{
    protected IActivityGrain Grain { get; private set; } = null!;

    public string Id { get; private set; } = "";
    public Listing Listing { get; private set; } = null!;
    public string Home => $"/organise/listing/{Id}/sessions";

    /// <summary>Null: they may, and it is there. Else where to send them.</summary>
    protected async Task<IActionResult?> Open(string activity, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store"; // it says who comes
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(activity)) return NotFound();
        (Id, Grain) = (activity, grains.GetGrain<IActivityGrain>(activity));
        if ((await Grain.ViewForEditing(ct)).Listing is not { } listing) return NotFound();
        if (!await May(Right.RunSessions, listing.Organisation ?? "", listing.Space, ct)) return Forbid();
        Listing = listing;
        return null;
    }
}
