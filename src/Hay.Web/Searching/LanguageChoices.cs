using System.Collections.Frozen;
using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>A checkbox for each language, in its own words: whoever needs it knows them.</summary>
internal static class LanguageChoices
{
    // Tags come from addresses: only those we know are worth keeping.
    private static readonly FrozenDictionary<string, Choice> Known =
        Tongues.Names.ToFrozenDictionary(n => n.Tag, n => Make(n.Tag));

    public static Choice Of(string tag) => Known.TryGetValue(tag, out var choice) ? choice : Make(tag);

    private static Choice Make(string tag) => new("language", tag, Tongues.Own(tag), Tongues.Own(tag) == Tongues.English(tag) ? "en-GB" : tag);
}
