using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Shortlists;

/// <summary>What a link worker asks of a group beyond the filters that everybody has: whom it can and cannot hold.</summary>
/// <param name="Age">The person's; null: any.</param>
/// <param name="Needs">Words for what the group must not rule out: "wheelchair", "drinking".</param>
/// <param name="IsTold">Only groups that say whom they can or cannot hold.</param>
internal sealed record SuitFilter(int? Age, string Needs, bool IsTold)
{
    public const int NeedsLength = 100;
    private const int ShortestWord = 3;
    private const int Oldest = 120;

    /// <summary>Reads any address without complaint: what makes no sense is left out.</summary>
    public static SuitFilter Parse(IQueryCollection address) => new(
        int.TryParse(address["age"], NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= Oldest ? age : null,
        address["needs"].ToString() is { Length: <= NeedsLength } needs ? needs.Trim() : "",
        address["told"] == "1");

    public bool IsOn => this != new SuitFilter(null, "", IsTold: false);

    /// <summary>Who says nothing about ages, or about whom they cannot hold, rules nobody out.</summary>
    public bool Fits(Listing listing)
    {
        var suits = listing.Suitability;
        if (Age is { } age && (age < (suits.AgeFrom ?? 0) || age > (suits.AgeTo ?? Oldest))) return false;
        if (IsTold && suits.IsFor.Length + suits.CannotHold.Length == 0) return false;
        return !Words().Any(word => suits.CannotHold.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    public QueryString Add(QueryString query)
    {
        if (Age is { } age) query = query.Add("age", $"{age}");
        if (Needs.Length > 0) query = query.Add("needs", Needs);
        return IsTold ? query.Add("told", "1") : query;
    }

    private IEnumerable<string> Words() => Needs.Split([' ', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length >= ShortestWord);
}
