using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>Near: slug of a locality of the space, or empty for all of the space.</summary>
internal readonly record struct NamedPlace(string Space, string Near, bool IsOrdinaryWord);

/// <summary>Spaces and their localities by name, and by what people type instead.</summary>
internal sealed class PlaceWords
{
    private readonly PhraseBook<NamedPlace> _book = new();

    public PlaceWords(SpaceMap spaces, SearchWords words)
    {
        // A name that two places share says nothing.
        var names = spaces.All.SelectMany(NamesOf).ToLookup(n => string.Join(' ', Words.Of(n.Name)), n => n.Place);
        foreach (var same in names)
        {
            var places = same.Distinct().ToList();
            // Peterborough the space holds Peterborough the town.
            var place = places.FirstOrDefault(p => p.Near.Length == 0, places[0]);
            if (places.Count(p => p.Near.Length == 0) <= 1 && (place.Near.Length == 0 || places.Count == 1))
            {
                _book.Add(same.Key, place with { IsOrdinaryWord = words.OrdinaryNames.Contains(same.Key) });
            }
        }

        foreach (var (typed, space, locality) in words.Places.SelectMany(p => p.Typed.Select(t => (t, p.Space, p.Locality))))
        {
            if (spaces.Find(space) is not null) _book.Add(typed, new NamedPlace(space, locality, false));
        }
    }

    public IEnumerable<string> Vocabulary => _book.Vocabulary;

    /// <summary>How many words from <paramref name="at"/> name a place; 0 for none.</summary>
    public int Longest(ReadOnlySpan<string> words, int at, out NamedPlace place) => _book.Longest(words, at, out place);

    private static IEnumerable<(string Name, NamedPlace Place)> NamesOf(SpaceDefinition space)
    {
        var whole = new NamedPlace(space.Slug, "", false);
        yield return (space.Name, whole);
        if (space.ShortName.Length > 0) yield return (space.ShortName, whole);
        foreach (var locality in space.Localities)
        {
            var place = new NamedPlace(space.Slug, locality.Slug, false);
            yield return (locality.Name, place);
            if (locality.Town is { } town) yield return ($"{town} {locality.Name}", place);
            // "Histon and Impington" is two villages to those who live there.
            foreach (var part in locality.Name.Split([" and ", ", "], StringSplitOptions.RemoveEmptyEntries))
            {
                yield return (part.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? part[4..] : part, place);
            }
        }
    }
}
