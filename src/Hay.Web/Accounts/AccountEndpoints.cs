using System.Text.Json;
using Hay.Grains;
using Hay.Web.Printing;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

/// <summary>What an account gives its owner besides pages.</summary>
internal static class AccountEndpoints
{
    private static readonly JsonSerializerOptions ForPeople = new(GrainJson.Default.Options) { WriteIndented = true };

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/account.json", Data).RequireAuthorization();
        app.MapGet("/account/app.svg", Code).RequireAuthorization();
    }

    /// <summary>What an authenticator app reads (the otpauth address that all of them know), in capitals and digits of base32.</summary>
    public static string AppAddress(AccountDetails details) =>
        $"otpauth://totp/Hay:{Uri.EscapeDataString(details.Email)}?secret={details.AuthenticatorKey}&issuer=Hay&digits=6";

    // All that is kept, but for what only a thief could use.
    private static async Task<IResult> Data(HttpContext http, UserManager<Member> members, IGrainFactory grains)
    {
        if (await members.GetUserAsync(http.User) is not { Details: var mine }) return Results.Unauthorized();
        await grains.GetGrain<IAccountGrain>(AccountRules.NameOf(mine.Email)).Note(AuditAct.DataExported, "", http.RequestAborted);
        var shortlists = await Shortlists(mine.Id, grains, http.RequestAborted);
        http.Response.Headers.ContentDisposition = "attachment; filename=\"hay-account.json\"";
        return Results.Json(new
        {
            mine.Email,
            mine.EmailConfirmed,
            mine.Name,
            mine.Created,
            mine.HasSecondFactor,
            mine.FailedSignIns,
            mine.LockedUntil,
            HasPassword = mine.PasswordHash is not null,
            RecoveryCodesLeft = mine.RecoveryCodes.Length,
            Passkeys = mine.Passkeys.Select(p => new { p.Name, p.Created }),
            OtherWaysToSignIn = mine.Logins.Select(l => l.Shown),
            Roles = mine.Roles.Select(r => new { r.Kind, r.Scope }),
            Shortlists = shortlists.Select(l => new { l.Title, l.Made, l.Ends, Items = l.Items.Select(i => new { i.Activity, i.Line, i.Answers }) }),
        }, ForPeople);
    }

    private static async Task<List<ShortlistView>> Shortlists(string owner, IGrainFactory grains, CancellationToken ct)
    {
        var all = new List<ShortlistView>();
        foreach (var id in await grains.GetGrain<IShortlistIndexGrain>(owner).View(ct))
        {
            if (await grains.GetGrain<IShortlistGrain>(id).View(owner, ct) is { } list) all.Add(list);
        }

        return all;
    }

    private static async Task<IResult> Code(HttpContext http, UserManager<Member> members) =>
        await members.GetUserAsync(http.User) is { Details: { AuthenticatorKey: not null, HasSecondFactor: false } mine }
            ? Results.Text(QrCode.Svg(AppAddress(mine)), "image/svg+xml; charset=utf-8")
            : Results.NotFound();
}
