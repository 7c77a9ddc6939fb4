using System.Net;
using Hay.Silo;
using Hay.Web.Today;

namespace Hay.Web.Tests.Site;

/// <summary>From "How are you today?" to a place: over HTTP, without script.</summary>
[Collection(OnTheSite.Name)]
public sealed class TodayTests(RunningSite site)
{
    public static TheoryData<string, string> Asked
    {
        get
        {
            var asked = new TheoryData<string, string>();
            foreach (var answer in Answer.All) asked.Add(answer.Slug, answer.Heading);
            return asked;
        }
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task Every_answer_leads_to_three_small_things_with_reasons(string how, string heading)
    {
        using var guest = new Guest(site);
        foreach (var at in new[] { "", "peterborough", "fenland/march", "south-cambridgeshire/gamlingay" })
        {
            var page = await guest.Read($"/?how={how}&at={at}");

            Assert.Contains(heading, page, StringComparison.Ordinal);
            Assert.Equal(3, page.Split("hay-card__why").Length - 1);
            Assert.Contains("Because ", page, StringComparison.Ordinal);
            Assert.Equal(how is "low" or "rough", page.Contains("Would you rather talk to somebody?", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_answer_is_kept_nowhere()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/?how=rough&at=fenland", ("Accept-Encoding", "br"));

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(0, guest.Cookies.Count);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    [Theory]
    [InlineData("/?how=splendid&at=atlantis/nowhere")]
    [InlineData("/?how=low&how=good&at=%00")]
    public async Task An_answer_that_makes_no_sense_is_asked_again(string path)
    {
        using var guest = new Guest(site);

        Assert.Contains("How are you today?", await guest.Read(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_town_can_be_chosen_without_script()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/near?at=peterborough/bretton");
        using var nowhere = await guest.Get("/near?at=//example.org");

        Assert.Equal("/peterborough/near/bretton", answer.Headers.Location!.OriginalString);
        Assert.Equal("/", nowhere.Headers.Location!.OriginalString);
        Assert.Contains("On today near Bretton", await guest.Read("/peterborough/near/bretton"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fenland/near/bretton")]
    [InlineData("/nowhere/near/bretton")]
    [InlineData("/geo/PE99.json")]
    [InlineData("/geo/..%2fkeys.json")]
    public async Task A_place_that_is_not_there_is_not_found(string path)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Everything_on_the_map_is_in_the_list()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/peterborough");

        var pins = page.Split("data-hay=\"map-pin\"").Length - 1;
        Assert.InRange(pins, 5, 18);
        Assert.Equal(pins, page.Split("hay-sketch__dot").Length - 1);
    }

    [Theory]
    [InlineData("/js/place.js")]
    [InlineData("/lib/signalr.min.js")]
    [InlineData("/lib/leaflet.js")]
    [InlineData("/images/landscapes/fenland.svg")]
    [InlineData("/geo/gazetteer.json")]
    public async Task What_pages_are_made_of_is_sent_small(string path)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path, ("Accept-Encoding", "br"));

        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task Tiles_of_an_operators_choice_may_be_loaded_from_their_host_and_from_no_other()
    {
        var folder = Directory.CreateTempSubdirectory("hay-tiles-");
        var options = new SiloOptions { DataFolder = folder.FullName, Urls = "http://127.0.0.1:0", Demo = false, Tiles = "https://tiles.example.org/{z}/{x}/{y}.png" };
        await using (var app = Program.Build(options))
        {
            await app.StartAsync();
            using var browser = new HttpClient();
            using var answer = await browser.GetAsync(new Uri(app.Urls.First()));
            Assert.EndsWith("; img-src 'self' https://tiles.example.org", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            await app.StopAsync();
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task How_somebody_is_stays_in_no_cache()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/?how=low&at=fenland/march");

        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Null(answer.Headers.ETag);
    }
}
