namespace Hay.Grains;

/// <summary>The address of a webhook as people paste it.</summary>
public static class HookAddress
{
    /// <summary>
    /// Null for what is no address of one: not https, another port, or a password in it. Where it leads is looked at only when
    /// something is sent. This machine may be asked on any port and without encryption, where <paramref name="loopback"/> says so.
    /// </summary>
    public static Uri? Read(string? typed, bool loopback = false) =>
        (typed ?? "").Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase) && FeedAddress.Read(typed, loopback) is { } address && IsAllowed(address, loopback) ? address : null;

    public static bool IsAllowed(Uri address, bool loopback = false) => FeedAddress.IsAllowed(address, loopback)
        && ((address.Scheme == Uri.UriSchemeHttps && address.Port == 443) || (loopback && address.IsLoopback));
}
