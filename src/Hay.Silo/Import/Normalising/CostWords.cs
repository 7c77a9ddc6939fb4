using System.Globalization;
using System.Text.RegularExpressions;
using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>What something costs, of what people write in a field for it.</summary>
internal static partial class CostWords
{
    public static Cost Read(string text)
    {
        var words = CleanText.Line(text, 300);
        if (words.Length == 0) return new Cost();
        if (Donation().IsMatch(words)) return new Cost { Kind = CostKind.Donation, Words = words };
        var pence = Pounds().Matches(words).Select(Pence).Where(p => p > 0).ToList();
        if (pence.Count > 0) return OfPence(pence.Min(), words);
        var isFree = Free().IsMatch(words) && !words.Contains("not free", StringComparison.OrdinalIgnoreCase);
        return new Cost { Kind = isFree ? CostKind.Free : CostKind.Unknown, Words = words };
    }

    /// <summary>A price in pounds; nought is free.</summary>
    public static Cost OfPounds(double pounds, string words) => !double.IsFinite(pounds) || pounds is < 0 or > 10_000
        ? new Cost { Words = words }
        : OfPence((int)Math.Round(pounds * 100), words);

    private static Cost OfPence(int pence, string words) => pence == 0
        ? new Cost { Kind = CostKind.Free, Words = words.Length > 0 ? words : "Free" }
        : new Cost { Kind = CostKind.Paid, Pence = pence, Words = words.Length > 0 ? words : Said(pence) };

    /// <summary>"£4", "£4.50", "50p".</summary>
    public static string Said(int pence) => pence switch
    {
        < 100 => $"{pence}p",
        _ when pence % 100 == 0 => $"£{pence / 100}",
        _ => string.Create(CultureInfo.InvariantCulture, $"£{pence / 100}.{pence % 100:00}"),
    };

    private static int Pence(Match match) =>
        decimal.TryParse(match.Groups["pounds"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds) && pounds <= 10_000
            ? (int)(pounds * 100)
            : match.Groups["pence"].Success ? int.Parse(match.Groups["pence"].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"£\s?(?<pounds>\d{1,5}(\.\d{1,2})?)|\b(?<pence>\d{1,2})p\b")]
    private static partial Regex Pounds();

    [GeneratedRegex(@"\b(donation|donations|pay what you)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Donation();

    [GeneratedRegex(@"\b(free|no charge|no cost)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Free();
}
