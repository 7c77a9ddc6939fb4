using System.Collections.Immutable;

namespace Hay.Web.Searching;

/// <summary>What somebody typed, as it was understood.</summary>
/// <param name="Typed">The search as its address says it.</param>
/// <param name="Words">Its words, mended.</param>
/// <param name="Taken">Those of them that say a filter.</param>
/// <param name="IsMended">Whether a slip of the finger was mended.</param>
/// <param name="IsUrgent">Whether it sounds as if somebody needs help now.</param>
internal sealed record Reading(
    SearchForm Typed, ImmutableArray<TypedWord> Words, ImmutableArray<TakenWords> Taken, bool IsMended, bool IsUrgent)
{
    // Each is a search of its own.
    private const int MostKept = 4;

    /// <summary>The search with every filter that the words say.</summary>
    public SearchForm Form => With(Taken);

    /// <summary>
    /// The same with words that may be part of a name left where they are, one after the other and then all: for when taking
    /// them out finds nothing.
    /// </summary>
    public IEnumerable<SearchForm> Kept()
    {
        if (Taken.Length > 1) foreach (var kept in Taken.Take(MostKept)) yield return With(Taken.Remove(kept));
        if (Taken.Length > 0) yield return With([]);
    }

    private SearchForm With(ImmutableArray<TakenWords> taken)
    {
        if (taken.IsEmpty && !IsMended) return Typed;
        var gone = taken.SelectMany(t => Enumerable.Range(t.First, t.End - t.First)).ToHashSet();
        var text = TypedText.Without(Words, gone);
        var form = taken.Aggregate(Typed, (f, t) => t.Apply(f)) with { Text = text };
        // Best is the usual order for words; where none are left, people ask what is on.
        return text.Length == 0 && form.Sort == Catalogue.SortBy.Best ? form with { Sort = Catalogue.SortBy.Soon } : form;
    }
}
