namespace Hay.Grains;

/// <summary>How a neighbour's listing is known: by this, two neighbours that have the same are told. Not shown to anybody.</summary>
/// <param name="Id">Of the listing at home.</param>
/// <param name="Source">Where it was read from there; null: it was typed there.</param>
/// <param name="Charity">Number of whoever runs it; empty: none said.</param>
/// <param name="Company">The same of a company.</param>
[GenerateSerializer, Immutable, Alias("hay.HomeIds")]
public sealed record HomeIds(
    [property: Id(0)] string Id, [property: Id(1)] Source? Source, [property: Id(2)] string Charity, [property: Id(3)] string Company);
