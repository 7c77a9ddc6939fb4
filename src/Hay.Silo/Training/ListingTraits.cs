using System.Collections.Immutable;
using System.Text;
using Hay.Grains;
using Hay.Recommender.Algebra;
using Hay.Recommender.Signals;

namespace Hay.Silo.Training;

/// <summary>
/// What listings say of themselves, as a matrix: a row a listing. Category, venue, organiser, weekday and part of the day, cost and
/// access count 1 each; the words of a title count 1 together, the rare ones for more.
/// </summary>
internal sealed class ListingTraits
{
    private const int PartHours = 4;
    private const int ShortestWord = 3;

    private readonly Dictionary<string, int> _columns = [];
    private readonly Dictionary<string, int> _words = [];
    private readonly List<ImmutableArray<int>> _traits = [];
    private readonly List<ImmutableArray<int>> _titles = [];

    public void Add(Listing listing, DateTime? usualStart)
    {
        _traits.Add([.. Named(listing, usualStart).Distinct().Select(name => Number(_columns, name))]);
        _titles.Add([.. Words(listing.Title).Distinct().Select(word => Number(_words, word))]);
    }

    public SparseMatrix Matrix()
    {
        var rarity = WeightedSet.Rarity(_titles, _words.Count);
        return SparseMatrix.OfWeights(_columns.Count + _words.Count, [.. _traits.Zip(_titles, (traits, words) => ImmutableArray.CreateRange(
            traits.Select(trait => (trait, 1f)).Concat(WeightedSet.Of(words, rarity).Entries.Select(word => (_columns.Count + word.Id, word.Weight)))))]);
    }

    private static IEnumerable<string> Named(Listing listing, DateTime? usualStart)
    {
        yield return $"category:{listing.Category}";
        if (listing.Organisation is { Length: > 0 } organisation) yield return $"by:{organisation}";
        if (listing.Setting == Setting.Online) yield return "online";
        if (listing.Venue is { } venue) yield return $"at:{(venue.Id.Length > 0 ? venue.Id : $"{venue.Name}, {venue.Postcode}")}";
        if (usualStart is { } start)
        {
            yield return $"on:{start.DayOfWeek}";
            yield return $"from:{start.Hour / PartHours}";
        }

        if (listing.Cost.Kind != CostKind.Unknown) yield return listing.Cost.Kind == CostKind.Free ? "free" : "paid";
        var access = listing.Access();
        if (access.StepFree == Known.Yes) yield return "step-free";
        if (access.HearingLoop == Known.Yes) yield return "hearing-loop";
        if (access.QuietRoom == Known.Yes) yield return "quiet";
        if (access.AccessibleToilet == Known.Yes) yield return "accessible-toilet";
    }

    private static IEnumerable<string> Words(string title)
    {
        var word = new StringBuilder();
        foreach (var letter in title + " ")
        {
            if (char.IsLetterOrDigit(letter)) word.Append(char.ToLowerInvariant(letter));
            else if (word.Length > 0)
            {
                if (word.Length >= ShortestWord) yield return word.ToString();
                word.Clear();
            }
        }
    }

    private static int Number(Dictionary<string, int> numbers, string name) => numbers.TryGetValue(name, out var known) ? known : numbers[name] = numbers.Count;
}
