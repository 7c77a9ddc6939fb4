using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>People of the connector service, signed in as a browser does it.</summary>
internal static class CareStaff
{
    /// <summary>Signs in by password and code.</summary>
    public static async Task Open(this Guest who, string email, string code)
    {
        using var first = await who.Send("/sign-in", "", ("email", email), ("password", CaredSite.Password));
        Assert.StartsWith("/account/second", first.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var second = await who.Send("/account/second", "", ("number", code));
        Assert.Equal("/account", second.Headers.Location!.OriginalString);
    }

    /// <summary>Somebody with these roles, signed in with a second lock.</summary>
    public static async Task<(Guest Who, CareActor Actor)> Enter(this CaredSite site, string email, params AccountRole[] roles)
    {
        var (id, codes) = await site.Make(email, roles);
        var who = new Guest(site);
        await who.Open(email, codes[0]);
        return (who, new CareActor(id, [.. roles]));
    }
}
