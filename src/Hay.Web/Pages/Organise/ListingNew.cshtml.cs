using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Organisations;
using Hay.Web.Organisations.Steps;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Words = Hay.Web.Languages.Words;

namespace Hay.Web.Pages.Organise;

/// <summary>Begins a listing: with a name and a place, or from one that the organisation has.</summary>
internal sealed class ListingNewModel(
    Doorkeeper door, IGrainFactory grains, DeskBook desk, ListingEditor editor, IStringLocalizer<Words> say) : WorkPage(door)
{
    /// <summary>Most drafts that an organisation has begun and never listed.</summary>
    private const int MostBegun = 50;

    public string Of { get; private set; } = "";
    public OrganisationDetails Group { get; private set; } = null!;
    public WhatForm Form { get; private set; } = null!;
    public StepProblems Problems { get; private set; } = new(say);
    /// <summary>What one can start from, those that have stopped too.</summary>
    public ImmutableArray<DeskItem> Older { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? of, CancellationToken ct) => await Open(of, ct) ?? Page();

    public async Task<IActionResult> OnPostAsync(string? of, string? nickname, CancellationToken ct)
    {
        if (await Open(of, ct) is { } away) return away;
        Form = WhatForm.Read(Request.Form);
        // Only a program fills in what people do not see. It is told nothing.
        if (!string.IsNullOrEmpty(nickname)) return Redirect("/organise");
        var listing = Form.Apply(new Listing { Title = "", Space = Group.Space, Organisation = Of, Demo = Group.Demo }, editor.StepDesk, Problems);
        if (!Problems.All.IsEmpty) return Sorry("");
        if (!await May(Right.EditListings, Of, listing.Space, ct)) return Forbid();
        if (IsTooMany()) return Sorry(say["There are {0} drafts already. Hand one in or throw one away first.", MostBegun]);
        var id = await editor.Begin(listing, Me.Details.Id, ct);
        return Redirect($"/organise/listing/{id}/when");
    }

    public async Task<IActionResult> OnPostCopyAsync(string? of, string? from, CancellationToken ct)
    {
        if (await Open(of, ct) is { } away) return away;
        if (Older.FirstOrDefault(o => o.Id == from) is not { } older) return Sorry(say["Choose what to start from."]);
        if (IsTooMany()) return Sorry(say["There are {0} drafts already. Hand one in or throw one away first.", MostBegun]);
        var view = await editor.Grain(older.Id).ViewForEditing(ct);
        // The desk may be late: the listing itself says whose it is.
        if (ListingEditor.Current(view) is not { } listing || listing.Organisation != Of) return NotFound();
        if (!await May(Right.EditListings, Of, listing.Space, ct)) return Forbid();
        var id = await editor.Copy(listing, Me.Details.Id, ct);
        this.Say(Said.Good(say["Here is a copy. Change what is different."]));
        return Redirect($"/organise/listing/{id}");
    }

    private bool IsTooMany() => desk.Of(Of).Count(i => !i.WasListed) >= MostBegun;

    private async Task<IActionResult?> Open(string? of, CancellationToken ct)
    {
        if (await Enter() is { } away) return away;
        if (of is null || !ListingRules.IsSlug(of)) return NotFound();
        var team = await grains.GetGrain<IOrganisationGrain>(of).Team(ct);
        if (team.Details is not { } details || team.Closed is not null) return NotFound();
        if (await Enter(Right.EditListings, of, details.Space, ct) is { } refused) return refused;
        (Of, Group) = (of, details);
        Older = [.. desk.Of(of)];
        Form = new WhatForm("", "", "", details.Space, "", []);
        Title(say["List something"]);
        return null;
    }
}
