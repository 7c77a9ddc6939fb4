namespace Hay.Web.Tests.Site;

/// <summary>Whoever is forgotten leaves no choice of language behind, and still reads the answer in it.</summary>
[Collection(OnTheSite.Name)]
public sealed class ForgetLanguageTests(RunningSite site)
{
    [Fact]
    public async Task The_language_goes_too()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        using var chosen = await me.Get("/language?to=pl");
        await me.Press(activity.Path, "Save");
        Assert.Contains(me.Cookies.GetAllCookies(), c => c.Name == "hay-language");

        await me.Press("/me", "Forget");

        Assert.DoesNotContain(me.Cookies.GetAllCookies(), c => c.Name is "hay-language" or "hay-me");
        Assert.Contains("<html lang=\"en-GB\"", await me.Read("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_is_in_the_language_that_was_chosen_and_says_so()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        using var chosen = await me.Get("/language?to=ur");
        await me.Press(activity.Path, "Save");

        var page = await me.Press("/me", "Forget");

        Assert.Contains("<p lang=\"ur\" dir=\"rtl\">ہو گیا۔", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }
}
