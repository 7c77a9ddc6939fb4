namespace Hay.Grains;

/// <summary>The address of a feed as people paste it.</summary>
public static class FeedAddress
{
    public const int Longest = 2000;

    /// <summary>
    /// With http or https where it says webcal or nothing; null for what is no address of a feed: another kind, another port,
    /// or a password in it. What is at the address is looked at only when it is fetched.
    /// </summary>
    public static Uri? Read(string? typed, bool anyPort = false)
    {
        var text = (typed ?? "").Trim();
        if (text.Length is 0 or > Longest || text.Any(c => char.IsControl(c) || c == '\\')) return null;
        if (text.StartsWith("webcal:", StringComparison.OrdinalIgnoreCase)) text = $"https:{text["webcal:".Length..]}";
        else if (text.StartsWith("webcals:", StringComparison.OrdinalIgnoreCase)) text = $"https:{text["webcals:".Length..]}";
        else if (!text.Contains("://", StringComparison.Ordinal)) text = $"https://{text}";
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && IsAllowed(address, anyPort) ? WithoutFragment(address) : null;
    }

    /// <summary>Whether it has the form of an address that is fetched: http or https, their own ports, nobody's password.</summary>
    public static bool IsAllowed(Uri address, bool anyPort = false) =>
        address.IsAbsoluteUri && address.Scheme is "http" or "https" && address.UserInfo.Length == 0 && address.Host.Length > 0
        && (address.Port is 80 or 443 || (anyPort && address.IsLoopback));

    private static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;
}
