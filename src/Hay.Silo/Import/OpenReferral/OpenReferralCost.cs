using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Import.OpenReferral;

/// <summary>A cost option as Hay writes it: what kind of price, pounds, and the words that people say.</summary>
internal static class OpenReferralCost
{
    /// <summary>Null: somebody else wrote it.</summary>
    public static Cost? Of(JsonElement option)
    {
        var words = option.Text("amount_description");
        int? pence = option.Number("amount") is { } pounds and > 0 and <= 10_000 ? (int)Math.Round(pounds * 100) : null;
        return option.Text("option") switch
        {
            "Free" when pence is null => new Cost { Kind = CostKind.Free, Words = words },
            "Donation" => new Cost { Kind = CostKind.Donation, SuggestedPence = pence, Words = words },
            var per and ("session" or "course") when pence is not null => new Cost { Kind = CostKind.Paid, Pence = pence.Value, Per = per, Words = words },
            "Cost" when words.Length > 0 && !option.Has("amount") => new Cost { Words = words },
            _ => null,
        };
    }
}
