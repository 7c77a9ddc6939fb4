using Hay.Web.Site;
using Microsoft.AspNetCore.Identity;

namespace Hay.Web.Accounts;

/// <summary>What a passkey must be (W3C Web Authentication, level 3), and where one is good.</summary>
internal static class PasskeySetup
{
    public static void AddPasskeys(this IServiceCollection services) =>
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((passkeys, address) =>
        {
            passkeys.ResidentKeyRequirement = "required"; // it knows whose it is: nobody types an address
            passkeys.UserVerificationRequirement = "required"; // a finger, a face or a PIN: two factors at once
            // Without the operator's own address, that of the request; a browser makes none for a host it is not at.
            passkeys.ServerDomain = address.Own is { } own ? new Uri(own).IdnHost : null;
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(
                !asked.CrossOrigin && IsSame(asked.Origin, address.Of(asked.HttpContext.Request, "/")));
        });

    private static bool IsSame(string origin, string ours) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var one) && Uri.TryCreate(ours, UriKind.Absolute, out var other)
        && (one.Scheme, one.IdnHost, one.Port) == (other.Scheme, other.IdnHost, other.Port);
}
