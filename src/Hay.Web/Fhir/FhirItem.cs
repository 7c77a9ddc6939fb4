using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Fhir;

/// <summary>What there is one resource of. Edited: when what it says last changed; null: nobody knows.</summary>
internal abstract record FhirItem(string Id, DateTimeOffset? Edited);

internal sealed record ListedItem(string Id, CatalogueEntry Entry, PlaceItem? Place, ImmutableArray<SetCode> Codes) : FhirItem(Id, Entry.Edited);

/// <summary>City: its town, or the village as people call it; may be empty.</summary>
internal sealed record PlaceItem(string Id, Venue Venue, string City, string Area, bool IsDemo, DateTimeOffset? Edited) : FhirItem(Id, Edited);

/// <summary>Key: its id at Hay.</summary>
internal sealed record OrganisationItem(string Id, string Key, OrganisationDetails Details, DateTimeOffset? Edited) : FhirItem(Id, Edited);

internal sealed record CodesItem(CodeSet Set) : FhirItem(Set.Id, null);
