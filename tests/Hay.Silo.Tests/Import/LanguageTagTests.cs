using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

public class LanguageTagTests
{
    [Theory]
    [InlineData("Polish", "pl")]
    [InlineData("PL", "pl")]
    [InlineData("pl-PL", "pl")]
    [InlineData("BSL", "bfi")]
    [InlineData("English", "en")]
    [InlineData("Klingon dialect", "Klingon dialect")]
    [InlineData("", "")]
    public void Languages_are_known_by_their_tags(string text, string tag) => Assert.Equal(tag, LanguageTag.Of(text));
}
