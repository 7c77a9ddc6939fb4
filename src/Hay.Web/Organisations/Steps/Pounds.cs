using System.Globalization;
using System.Text.RegularExpressions;

namespace Hay.Web.Organisations.Steps;

/// <summary>Money as people type it: "£3.50", "3.5", "50p".</summary>
internal static partial class Pounds
{
    /// <summary>Pence; false for what is no sum of up to £10,000.</summary>
    public static bool TryRead(string typed, out int pence)
    {
        pence = 0;
        var text = typed.Replace(" ", "", StringComparison.Ordinal);
        if (Small().Match(text) is { Success: true } small)
        {
            pence = int.Parse(small.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return true;
        }

        if (Large().Match(text) is not { Success: true } large) return false;
        pence = 100 * int.Parse(large.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        if (large.Groups[2].Length > 0) pence += int.Parse(large.Groups[2].Value.PadRight(2, '0'), CultureInfo.InvariantCulture);
        return pence <= 1_000_000;
    }

    /// <summary>"3.50" for a field that has its £ beside it; empty for nothing.</summary>
    public static string Words(int? pence) => pence switch
    {
        not > 0 => "",
        { } sum when sum % 100 == 0 => (sum / 100).ToString(CultureInfo.InvariantCulture),
        { } sum => (sum / 100m).ToString("0.00", CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("^([0-9]{1,3})p$", RegexOptions.IgnoreCase)]
    private static partial Regex Small();

    [GeneratedRegex("^£?([0-9]{1,5})(?:[.,]([0-9]{1,2}))?$")]
    private static partial Regex Large();
}
