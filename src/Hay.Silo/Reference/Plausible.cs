using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>What a published figure can be. A larger one is a slip or a trick, and sums of such run over.</summary>
internal static class Plausible
{
    /// <summary>More than live in any area of a level, with room to grow: the largest ward has some 40,000 people, the largest district 1.2 million.</summary>
    public static int MostPeople(AreaLevel level) => level == AreaLevel.Space ? 10_000_000 : 1_000_000;
}
