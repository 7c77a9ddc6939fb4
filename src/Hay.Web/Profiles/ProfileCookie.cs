using System.Security.Cryptography;
using Hay.Grains;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Profiles;

/// <summary>
/// Who somebody is, without an account: a random number that only their own device holds, made when they first save
/// something or hold a place, and signed so that nobody can try out numbers.
/// </summary>
internal sealed class ProfileCookie(IDataProtectionProvider protection)
{
    public const string Name = "hay-me";
    // The longest that browsers keep a cookie; renewed by each save and hold.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);
    private readonly IDataProtector _protector = protection.CreateProtector("hay.profile");

    /// <summary>Null: nothing is known of this device.</summary>
    public ProfileId? Read(HttpContext http)
    {
        if (http.Items.TryGetValue(Name, out var known)) return (ProfileId?)known;
        var profile = http.Request.Cookies.TryGetValue(Name, out var value) ? Open(value) : null;
        http.Items[Name] = profile;
        return profile;
    }

    public ProfileId ReadOrIssue(HttpContext http)
    {
        var profile = Read(http) ?? ProfileId.New();
        Issue(http, profile);
        return profile;
    }

    /// <summary>This device holds <paramref name="profile"/> from now on.</summary>
    public void Issue(HttpContext http, ProfileId profile)
    {
        http.Items[Name] = (ProfileId?)profile;
        http.Response.Cookies.Append(Name, _protector.Protect(profile.Value), Options(http, Kept));
    }

    /// <summary>The cookie goes, and with it whatever scripts have kept on this device: notes, the copy for offline.</summary>
    public static void Forget(HttpContext http)
    {
        http.Items[Name] = null;
        http.Response.Cookies.Delete(Name, Options(http, null));
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
    }

    private ProfileId? Open(string value)
    {
        try
        {
            return ProfileId.TryParse(_protector.Unprotect(value), out var profile) ? profile : null;
        }
        catch (CryptographicException)
        {
            return null; // made up, or older than our keys: a new start
        }
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? kept) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = kept,
    };
}
