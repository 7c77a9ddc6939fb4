using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Hay.Grains;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Claim = System.Security.Claims.Claim;

namespace Hay.Web.Accounts;

/// <summary>
/// Signing in, and how long ago that was. A device left open is enough to use an account, but not to change how it is
/// opened or to delete it: that takes a password, or having signed in just now.
/// </summary>
[SuppressMessage("Maintainability", "S107", Justification = "Identity asks for all but the clock.")]
internal sealed class Doors(
    UserManager<Member> members,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<Member> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Member>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Member> confirmation,
    IGrainFactory grains,
    TimeProvider clock) : SignInManager<Member>(members, http, claims, options, log, schemes, confirmation)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);
    /// <summary>After this somebody has to sign in again, however often they come.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);
    private const string SignedIn = "signed-in";
    private const string Session = "session";
    private const string Second = "second";
    private const string Validating = "hay-validating";

    /// <summary>
    /// Whether a cookie is still good: not too old, not of a session that was ended, of an account that is there and is opened in the same ways as when it
    /// was given.
    /// </summary>
    public static async Task Validate(CookieValidatePrincipalContext asked)
    {
        var services = asked.HttpContext.RequestServices;
        if (asked.Principal?.Identity?.Name is { } email && At(asked.Properties) is { } at && services.GetRequiredService<TimeProvider>().GetUtcNow() - at < Longest
            && asked.Properties.Items.TryGetValue(Session, out var session) && session is not null
            && await services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(AccountRules.NameOf(email)).View(asked.HttpContext.RequestAborted) is { } known
            && !known.Ended.Contains(session))
        {
            // It signs out by the method below, which must not ask for the ticket that is being judged here: it would wait for itself.
            asked.HttpContext.Items[Validating] = true;
            await SecurityStampValidator.ValidatePrincipalAsync(asked);
            asked.HttpContext.Items.Remove(Validating);
            return;
        }

        asked.RejectPrincipal();
        await asked.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Whether whoever asks signed in just now, by whichever way.</summary>
    public async Task<bool> IsFresh()
    {
        var ticket = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        return At(ticket.Properties) is { } at && clock.GetUtcNow() - at < Fresh;
    }

    /// <summary>How whoever asks came in; null: they are not signed in. Not from their claims: those are made anew each minute, without saying how.</summary>
    public async Task<OpenedDoor?> Opened()
    {
        var ticket = (await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Properties;
        return At(ticket) is { } at && ticket!.Items.TryGetValue(Session, out var session) && session is not null ? new(session, at, ticket.Items.ContainsKey(Second)) : null;
    }

    private static DateTimeOffset? At(AuthenticationProperties? ticket) => ticket?.Items.TryGetValue(SignedIn, out var said) == true
        && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, out var at) ? at : null;

    /// <summary>Whether it is surely its owner who asks: they know the password, or, having none, signed in just now.</summary>
    public async Task<bool> IsSure(Member member, string? password) => member.Details.PasswordHash is null
        ? await IsFresh()
        : await UserManager.CheckPasswordAsync(member, password ?? "");

    // A number or a code after the password, or a passkey, which is two locks in one.
    private static bool IsSecond(Claim way) => (way.Type, way.Value) is ("amr", "mfa") or (ClaimTypes.AuthenticationMethod, "passkey");

    // Whoever has a copy of the cookie is out as well.
    public override async Task SignOutAsync()
    {
        var ticket = Context.Items.ContainsKey(Validating) ? null : await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (ticket?.Principal?.Identity?.Name is { } email && ticket.Properties?.Items.TryGetValue(Session, out var session) == true && session is not null)
        {
            await grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email)).End(session, Context.RequestAborted);
        }

        await base.SignOutAsync();
    }

    // Every way in ends here. So does renewing the cookie of somebody signed in, which brings the old time along.
    public override async Task SignInWithClaimsAsync(Member user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var ticket = authenticationProperties ?? new AuthenticationProperties();
        var ways = additionalClaims.ToList();
        ticket.Items.TryAdd(Session, RandomNumberGenerator.GetHexString(32, lowercase: true));
        if (ticket.Items.TryAdd(SignedIn, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)))
        {
            if (ways.Exists(IsSecond)) ticket.Items[Second] = "yes";
            var how = ways.Find(c => c.Type is ClaimTypes.AuthenticationMethod or "amr")?.Value ?? "";
            await grains.GetGrain<IAccountGrain>(AccountRules.NameOf(user.Details.Email)).Note(AuditAct.SignedIn, how, Context.RequestAborted);
        }

        await base.SignInWithClaimsAsync(user, ticket, ways);
    }
}
