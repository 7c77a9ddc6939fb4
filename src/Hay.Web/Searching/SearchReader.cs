using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>Understands what people type: mends slips, and takes days, places and filters out of the words.</summary>
internal sealed class SearchReader(SpaceMap spaces, string synonyms)
{
    // The first search waits a moment for it; the start does not.
    private readonly Lazy<Lexicon> _lexicon = new(() => new Lexicon(spaces, SearchWords.Load(synonyms)));

    public Reading Read(SearchForm form, CatalogueSnapshot catalogue, DateTimeOffset now)
    {
        if (form.Text.Length == 0 || form.IsExact) return new(form, [], [], IsMended: false, IsUrgent: false);
        var typed = TypedText.Of(form.Text);
        var words = Speller.Mend(typed, lastIsOpen: !char.IsWhiteSpace(form.Text[^1]), catalogue, _lexicon.Value);
        return new(
            form,
            words,
            [.. TakenWords.Find(words.AsSpan(), _lexicon.Value, now.Day())],
            IsMended: words != typed && !words.SequenceEqual(typed),
            _lexicon.Value.Words.IsUrgent([.. typed.Select(w => w.Word)]));
    }

    /// <summary>Ids of what may help on the map of local care.</summary>
    public IEnumerable<string> LocalCare(string text) => text.Length == 0 ? [] : _lexicon.Value.Words.LocalCare([.. Words.Of(text)]);

    /// <summary>What words mean beside themselves: "choir" is singing too.</summary>
    public ImmutableArray<Meaning> Meanings(string text)
    {
        if (text.Length == 0) return [];
        var words = Words.Of(text);
        var meanings = ImmutableArray.CreateBuilder<Meaning>();
        Add([.. words]);
        // "Somewhere for my mum to talk": the small words between are nobody's business.
        var large = words.Where(w => !Words.IsSmall(w)).ToArray();
        if (large.Length is > 1 && large.Length < words.Count) Add(large);
        return meanings.DrainToImmutable();

        void Add(string[] of)
        {
            for (var at = 0; at < of.Length;)
            {
                var length = _lexicon.Value.Words.Meaning(of, at, out var categories);
                var phrase = of.AsSpan(at, length);
                foreach (var word in phrase)
                {
                    if (!Words.IsSmall(word) || !phrase.ContainsAnyExcept(word)) meanings.Add(new(word, categories));
                }

                at += Math.Max(1, length);
            }
        }
    }
}
