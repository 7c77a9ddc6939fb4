using Hay.Web.Printing;

namespace Hay.Web.Tests.Printing;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("Short enough.", 20, "Short enough.")]
    [InlineData("One is here. Two is there.", 20, "One is here.")]
    [InlineData("No end of words, and none in sight", 20, "No end of words…")]
    [InlineData("Hi. A long sentence that goes on", 20, "Hi. A long sentence…")]
    [InlineData("Unbreakablewordthatgoeson", 10, "Unbreakab…")]
    [InlineData("", 10, "")]
    public void Words_that_are_too_long_are_cut_where_one_would_breathe(string words, int most, string expected)
    {
        Assert.Equal(expected, Excerpt.Of(words, most));
        Assert.True(Excerpt.Of(words, most).Length <= most);
    }
}
