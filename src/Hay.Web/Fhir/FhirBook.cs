using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;

namespace Hay.Web.Fhir;

/// <summary>The list of the present catalogue, made once for all who ask.</summary>
internal sealed class FhirBook(CatalogueSlot catalogue, FhirCodes codes, SpaceLooks looks, SpaceMap spaces)
{
    private readonly Lock _making = new();
    private volatile FhirList? _list;

    public FhirList Now
    {
        get
        {
            var now = catalogue.Current;
            if (_list is { } list && ReferenceEquals(list.Catalogue, now)) return list;
            lock (_making) return ReferenceEquals(_list?.Catalogue, now) ? _list : _list = new FhirList(now, _list, codes, looks, spaces);
        }
    }
}
