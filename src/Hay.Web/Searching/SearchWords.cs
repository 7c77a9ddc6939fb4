using System.Collections.Immutable;
using System.Text.Json;
using Hay.Web.Catalogue;

namespace Hay.Web.Searching;

/// <summary>What people type and what it means, from synonyms.json.</summary>
internal sealed class SearchWords
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };

    private readonly PhraseBook<ImmutableArray<string>> _meanings = new(Stem.Of);
    private readonly PhraseBook<string> _misspellings = new();
    private readonly PhraseBook<bool> _urgent = new();
    private readonly PhraseBook<ImmutableArray<string>> _localCare = new();

    public SearchWords(SynonymsFile file)
    {
        foreach (var phrase in file.Phrases)
        {
            foreach (var words in phrase.Words)
            {
                _meanings.Add(words, phrase.Categories);
                if (!phrase.CareMap.IsDefaultOrEmpty) _localCare.Add(words, phrase.CareMap);
                // "something for my dad" is "something for dad"; one word alone would say too little.
                var plain = Words.Of(words).Where(w => !Words.IsSmall(w)).ToList();
                if (plain.Count > 1) _meanings.Add(plain, phrase.Categories);
            }
        }

        foreach (var (typed, means) in file.Misspellings.SelectMany(m => m.Typed.Select(t => (t, m.Means)))) _misspellings.Add(typed, means);
        foreach (var words in file.Urgent.SelectMany(u => u.Words)) _urgent.Add(words, true);
        Places = file.Places;
        OrdinaryNames = [.. file.OrdinaryNames];
    }

    public ImmutableArray<TypedPlace> Places { get; }

    /// <summary>Names of places that are ordinary words: they need a "near" or "in" before them.</summary>
    public ImmutableHashSet<string> OrdinaryNames { get; }

    /// <summary>Words that are no slips of the finger.</summary>
    public IEnumerable<string> Vocabulary => _meanings.Vocabulary;

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong.</summary>
    public static SearchWords Load(string path)
    {
        try
        {
            return new SearchWords(JsonSerializer.Deserialize<SynonymsFile>(File.ReadAllBytes(path), Json) ?? new());
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} does not hold synonyms: {wrong.Message}", wrong);
        }
    }

    /// <summary>The longest phrase from <paramref name="at"/> and the categories it means.</summary>
    public int Meaning(ReadOnlySpan<string> words, int at, out ImmutableArray<string> categories) => _meanings.Longest(words, at, out categories);

    /// <summary>The longest misspelling from <paramref name="at"/> and what is meant.</summary>
    public int Misspelling(ReadOnlySpan<string> words, int at, out string? means) => _misspellings.Longest(words, at, out means);

    /// <summary>Ids of what may help on the map of local care, besides groups: "I drink too much" is more than a walk.</summary>
    public IEnumerable<string> LocalCare(ReadOnlySpan<string> words)
    {
        var found = new List<string>();
        for (var at = 0; at < words.Length; at++)
        {
            if (_localCare.Longest(words, at, out var ids) > 0) found.AddRange(ids);
        }

        return found.Distinct();
    }

    /// <summary>Whether somebody who types this may need help now.</summary>
    public bool IsUrgent(ReadOnlySpan<string> words)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (_urgent.Longest(words, at, out _) > 0) return true;
        }

        return false;
    }
}

/// <summary>The shape of synonyms.json; docs/spaces.md says what each field means.</summary>
internal sealed record SynonymsFile
{
    public ImmutableArray<TypedPhrase> Phrases { get; init; } = [];
    public ImmutableArray<Misspelling> Misspellings { get; init; } = [];
    public ImmutableArray<TypedPlace> Places { get; init; } = [];
    public ImmutableArray<string> OrdinaryNames { get; init; } = [];
    public ImmutableArray<UrgentPhrase> Urgent { get; init; } = [];
}

internal sealed record TypedPhrase(ImmutableArray<string> Words, ImmutableArray<string> Categories, ImmutableArray<string> CareMap);

internal sealed record Misspelling(ImmutableArray<string> Typed, string Means);

internal sealed record TypedPlace(ImmutableArray<string> Typed, string Space, string Locality = "");

internal sealed record UrgentPhrase(ImmutableArray<string> Words);
