using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Organisations;
using Microsoft.AspNetCore.Mvc;

namespace Hay.Web.Pages.Organise;

/// <summary>A page about one listing, for those who look after it. Each handler begins with <see cref="Open"/>.</summary>
internal abstract class ListingPage(Doorkeeper door, IGrainFactory grains, DeskBook desk, ListingEditor editor, ListingPreviews previews) : WorkPage(door)
{
    public string Id { get; private set; } = "";
    public EditView View { get; private set; } = null!;
    /// <summary>The draft, else what is listed.</summary>
    public Listing Listing { get; private set; } = null!;
    public OrganisationDetails? Group { get; private set; }
    public ListingPreview Preview => previews.Of(Id, Listing, View, Group);

    protected ListingEditor Editor => editor;

    /// <summary>Null: it is there, and they may. Else where to send them.</summary>
    protected async Task<IActionResult?> Open(string id, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        // An address that somebody made up wakes no grain.
        if (!ListingRules.IsSlug(id) && desk.Find(id) is null) return NotFound();
        Id = id;
        if (!Take(await editor.Grain(id).ViewForEditing(ct)) || Listing.Home is not null) return NotFound(); // a neighbour's is written there
        // What is listed says whose it is: nobody writes themselves into somebody else's.
        var home = View.Listing ?? Listing;
        if (await Enter(Right.EditListings, home.Organisation ?? "", home.Space, ct) is { } refused) return refused;
        Group = home.Organisation is { } of ? await grains.GetGrain<IOrganisationGrain>(of).View(ct) : null;
        return null;
    }

    /// <summary>Who would decide on it themselves.</summary>
    protected Task<bool> IsHost(CancellationToken ct) => May(Right.Host, Listing.Organisation ?? "", Listing.Space, ct);

    /// <summary>False: there is nothing any more.</summary>
    protected bool Take(EditView view)
    {
        if (ListingEditor.Current(view) is not { } now) return false;
        (View, Listing) = (view, now);
        return true;
    }
}
