using Hay.Web.Catalogue;
using Hay.Web.Tests.Catalogue;

namespace Hay.Web.Tests.Searching;

public class SpellingTests
{
    [Theory]
    [InlineData("yoga", "yoga", 0)]
    [InlineData("yogga", "yoga", 1)]
    [InlineData("yoag", "yoga", 1)]
    [InlineData("pilatis", "pilates", 1)]
    [InlineData("gadrenign", "gardening", 2)]
    [InlineData("walk", "yoga", 3)]
    [InlineData("", "ab", 2)]
    public void Slips_are_counted(string a, string b, int slips)
    {
        Assert.Equal(slips, EditDistance.Between(a, b, 2));
        Assert.Equal(slips, EditDistance.Between(b, a, 2));
    }

    [Fact]
    public void The_index_finds_just_what_comparing_with_every_word_finds()
    {
        var random = new Random(3);
        string[] words = [.. Enumerable.Range(0, 400).Select(_ => Word(random, 3, 12)).Distinct()];
        var index = new SpellingIndex(words);
        for (var i = 0; i < 600; i++)
        {
            var typed = Word(random, 3, 12);
            var most = Spelling.SlipsIn(typed.Length);
            var expected = words.Select((w, at) => new Spelling(w, EditDistance.Between(typed, w, most), w[0] == typed[0], at % 7))
                .Where(s => most > 0 && s.Slips <= most)
                .Aggregate((Spelling?)null, (best, s) => Spelling.Better(best, s));
            Assert.Equal(expected, index.Nearest(typed, at => at % 7));
        }
    }

    [Fact]
    public void The_most_frequent_word_wins_and_the_first_letter_counts()
    {
        var catalogue = Catalogued.Of(
            Catalogued.Entry("a", ListingMaker.Plain("Choir walks")), Catalogued.Entry("b", ListingMaker.Plain("Choir talks")),
            Catalogued.Entry("c", ListingMaker.Plain("Chair yoga")), Catalogued.Entry("d", ListingMaker.Plain("Talks")));
        Assert.Equal("choir", catalogue.Nearest("choirr")!.Value.Word);
        Assert.Equal("choir", catalogue.Nearest("chiir")!.Value.Word);
        Assert.Equal("walks", catalogue.Nearest("wslks")!.Value.Word);
        Assert.Equal("talks", catalogue.Nearest("galks")!.Value.Word);
        Assert.Null(catalogue.Nearest("cho"));
        Assert.Null(catalogue.Nearest("zumba"));
    }

    // Of few letters, so that many are alike.
    private static string Word(Random random, int least, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => (char)('a' + random.Next(4))));
}
