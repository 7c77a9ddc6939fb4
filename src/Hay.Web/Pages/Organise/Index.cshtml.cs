using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Desk;
using Hay.Web.Feeds;
using Hay.Web.Freshness;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>An organiser's home: their groups, and what needs a tap.</summary>
internal sealed class IndexModel(
    Doorkeeper door, DeskBook desk, FeedBook feeds, Confirming confirming, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    private const int Most = 30;

    private readonly Dictionary<string, ImmutableArray<Feed>> _feeds = [];

    public ImmutableArray<DeskOrganisation> Mine { get; private set; } = [];
    /// <summary>What was typed to find a group.</summary>
    public string Find { get; private set; } = "";
    public ImmutableArray<DeskOrganisation> Found { get; private set; } = [];

    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string? find, CancellationToken ct)
    {
        if (await Enter() is { } away) return away; // everybody has a home
        Title(say["Look after a group"]);
        Mine = [.. Me.Details.Roles.Where(r => r.Kind == RoleKind.Organiser).Select(r => desk.Organisation(r.Scope))
            .OfType<DeskOrganisation>().Where(o => !o.IsClosed).OrderBy(o => o.Details.Name, StringComparer.CurrentCultureIgnoreCase)];
        foreach (var group in Mine) _feeds[group.Id] = await feeds.Of(group.Id, ct);
        Find = (find ?? "").Trim();
        if (Find.Length > 1)
        {
            Found = [.. desk.Organisations.Where(o => !o.IsClosed && (!o.HasColleagues || desk.Of(o.Id).Any(i => i.WasListed)) && o.Details.Name.Contains(Find, StringComparison.CurrentCultureIgnoreCase))
                .OrderBy(o => o.Details.Name, StringComparer.CurrentCultureIgnoreCase).Take(Most)];
        }

        return Page();
    }

    /// <summary>One tap: it is still running.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(string? activity, CancellationToken ct)
    {
        if (await Enter() is { } away) return away; // Confirming asks whether they look after it
        this.Say(await confirming.Confirm(activity ?? "", Me.Details.Id, ct)
            ? Said.Good(say["Thank you. Everybody sees that it was checked today."])
            : Said.Sorry(say["You do not look after that, or it has stopped."]));
        return Redirect("/organise#said");
    }

    /// <summary>Feeds of theirs that need somebody.</summary>
    public IEnumerable<Feed> Troubled(DeskOrganisation of) => _feeds.GetValueOrDefault(of.Id, []).Where(f => f.NeedsSomebody());

    /// <summary>What needs a tap first.</summary>
    public IEnumerable<(DeskItem Item, Due? Due)> Listings(DeskOrganisation of) =>
        desk.Of(of.Id).Select(i => (Item: i, Due: Due.Of(i, clock.LondonNow().Day(), say))).OrderBy(i => !NeedsATap(i.Item, i.Due));

    private static bool NeedsATap(DeskItem item, Due? due) =>
        due is not null || item.Paused is not null || item.Reports > 0 || item.Stage is DraftStage.Writing or DraftStage.Asked or DraftStage.Refused;
}
