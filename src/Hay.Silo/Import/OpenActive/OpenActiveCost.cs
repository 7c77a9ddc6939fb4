using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Import.OpenActive;

/// <summary>Offers as a cost: the lowest price that is not nothing, and all of them in words.</summary>
internal static class OpenActiveCost
{
    private const int MostSaid = 6;

    public static Cost Of(JsonElement opportunity)
    {
        var offers = opportunity.Many("offers", 50).Concat(opportunity.Many("offer", 50)).Where(o => o.ValueKind == JsonValueKind.Object).ToList();
        var priced = offers.Select(o => (Name: o.Text("name"), Price: o.Number("price"))).Where(o => o.Price is >= 0 and <= 10_000).ToList();
        if (offers is [var only] && Exact(only) is { } exact) return exact;
        if (priced.Count == 0)
        {
            // "£7-10": a price in words.
            var words = offers.Select(o => o.Text("price")).FirstOrDefault(t => t.Length > 0, "");
            return words.Length == 0 && opportunity.Flag("isAccessibleForFree") == true ? new Cost { Kind = CostKind.Free, Words = "Free" } : CostWords.Read(words);
        }

        var paid = priced.Where(o => o.Price > 0).ToList();
        if (paid.Count == 0) return new Cost { Kind = CostKind.Free, Words = "Free" };
        var said = priced.Take(MostSaid).Select(o => $"{o.Name} {(o.Price > 0 ? CostWords.Said((int)Math.Round(o.Price!.Value * 100)) : "free")}".Trim());
        return CostWords.OfPounds(paid.Min(o => o.Price!.Value), string.Join(", ", said.Distinct()));
    }

    // As another Hay writes it: what kind of price, and the words that people say.
    private static Cost? Exact(JsonElement offer)
    {
        var words = offer.Text("description");
        return (offer.Text("name"), offer.Number("price")) switch
        {
            ("Free", 0) when words.Length > 0 => new Cost { Kind = CostKind.Free, Words = words },
            ("Donation", 0) => new Cost { Kind = CostKind.Donation, Words = words },
            ("Per session" or "Per course", > 0 and <= 10_000) => CostWords.OfPounds(offer.Number("price")!.Value, words) with { Per = offer.Text("name")[4..] },
            _ => null,
        };
    }
}
