namespace Hay.Silo.Import;

/// <summary>The web address that a browser may open, of what a source wrote; empty when there is none in it.</summary>
internal static class WebAddress
{
    public static string Of(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 1900 || trimmed.Any(char.IsWhiteSpace)) return "";
        if (!trimmed.Contains("://", StringComparison.Ordinal) && trimmed.Contains('.', StringComparison.Ordinal)
            && !trimmed.Contains('@', StringComparison.Ordinal) && !trimmed.Contains(':', StringComparison.Ordinal)) trimmed = $"https://{trimmed}";
        return Uri.TryCreate(trimmed, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.', StringComparison.Ordinal)
            ? trimmed
            : "";
    }
}
