using Hay.Web.Languages;
using Hay.Web.Wording;
using Microsoft.AspNetCore.Http;

namespace Hay.Web.Tests.Languages;

public sealed class LanguageTests
{
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData(null, null, "en")]
    [InlineData(null, "en-GB,en;q=0.9", "en")]
    [InlineData(null, "pl-PL,pl;q=0.9,en;q=0.8", "pl")]
    [InlineData(null, "de-DE,de;q=0.9", "en")]
    [InlineData(null, "de,ro;q=0.4,lt;q=0.6", "lt")]
    [InlineData(null, "en;q=0.2,ur", "ur")]
    [InlineData(null, "pl;q=0,pt-BR", "pt")]
    [InlineData(null, "\u0000;;q=what", "en")]
    [InlineData("hay-language=ur", "pl", "ur")]
    [InlineData("hay-language=en", "pl", "en")]
    [InlineData("hay-language=xx", "pl", "pl")]
    [InlineData("not-hay-language=ur", "pl", "pl")]
    public void What_somebody_chose_goes_before_what_their_browser_asks_for(string? cookie, string? accepted, string language)
    {
        var request = new DefaultHttpContext().Request;
        if (cookie is not null) request.Headers.Cookie = cookie;
        if (accepted is not null) request.Headers.AcceptLanguage = accepted;

        Assert.Equal(language, Language.Of(request).Slug);
    }

    [Theory]
    [InlineData("pl", "wtorek, 24 listopada", "18:30")]
    [InlineData("lt", "lapkričio 24 d., antradienis", "18:30")]
    [InlineData("pt", "terça-feira, 24 de novembro", "18:30")]
    [InlineData("ro", "marți, 24 noiembrie", "18:30")]
    [InlineData("ur", "منگل، 24 نومبر", "18:30")]
    public void Days_and_times_are_said_as_people_there_say_them(string language, string day, string time)
    {
        var say = Phrases.In(Language.Find(language)!);

        Assert.Equal(day, Times.Date(Tuesday, Tuesday, say));
        Assert.Equal(time, Times.Time(new DateTimeOffset(2026, 11, 24, 18, 30, 0, TimeSpan.Zero), say));
    }

    [Fact]
    public void Only_Urdu_runs_from_right_to_left() =>
        Assert.Equal("ur", Assert.Single(Language.All, l => l.Direction == "rtl").Slug);
}
