using System.Globalization;
using System.Security.Cryptography;
using Hay.Grains;
using Microsoft.AspNetCore.DataProtection;

namespace Hay.Web.Freshness;

/// <summary>What a link of a mail says. About: the day the listing's age counted from when the mail was sent.</summary>
internal sealed record AskLink(string Activity, StillTrue Answer, DateOnly About);

/// <summary>
/// The signed links of a mail. Each is good for one listing, one answer and one question, and for <see cref="GoodFor"/>;
/// whoever has the mail needs no account.
/// </summary>
internal sealed class AskLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(60);

    private readonly IDataProtector _seal = protection.CreateProtector("Hay.StillTrue");

    /// <summary>From the first slash.</summary>
    public string Path(AskLink link) => $"/still-true?code={_seal.Protect(string.Join('\n',
        link.Activity, link.Answer, Written(link.About), (clock.GetUtcNow() + GoodFor).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>Null when it was changed on the way, or is too old.</summary>
    public AskLink? Open(string? code)
    {
        try
        {
            return code is not null && _seal.Unprotect(code).Split('\n') is [var activity, var answer, var about, var until]
                && DateTimeOffset.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture)) > clock.GetUtcNow()
                ? new AskLink(activity, Enum.Parse<StillTrue>(answer), DateOnly.ParseExact(about, "o", CultureInfo.InvariantCulture))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Written(DateOnly day) => day.ToString("o", CultureInfo.InvariantCulture);
}
