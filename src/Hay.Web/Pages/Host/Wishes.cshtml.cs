using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Host;

/// <summary>What people in a space would like: a host puts together what is the same, and answers in public or settles it.</summary>
internal sealed class WishesModel(Doorkeeper door, SpaceMap spaces, IGrainFactory grains, IStringLocalizer<Hay.Web.Languages.Words> say) : HostPage(door, spaces)
{
    public ImmutableArray<Wish> Wishes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string space, CancellationToken ct) => await Fill(space, ct) ?? Page();

    public async Task<IActionResult> OnPostJoinAsync(string space, string[] wish, string? name, CancellationToken ct)
    {
        if (await Fill(space, ct) is { } away) return away;
        if (!await grains.GetGrain<IWishesGrain>(Space.Slug).Join([.. wish], (name ?? "").Trim(), ct)) return Sorry(say["Tick two or more, and say in a few words what they have in common."]);
        this.Say(Said.Good(say["They are one now."]));
        return Redirect($"/host/{Space.Slug}/wishes#said");
    }

    public async Task<IActionResult> OnPostSettleAsync(string space, string? one, CancellationToken ct)
    {
        if (await Fill(space, ct) is { } away) return away;
        await grains.GetGrain<IWishesGrain>(Space.Slug).Settle(one ?? "", ct);
        this.Say(Said.Good(say["Done. It comes back when somebody asks again."]));
        return Redirect($"/host/{Space.Slug}/wishes#said");
    }

    private async Task<IActionResult?> Fill(string space, CancellationToken ct)
    {
        if (await EnterAsHost(space, ct) is { } away) return away;
        Wishes = await grains.GetGrain<IWishesGrain>(Space.Slug).View(ct);
        Title(say["What people would like in {0}", Space.Name]);
        return null;
    }
}
