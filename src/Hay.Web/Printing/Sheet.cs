namespace Hay.Web.Printing;

/// <summary>A page made for paper. Path: the page its QR code leads to. Typed: the same as one would type it.</summary>
internal sealed record Sheet(string Path, string Typed, bool IsLarge)
{
    /// <summary>As the address says it: <c>?size=large</c>.</summary>
    public const string Large = "large";
}
