using System.Collections.Immutable;

namespace Hay.Care;

/// <summary>A primary care network: practices that work together.</summary>
/// <param name="Id">Its ODS code; of a demo one a slug.</param>
/// <param name="Name">As people say it.</param>
/// <param name="Space">Slug of the space it lies in.</param>
/// <param name="Areas">Ids of the areas (<see cref="Hay.Grains.Area"/>: neighbourhoods or middle areas) that are taken as its own; empty: all of the space.</param>
public sealed record Pcn(string Id, string Name, string Space, ImmutableArray<string> Areas);
