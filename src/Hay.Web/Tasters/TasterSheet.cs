using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Searching;

namespace Hay.Web.Tasters;

/// <summary>A taster on a page: all of it, and where it leads. Space: null: all over. Spaces: to choose from, where there is none.</summary>
internal sealed record TasterSheet(Taster Taster, SpaceDefinition? Space, ImmutableArray<Card> RealOnes, ImmutableArray<SpaceDefinition> Spaces)
{
    /// <summary>All that it leads to, whenever it is on.</summary>
    public SearchForm More => new() { Space = Space?.Slug ?? "", Categories = Taster.LeadsTo };
}
