using System.Collections.Immutable;

namespace Hay.Web.Cards;

/// <summary>Cards under a heading. Href and More: where the rest is; empty: nowhere. Look: class of the list.</summary>
public sealed record Shelf(string Id, string Title, ImmutableArray<Card> Cards)
{
    public string Href { get; init; } = "";
    public string More { get; init; } = "";
    public string Look { get; init; } = "hay-grid";
}
