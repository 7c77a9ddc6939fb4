using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Hay.Web.Site;

/// <summary>
/// Whose word counts for where a request came from and whether by HTTPS: that of the proxies in the setting Hay:Proxies (addresses and
/// networks, with commas between). Without the setting nobody's, unless ASPNETCORE_FORWARDEDHEADERS_ENABLED says: anybody's who can connect.
/// </summary>
internal static class Proxies
{
    /// <exception cref="InvalidDataException">The setting is no list of addresses.</exception>
    public static void UseProxies(this IApplicationBuilder app, IConfiguration settings)
    {
        if (settings["Hay:Proxies"] is not { Length: > 0 } said) return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var one in said.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) options.KnownIPNetworks.Add(Read(one));
        app.UseForwardedHeaders(options);
    }

    private static System.Net.IPNetwork Read(string one)
    {
        if (System.Net.IPNetwork.TryParse(one, out var network)) return network;
        return IPAddress.TryParse(one, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new InvalidDataException($"The setting Hay:Proxies must be addresses or networks like 10.0.0.5, 10.1.0.0/16, not '{one}'.");
    }
}
