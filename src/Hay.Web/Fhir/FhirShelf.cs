using System.Collections.Immutable;

namespace Hay.Web.Fhir;

/// <summary>All resources of one type, by id: to walk through them while they change.</summary>
internal sealed class FhirShelf(IEnumerable<FhirItem> items)
{
    private readonly ImmutableArray<FhirItem> _all = [.. items.OrderBy(i => i.Id, StringComparer.Ordinal)];

    public ImmutableArray<FhirItem> All => _all;

    public FhirItem? Find(string id) => FirstAfter(id) is var next && next > 0 && _all[next - 1].Id == id ? _all[next - 1] : null;

    /// <summary>Where those begin whose id comes after this one; it need not be one of them.</summary>
    public int FirstAfter(string id)
    {
        var (low, high) = (0, _all.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_all[middle].Id, id) <= 0) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
