using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Tasters;

/// <summary>A taster beside something else. Lead: why it is here, in a few words. Space: where it ends; null: all over.</summary>
internal sealed record TasterOffer(Taster Taster, SpaceDefinition? Space, string Lead);

/// <summary>Tasters as cards. Space: where they end; null: all over.</summary>
internal sealed record TasterRow(ImmutableArray<Taster> Tasters, SpaceDefinition? Space);
