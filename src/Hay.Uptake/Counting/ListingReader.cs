using System.Text.Json;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>Reads where, by whom and as what each listing is offered; of one that is no longer shown, as it last was.</summary>
internal static class ListingReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static async Task<Dictionary<string, ListedAs>> Read(IChangeFeed feed, CancellationToken ct)
    {
        var listings = new Dictionary<string, ListedAs>();
        await foreach (var record in feed.ReadAsync(StoreNames.Activity, 0, ct))
        {
            if (record.State.IsEmpty || JsonSerializer.Deserialize<Stored>(record.State.Span, Json)?.Listing is not { Space: { } space } listing) continue;
            listings[record.Key] = new(space, listing.Category ?? new Listing { Title = "", Space = "" }.Category, listing.Organisation ?? "");
        }

        return listings;
    }

    // The few fields of an activity's record that are needed; a default is left out there.
    private sealed record Stored(StoredListing? Listing);

    private sealed record StoredListing(string? Space, string? Category, string? Organisation);
}
