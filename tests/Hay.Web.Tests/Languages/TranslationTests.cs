using System.Text.RegularExpressions;
using Hay.Web.Languages;

namespace Hay.Web.Tests.Languages;

public sealed partial class TranslationTests
{
    public static TheoryData<string> Translated => [.. Language.All.Where(l => !l.IsEnglish).Select(l => l.Slug)];

    [Theory]
    [MemberData(nameof(Translated))]
    public void Every_text_is_translated_with_every_form_of_what_is_counted(string language)
    {
        Assert.InRange(SaidTexts.All.Count, 400, int.MaxValue);
        Assert.Empty(SaidTexts.All.SelectMany(t => Keys(t, language)).Except(Words(language).Keys));
    }

    [Theory]
    [MemberData(nameof(Translated))]
    public void Nothing_is_translated_that_nobody_says(string language) =>
        Assert.Empty(Words(language).Keys.Except(SaidTexts.All.SelectMany(t => Keys(t, language))));

    [Theory]
    [MemberData(nameof(Translated))]
    public void Every_text_leaves_the_same_gaps_as_in_English(string language) =>
        Assert.All(Words(language), w => Assert.Equal(Gaps(w.Key), Gaps(w.Value)));

    [Theory]
    [MemberData(nameof(Translated))]
    public void No_text_is_empty_or_runs_into_its_edges(string language) =>
        Assert.All(Words(language).Values, w => Assert.True(w.Length > 0 && w.Trim() == w));

    // Else the halves of 116 123 change places between words that run from right to left.
    [Fact]
    public void Numbers_to_call_run_from_left_to_right_in_Urdu()
    {
        var words = Words("ur");

        Assert.Contains("\u2066116 123\u2069", words["Call 116 123"], StringComparison.Ordinal);
        Assert.Contains("\u2066{0}\u2069", words["Call {0}"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ur", "\u2068The Hub, 24 High Street\u2069")]
    [InlineData("pl", "The Hub, 24 High Street")]
    public void What_is_put_into_a_text_keeps_its_own_direction(string language, string name) =>
        Assert.Contains(name, Phrases.In(Language.Find(language)!)["Back to {0}", "The Hub, 24 High Street"].Value, StringComparison.Ordinal);

    private static IEnumerable<string> Keys((string Key, bool Counted) text, string language) =>
        text.Counted ? Plural.Forms(Language.Find(language)!).Append("").Select(form => text.Key + form) : [text.Key];

    private static Dictionary<string, string> Words(string language) =>
        Phrases.In(Language.Find(language)!).GetAllStrings(false).ToDictionary(w => w.Name, w => w.Value);

    private static string[] Gaps(string words) => [.. Gap().Matches(words).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();
}
