using Hay.Grains;
using Hay.Web.Languages;
using Hay.Uptake;
using Hay.Web.Uptake;

namespace Hay.Web.Tests.Uptake;

public class UptakeWordsTests
{
    private static UptakeRow Row(int seen, int saved = 0, int going = 0, int came = 0) =>
        new(ProtectedCount.Of(seen), ProtectedCount.Of(saved), ProtectedCount.Of(going), ProtectedCount.Of(came));

    private static string Said(UptakeRow last, UptakeRow before) => string.Join(' ', UptakeWords.Of(last, before, Phrases.In(Language.English)));

    [Fact]
    public void A_good_month_in_words() => Assert.Equal(
        "In the last four weeks people looked about 120 times and saved it a few times. They took about 40 places, and somebody came about 35 times. More people look than in the four weeks before.",
        Said(Row(121, 3, 42, 35), Row(60)));

    [Fact]
    public void Nobody_ticked_who_came() => Assert.EndsWith(
        "They took a few places. Tick who came, and you will see that here too. Fewer people look than in the four weeks before.", Said(Row(20, 0, 2), Row(60)), StringComparison.Ordinal);

    [Fact]
    public void Small_numbers_are_not_compared() => Assert.Equal(
        "In the last four weeks people looked a few times and saved it not at all.", Said(Row(3), Row(30)));

    [Fact]
    public void Nothing_says_what_helps() => Assert.Contains("A poster in the library", Said(default, default), StringComparison.Ordinal);
}
