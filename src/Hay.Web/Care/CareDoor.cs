using System.Globalization;
using System.Security.Cryptography;
using Hay.Care;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Care;

/// <summary>What stands before records of people: a session opened with a second lock, and not left alone for long.</summary>
internal sealed class CareDoor(Doors doors, IDataProtectionProvider keys, TimeProvider clock)
{
    /// <summary>After so long without a page of care, somebody has to sign in again.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);
    private const string Cookie = "hay-care";
    private readonly IDataProtector _seal = keys.CreateProtector("Hay.Care.LastHere");

    /// <summary>The one place where somebody signed in becomes somebody who acts on records.</summary>
    public static CareActor ActorOf(Member member) => new(member.Details.Id, member.Details.EmailConfirmed ? member.Details.Roles : []);

    /// <summary>Whether they may go on; whoever was away too long is signed out by this.</summary>
    /// <param name="http">What is asked.</param>
    /// <param name="isHere">Somebody asks, and not a page by itself: only that keeps the door open.</param>
    public async Task<CareWayIn> Enter(HttpContext http, bool isHere)
    {
        if (await doors.Opened() is not { HadSecond: true } session) return CareWayIn.NoSecondLock;
        var now = clock.GetUtcNow();
        var last = LastHere(http, session.Session) is { } here && here > session.At ? here : session.At;
        if (now - last >= Idle)
        {
            http.Response.Cookies.Delete(Cookie, Options(http));
            await doors.SignOutAsync();
            return CareWayIn.WasAway;
        }

        if (isHere) http.Response.Cookies.Append(Cookie, _seal.Protect($"{session.Session} {now.UtcTicks.ToString(CultureInfo.InvariantCulture)}"), Options(http));
        return CareWayIn.Open;
    }

    // Of another session, or of nobody: as if it were not there.
    private DateTimeOffset? LastHere(HttpContext http, string session)
    {
        if (http.Request.Cookies[Cookie] is not { } said) return null;
        try
        {
            var parts = _seal.Unprotect(said).Split(' ');
            return parts[0] == session ? new DateTimeOffset(long.Parse(parts[1], CultureInfo.InvariantCulture), TimeSpan.Zero) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
    };
}

/// <summary>What somebody finds at the door.</summary>
internal enum CareWayIn { Open, NoSecondLock, WasAway }
