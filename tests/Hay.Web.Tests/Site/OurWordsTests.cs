namespace Hay.Web.Tests.Site;

/// <summary>Our own words away from the pages: in files that people take along, and where a page stays in English.</summary>
[Collection(OnTheSite.Name)]
public sealed class OurWordsTests(RunningSite site)
{
    [Fact]
    public async Task A_calendar_and_a_copy_are_in_the_language_of_who_takes_them()
    {
        var activity = await site.List(capacity: 1, title: "Tea for one");
        using var first = new Guest(site);
        await first.Press(activity.Path, "Hold", ("session", activity.First.Value));
        using var me = new Guest(site);
        using var chosen = await me.Get("/language?to=pl");
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        Assert.Contains(":Tea for one (czekasz na miejsce)", await me.Read("/me.ics"), StringComparison.Ordinal);
        Assert.Contains("Wszystko, co Hay o tobie przechowuje.", await me.Read("/me.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Why_a_thing_is_picked_is_said_in_the_language_of_the_page()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/?how=low", ("Accept-Language", "pl"));
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Matches("hay-card__why\">Bo [^<]+\\.</p>", page);
        Assert.DoesNotContain("Because", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_for_builders_stays_English_and_says_so_inside_a_page_in_another_language()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/design", ("Accept-Language", "ur"));
        var page = await answer.Content.ReadAsStringAsync();
        var main = page[page.IndexOf("<main", StringComparison.Ordinal)..page.IndexOf("</main>", StringComparison.Ordinal)];

        Assert.Contains("<html lang=\"ur\" dir=\"rtl\"", page, StringComparison.Ordinal);
        Assert.Contains("<div class=\"hay-page hay-main\" lang=\"en-GB\" dir=\"ltr\">", main, StringComparison.Ordinal);
        Assert.Contains("Your first time", main, StringComparison.Ordinal);
        Assert.DoesNotMatch("[\u0600-\u06ff]", System.Net.WebUtility.HtmlDecode(main));
        Assert.DoesNotContain("lang=\"en-GB\" dir=\"ltr\"", await guest.Read("/design"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_refused_says_what_to_leave_out()
    {
        var activity = await site.List();
        using var guest = new Guest(site);

        var page = await guest.Press(activity.Path, "Report", ("reason", "WrongTime"), ("words", $"ask {new string('a', 31)}1"));

        Assert.Contains("leave out long codes", page, StringComparison.Ordinal);
    }
}
