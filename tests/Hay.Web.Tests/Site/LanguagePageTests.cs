using System.Net;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed class LanguagePageTests(RunningSite site)
{
    [Fact]
    public async Task A_language_is_chosen_without_script_and_leads_back_to_the_page()
    {
        using var guest = new Guest(site);

        using var chosen = await guest.Get("/language?to=pl&back=%2Fsearch%3Fq%3Dyoga");
        var page = await guest.Read("/search?q=yoga");

        Assert.Equal((HttpStatusCode.Redirect, "/search?q=yoga"), (chosen.StatusCode, chosen.Headers.Location!.OriginalString));
        Assert.Contains("<html lang=\"pl\" dir=\"ltr\"", page, StringComparison.Ordinal);
        Assert.Contains("Co chcesz robić?", page, StringComparison.Ordinal);
        Assert.Contains("Za darmo", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("czeka na sprawdzenie").Length - 1);
        Assert.Contains("name=\"back\" value=\"/search?q=yoga\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("~//example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_led_away(string back)
    {
        using var guest = new Guest(site);

        using var chosen = await guest.Get($"/language?to=lt&back={Uri.EscapeDataString(back)}");

        Assert.Equal("/", chosen.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_language_we_do_not_speak_changes_nothing()
    {
        using var guest = new Guest(site);

        using var chosen = await guest.Get("/language?to=tlh&back=/");

        Assert.False(chosen.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/fenland")]
    [InlineData("/help-now")]
    [InlineData("/search?q=walk")]
    public async Task Pages_that_are_kept_never_mix_languages(string path)
    {
        using var guest = new Guest(site);
        var tags = new HashSet<string>();

        // Twice each, in turns: the second time from what was kept.
        foreach (var (asked, language, here) in new[] { ("en-GB,en", "en-GB", "Your plans"), ("pl", "pl", "Twoje plany"), ("ur", "ur", "آپ کے منصوبے") }.SelectMany(l => new[] { l, l }))
        {
            using var answer = await guest.Get(path, ("Accept-Language", asked));
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Contains($"<html lang=\"{language}\"", page, StringComparison.Ordinal);
            Assert.Contains($"{here}</a>", page, StringComparison.Ordinal);
            Assert.Equal(language != "en-GB", page.Contains("hay-translated", StringComparison.Ordinal));
            Assert.Contains("Cookie", string.Join(',', answer.Headers.Vary), StringComparison.Ordinal);
            Assert.Contains("Accept-Language", string.Join(',', answer.Headers.Vary), StringComparison.Ordinal);
            tags.Add(answer.Headers.ETag!.Tag.Split('-')[^1]);
        }

        Assert.Equal(3, tags.Count);
    }

    [Fact]
    public async Task A_tag_of_one_language_does_not_vouch_for_another()
    {
        using var guest = new Guest(site);
        using var english = await guest.Get("/fenland");

        using var polish = await guest.Get("/fenland", ("Accept-Language", "pl"), ("If-None-Match", english.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.OK, polish.StatusCode);
    }

    [Fact]
    public async Task Holding_a_place_is_said_in_ones_own_language_and_the_listing_stays_as_it_was_written()
    {
        var activity = await site.List(capacity: 5, title: "Soup at noon");
        using var guest = new Guest(site);
        using var chosen = await guest.Get("/language?to=ro");

        var page = await guest.Press(activity.Path, "Hold", ("session", activity.First.Value));

        Assert.Contains("Aveți un loc. Dacă vă răzgândiți", page, StringComparison.Ordinal);
        Assert.Contains("Renunț la locul meu", page, StringComparison.Ordinal);
        Assert.Contains("4 locuri libere", page, StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"en-GB\" dir=\"auto\">Soup at noon</h1>", page, StringComparison.Ordinal);
        Assert.Contains("Săptămâna dumneavoastră", await guest.Read("/me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titles_on_cards_carry_their_language_where_it_is_not_that_of_the_page()
    {
        using var guest = new Guest(site);

        Assert.DoesNotContain("lang=\"en-GB\" dir=\"auto\"", await guest.Read("/search?q=walk"), StringComparison.Ordinal);
        using var polish = await guest.Get("/search?q=walk", ("Accept-Language", "pl"));
        Assert.Matches("hay-card__title\"><a href=\"[^\"]+\" lang=\"en-GB\" dir=\"auto\">", await polish.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Live_words_are_in_the_language_of_the_page()
    {
        var activity = await site.List(capacity: 5);
        using var guest = new Guest(site);

        using var answer = await guest.Get($"/api/places?of={activity.Id}", ("Accept-Language", "pl"));

        Assert.Contains("5 wolnych miejsc", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
