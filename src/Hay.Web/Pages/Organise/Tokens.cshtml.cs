using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Api;
using Hay.Web.Organisations;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Organise;

/// <summary>Tokens by which programs act for an organisation: for its own people alone.</summary>
internal sealed class TokensModel(
    Doorkeeper door, IGrainFactory grains, TimeProvider clock, IStringLocalizer<Hay.Web.Languages.Words> say) : WorkPage(door)
{
    private IOrganisationGrain _grain = null!;

    public string Id { get; private set; } = "";
    public string Name { get; private set; } = "";
    /// <summary>Shown in the answer to the form that made it, and never again; null: none was made.</summary>
    public string? Made { get; private set; }
    public ImmutableArray<(ApiToken Token, string By)> Tokens { get; private set; } = [];
    public DateOnly Today => clock.LondonNow().Day();

    public async Task<IActionResult> OnGetAsync(string organisation, CancellationToken ct) => await Fill(organisation, ct) ?? Page();

    public async Task<IActionResult> OnPostMakeAsync(string organisation, string? name, TokenScope[]? scope, string? until, CancellationToken ct)
    {
        if (await Fill(organisation, ct) is { } away) return away;
        var token = TokenDoor.Make(Id);
        var result = await _grain.MakeToken(new ApiToken
        {
            Id = NewId.Of("t"),
            Hash = TokenDoor.HashOf(token),
            Name = (name ?? "").Trim(),
            Scopes = [.. (scope ?? []).Where(Enum.IsDefined).Distinct()],
            By = Me.Details.Id,
            Made = Today,
            Until = DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) ? last : default,
        }, ct);
        if (result.Outcome != OrganisationOutcome.Done) return Sorry(result.Words(say));
        await Look(ct);
        Made = token;
        return Page();
    }

    public async Task<IActionResult> OnPostRevokeAsync(string organisation, string? token, CancellationToken ct)
    {
        if (await Fill(organisation, ct) is { } away) return away;
        var result = await _grain.RevokeToken(token ?? "", Me.Details.Id, ct);
        if (result.Outcome != OrganisationOutcome.Done) return Sorry(result.Words(say));
        this.Say(Said.Good(say["That token is not good any more."]));
        return Redirect($"/organise/{Id}/tokens#said");
    }

    public string Day(DateOnly day) => Times.Date(day, Today, say);

    public string Words(ApiToken token) => string.Join(", ", token.Scopes.Select(s => s == TokenScope.Listings ? say["listings"].Value : say["who came"].Value));

    private async Task<IActionResult?> Fill(string organisation, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        if (await Enter() is { } away) return away;
        if (!ListingRules.IsSlug(organisation)) return NotFound();
        (Id, _grain) = (organisation, grains.GetGrain<IOrganisationGrain>(organisation));
        var team = await _grain.Team(ct);
        if (team.Details is not { } details || team.Closed is not null) return NotFound();
        // Running sessions is what a group's own people may, and nobody else.
        if (!await May(Right.RunSessions, Id, details.Space, ct)) return Forbid();
        Name = details.Name;
        await Look(ct);
        Title(say["Tokens for programs"]);
        return null;
    }

    private async Task Look(CancellationToken ct)
    {
        var tokens = ImmutableArray.CreateBuilder<(ApiToken, string)>();
        foreach (var token in await _grain.Tokens(ct))
        {
            var who = await AccountOf(token.By);
            tokens.Add((token, who is null ? say["Somebody whose account has gone"] : who.Details.Name.Length > 0 ? who.Details.Name : who.Details.Email));
        }

        Tokens = tokens.ToImmutable();
    }
}
