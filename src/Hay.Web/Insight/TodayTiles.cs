using System.Collections.Immutable;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>What happened today so far, in steps of five: somebody who watches sees that something moves, and not who.</summary>
/// <param name="Address">Where the same is to be had a little later.</param>
/// <param name="Tiles">What is counted, and how much of it.</param>
internal sealed record TodayTiles(string Address, ImmutableArray<(string Name, InsightCell Cell)> Tiles)
{
    /// <param name="reader">Who knows.</param>
    /// <param name="of">Which spaces there are.</param>
    /// <param name="space">In its listings; null: in all.</param>
    /// <param name="ct">Stops.</param>
    public static async Task<TodayTiles> Of(UptakeReader reader, InsightSources of, SpaceDefinition? space, CancellationToken ct)
    {
        var today = await reader.Today(ct);
        return new($"/insight?handler=Today&space={space?.Slug}",
            [.. Measures.Steps.Select(measure => (InsightWords.Today(measure), InsightCell.Of(of.In(space).Sum(one => today.Of(one.Slug, measure)))))]);
    }
}
