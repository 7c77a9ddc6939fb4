using System.Net;
using System.Net.Sockets;

namespace Hay.Silo.Outside;

/// <summary>
/// Which addresses are somebody's on the public internet. All others may be this machine, its network, or whoever runs it:
/// what a stranger asks us to fetch must not come from there, nor anything be sent there. After the IANA registries of special-purpose addresses
/// (RFC 6890), and the addresses that transition mechanisms hide inside others.
/// </summary>
internal static class PublicInternet
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure's own service for its machines has an address like anybody's.
            "168.63.129.16/32",
            // Teredo, benchmarks and ORCHID; documentation; 6to4, which may lead anywhere.
            "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    // Of IPv6 nothing else is given out to anybody: not loopback, link-local, unique-local, multicast or what is reserved.
    private static readonly IPNetwork GivenOut = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Has(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return Has(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Array.Exists(NotPublic, n => Holds(n, address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.ScopeId != 0) return false;
        // A network without IPv4 reaches it by NAT64: the last four bytes count.
        if (Translated.Contains(address)) return Has(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return GivenOut.Contains(address) && !Array.Exists(NotPublic, n => Holds(n, address));
    }

    private static bool Holds(IPNetwork network, IPAddress address) => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address);
}
