using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Pages.Organise;
using Hay.Web.Shortlists;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Shortlists;

/// <summary>A link worker's own shortlists, and making one.</summary>
internal sealed class IndexModel(Doorkeeper door, IGrainFactory grains, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    public ImmutableArray<ShortlistView> Mine { get; private set; } = [];
    public DateOnly Today => clock.LondonNow().Day();
    /// <summary>As it was typed, where something was wrong with it.</summary>
    public string Typed { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Fill(ct) ?? Page();

    public async Task<IActionResult> OnPostMakeAsync(string? title, int weeks, CancellationToken ct)
    {
        if (await Fill(ct) is { } away) return away;
        Typed = (title ?? "").Trim();
        var id = ShortlistKeys.NewId();
        switch (await grains.GetGrain<IShortlistGrain>(id).Make(new MakeShortlist(Me.Details.Id, Typed, weeks, ShortlistKeys.NewSecret()), ct))
        {
            case ShortlistOutcome.Done:
                this.Say(ShortlistWords.SoundsPersonal(Typed)
                    ? Said.Sorry(say["Made. Its title sounds as if it says who the person is: if it does, call it something else."])
                    : Said.Good(say["Made. Now look for what to put on it."]));
                return Redirect($"/shortlists/{id}#said");
            case ShortlistOutcome.Full:
                return Sorry(say["You have so many lists that there is no room for more. Old ones go by themselves, four weeks after they ended."]);
            default:
                return Sorry(say["Give it a title of at most {0} letters, and choose how long it is to last.", Shortlist.TitleLength]);
        }
    }

    private async Task<IActionResult?> Fill(CancellationToken ct)
    {
        if (await Enter(Right.MakeShortlists, "", "", ct) is { } away) return away;
        Title(say["Shortlists"]);
        var mine = ImmutableArray.CreateBuilder<ShortlistView>();
        var index = grains.GetGrain<IShortlistIndexGrain>(Me.Details.Id);
        foreach (var id in await index.View(ct))
        {
            if (await grains.GetGrain<IShortlistGrain>(id).View(Me.Details.Id, ct) is { } list) mine.Add(list);
            // Broken off while it was made or erased: it leads nowhere.
            else await index.Drop(id, ct);
        }

        Mine = mine.ToImmutable();
        return null;
    }
}
