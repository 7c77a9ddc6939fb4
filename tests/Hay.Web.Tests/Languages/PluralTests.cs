using Hay.Web.Languages;

namespace Hay.Web.Tests.Languages;

/// <summary>Examples as Unicode CLDR gives them for each form ("Language Plural Rules").</summary>
public sealed class PluralTests
{
    [Theory]
    [InlineData("pl", " [one]", 1)]
    [InlineData("pl", " [few]", 2, 3, 4, 22, 24, 102, 1004)]
    [InlineData("pl", "", 0, 5, 11, 12, 13, 14, 19, 21, 25, 101, 112, 1011)]
    [InlineData("lt", " [one]", 1, 21, 31, 101, 1001)]
    [InlineData("lt", " [few]", 2, 9, 22, 29, 102, 1002)]
    [InlineData("lt", "", 0, 10, 11, 12, 19, 20, 30, 111, 1000)]
    [InlineData("ro", " [one]", 1)]
    [InlineData("ro", " [few]", 0, 2, 16, 19, 101, 102, 119, 1001)]
    [InlineData("ro", "", 20, 21, 35, 100, 120, 1000)]
    [InlineData("pt", " [one]", 1)]
    [InlineData("pt", "", 0, 2, 17, 100, 1000)]
    [InlineData("ur", " [one]", 1)]
    [InlineData("ur", "", 0, 2, 16, 100)]
    public void A_number_takes_the_form_its_language_gives_it(string language, string form, params int[] numbers) =>
        Assert.All(numbers, number => Assert.Equal(form, Plural.Form(Language.Find(language)!, number)));

    [Theory]
    [InlineData("en", 1, "1 place left")]
    [InlineData("en", 1200, "1,200 places left")]
    [InlineData("pl", 1, "1 wolne miejsce")]
    [InlineData("pl", 3, "3 wolne miejsca")]
    [InlineData("pl", 5, "5 wolnych miejsc")]
    [InlineData("lt", 21, "Liko 21 vieta")]
    [InlineData("ro", 20, "20 de locuri libere")]
    public void Places_left_are_counted_as_people_count(string language, int number, string words) =>
        Assert.Equal(words, Phrases.In(Language.Find(language)!).Count(number, "1 place left", "{0} places left"));
}
