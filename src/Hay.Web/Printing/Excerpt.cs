namespace Hay.Web.Printing;

/// <summary>Paper has an end: words that are too long are cut after a sentence, else after a word.</summary>
internal static class Excerpt
{
    private static readonly string[] SentenceEnds = [". ", "! ", "? "];

    public static string Of(string words, int most)
    {
        var plain = words.Trim();
        if (plain.Length <= most) return plain;
        var sentence = SentenceEnds.Max(end => plain.LastIndexOf(end, most - 2, StringComparison.Ordinal));
        if (sentence >= most / 3) return plain[..(sentence + 1)];
        var word = plain.LastIndexOf(' ', most - 1);
        return $"{plain[..(word > 0 ? word : most - 1)].TrimEnd(',', ';', ':', '.')}…";
    }
}
