using System.Buffers;

namespace Hay.Web.Catalogue;

/// <summary>
/// Light English stemming: what a search for "walk", "walks" or "walking" has in common. Only endings whose loss rarely
/// changes the meaning: plural s, ing, and the e that ing swallows ("dancing", "dance").
/// </summary>
internal static class Stem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Of(string word)
    {
        var stem = WithoutIng(WithoutPlural(word));
        return stem.Length > 4 && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static string WithoutPlural(string word)
    {
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i') return word;
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4) return word[..^3] + "y";
        var endsInEs = word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal);
        return endsInEs ? word[..^2] : word[..^1];
    }

    private static string WithoutIng(string word)
    {
        if (word.Length < 6 || !word.EndsWith("ing", StringComparison.Ordinal)) return word;
        var stem = word[..^3];
        if (!stem.AsSpan().ContainsAny(Vowels)) return word;
        // "swimming" comes from "swim", but "filling" from "fill".
        return stem[^1] == stem[^2] && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1] : stem;
    }
}
