using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Hooks;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>
/// Webhooks of a group, for its own people alone, or of a space, for its hosts: where they lead, how they do, and what one can do about it.
/// </summary>
internal sealed class WebhooksModel(
    Doorkeeper door, IGrainFactory grains, SpaceMap spaces, HookSecrets secrets, IHookSender sender, HookRounds rounds, TimeProvider clock,
    IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    /// <summary>Most deliveries that are shown of each kind.</summary>
    public const int MostShown = 50;

    private IHooksGrain _grain = null!;

    /// <summary>Of the group or the space.</summary>
    public string Name { get; private set; } = "";
    /// <summary>Its own page.</summary>
    public string Back { get; private set; } = "";
    public string Here => $"{Back}/webhooks";
    public string? Accent { get; private set; }
    public bool IsOfSpace => Accent is not null;
    public HookList All { get; private set; } = new();
    /// <summary>The one that is shown; null: all are.</summary>
    public Hook? One { get; private set; }
    /// <summary>Who made the one that is shown.</summary>
    public string MadeBy { get; private set; } = "";
    /// <summary>Who ended it; empty: nobody did.</summary>
    public string EndedBy { get; private set; } = "";
    /// <summary>Shown in the answer to the form that made it, and never again; null: none was made.</summary>
    public string? Secret { get; private set; }
    public string Typed { get; private set; } = "";
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(string? organisation, string? space, string? hook, CancellationToken ct) =>
        await Fill(organisation, space, hook, ct) ?? Page();

    public async Task<IActionResult> OnPostAddAsync(string? organisation, string? space, string? address, CancellationToken ct)
    {
        if (await Fill(organisation, space, null, ct) is { } away) return away;
        Typed = address ?? "";
        if (HookAddress.Read(address, sender.AllowsLoopback) is not { } to) return Sorry(Words(HookOutcome.Refused));
        var (shown, @sealed) = secrets.New();
        var id = NewId.Of("w");
        var outcome = await _grain.Add(new AddHook(id, to.AbsoluteUri, @sealed, Me.Details.Id), ct);
        if (outcome != HookOutcome.Done) return Sorry(Words(outcome));
        Secret = shown;
        return await Look(id, ct) ?? Page();
    }

    public async Task<IActionResult> OnPostRenewAsync(string? organisation, string? space, string? hook, CancellationToken ct)
    {
        if (await Fill(organisation, space, hook ?? "", ct) is { } away) return away;
        var (shown, @sealed) = secrets.New();
        var outcome = await _grain.Renew(One!.Id, @sealed, Me.Details.Id, ct);
        if (outcome != HookOutcome.Done) return Sorry(Words(outcome));
        rounds.Nudge();
        Secret = shown;
        return await Look(hook, ct) ?? Page();
    }

    public Task<IActionResult> OnPostTestAsync(string? organisation, string? space, string? hook, CancellationToken ct) =>
        Do(organisation, space, hook, () => _grain.Test(One!.Id, $"test-{Guid.NewGuid():n}", ct), say["A test is on its way."], ct);

    public Task<IActionResult> OnPostAgainAsync(string? organisation, string? space, string? hook, string? delivery, CancellationToken ct) =>
        Do(organisation, space, hook, () => _grain.Again(One!.Id, delivery ?? "", ct), say["On its way once more."], ct);

    public Task<IActionResult> OnPostStopAsync(string? organisation, string? space, string? hook, CancellationToken ct) =>
        Do(organisation, space, hook, () => _grain.Stop(One!.Id, Me.Details.Id, ct), say["Stopped. Nothing is sent there any more."], ct);

    private async Task<IActionResult> Do(string? organisation, string? space, string? hook, Func<Task<HookOutcome>> act, string done, CancellationToken ct)
    {
        if (await Fill(organisation, space, hook ?? "", ct) is { } away) return away;
        var outcome = await act();
        if (outcome != HookOutcome.Done) return Sorry(Words(outcome));
        rounds.Nudge();
        this.Say(Said.Good(done));
        return Redirect($"{Here}/{One!.Id}#said");
    }

    private string Words(HookOutcome outcome) => outcome switch
    {
        HookOutcome.TooMany => say["There are {0} already, which is as many as there can be. Stop one of them first.", HookList.Most],
        HookOutcome.Taken => say["One leads there already."],
        HookOutcome.TooSoon => say["That was a little often. Wait a minute."],
        HookOutcome.Full => say["{0} things wait to be sent already, which is as many as there can be. See why they do not arrive.", Hook.MostPending],
        HookOutcome.NotFound => say["There is nothing of that left to send."],
        _ => say["That is no address for it. It begins with https:// and has no password and no port in it."],
    };

    private async Task<IActionResult?> Fill(string? organisation, string? space, string? hook, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        if (await Enter() is { } away) return away;
        if (await (organisation is not null ? OpenGroup(organisation, ct) : OpenSpace(space ?? "", ct)) is { } refused) return refused;
        return await Look(hook, ct);
    }

    private async Task<IActionResult?> OpenGroup(string organisation, CancellationToken ct)
    {
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        var team = await grains.GetGrain<IOrganisationGrain>(organisation).Team(ct);
        if (team.Details is not { } details || team.Closed is not null) return NotFound();
        // Running sessions is what a group's own people may, and nobody else.
        if (!await May(Right.RunSessions, organisation, details.Space, ct)) return Forbid();
        (Name, Back) = (details.Name, $"/organise/{organisation}");
        _grain = grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(organisation));
        return null;
    }

    private async Task<IActionResult?> OpenSpace(string space, CancellationToken ct)
    {
        if (spaces.Find(space) is not { } found) return NotFound();
        if (!await May(Right.Host, "", found.Slug, ct)) return Forbid();
        (Name, Back, Accent) = (found.Name, $"/host/{found.Slug}", found.Accent);
        _grain = grains.GetGrain<IHooksGrain>(HookKeys.OfSpace(found.Slug));
        return null;
    }

    private async Task<IActionResult?> Look(string? hook, CancellationToken ct)
    {
        All = await _grain.View(ct);
        Title(say["Webhooks"]);
        if (hook is null) return null;
        if (All.Find(hook) is not { } one) return NotFound();
        (One, MadeBy, EndedBy) = (one, await NameOf(one.By), one.EndedBy.Length > 0 ? await NameOf(one.EndedBy) : "");
        return null;
    }

    private async Task<string> NameOf(string account) => await AccountOf(account) is not { } who ? say["somebody whose account has gone"]
        : who.Details.Name.Length > 0 ? who.Details.Name : who.Details.Email;
}
