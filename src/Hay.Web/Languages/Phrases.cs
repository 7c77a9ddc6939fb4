using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Resources;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Languages;

/// <summary>The texts of one language, read once from its file. What is not translated is said in English.</summary>
internal sealed class Phrases : IStringLocalizer
{
    private static readonly ImmutableArray<Phrases> Read = [.. Language.All.Select(l => new Phrases(l))];
    private readonly FrozenDictionary<string, string> _words;

    private Phrases(Language language)
    {
        Language = language;
        _words = language.IsEnglish ? FrozenDictionary<string, string>.Empty
            : new ResourceManager(typeof(Words)).GetResourceSet(language.Culture, createIfNotExists: true, tryParents: true)!
                .Cast<DictionaryEntry>().ToFrozenDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    public Language Language { get; }

    public LocalizedString this[string name] => _words.TryGetValue(name, out var words) ? new(name, words) : new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments] =>
        new(name, string.Format(Language.Culture, _words.GetValueOrDefault(name, name), Language.IsRightToLeft ? Apart(arguments) : arguments), !_words.ContainsKey(name));

    public static Phrases In(Language language) => Read[language.Number];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => _words.Select(w => new LocalizedString(w.Key, w.Value));

    private object[] Apart(object[] arguments) => [.. arguments.Select(a => a is string words ? Language.Apart(words) : a)];
}

/// <summary>The texts in the language of the request that asks.</summary>
internal sealed class CurrentPhrases : IStringLocalizer<Words>
{
    public LocalizedString this[string name] => Phrases.In(Language.Current)[name];

    public LocalizedString this[string name, params object[] arguments] => Phrases.In(Language.Current)[name, arguments];

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => Phrases.In(Language.Current).GetAllStrings(includeParentCultures);
}
