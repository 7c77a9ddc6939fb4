using System.Net;
using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Silo;
using Hay.Web.LocalCare;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.LocalCare;

/// <summary>The map of local care as people read it.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class LocalCareTests(RunningSite site)
{
    [Fact]
    public async Task What_somebody_ticks_finds_what_fits_and_says_why()
    {
        using var guest = new Guest(site);
        var page = await guest.Read("/local-care?need=tablets&need=sleep&need=nonsense");
        var fits = Fits().Match(page).Value;
        Assert.Equal(["care-pharmacist", "care-near-home", "care-psychological-skills", "care-physical-health"], Link().Matches(fits).Select(m => m.Groups[1].Value));
        Assert.Contains("Because you ticked:", fits, StringComparison.Ordinal);
        Assert.Contains("<li>I sleep badly</li>", fits, StringComparison.Ordinal);
        Assert.Contains("116 123", page, StringComparison.Ordinal);
        Assert.Contains("This map is an example", page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);
        Assert.Contains("Tick one or more", await guest.Read("/local-care?fit=1"), StringComparison.Ordinal);
        Assert.DoesNotContain("care-substance-outreach", Fits().Match(await guest.Read("/local-care?need=drink-or-drugs&need=sleep&space=cambridge")).Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=drink+too+much", true)]
    [InlineData("/search?q=I+Drink+too+much&space=peterborough", true)]
    [InlineData("/search?q=drink+too+much&space=cambridge", false)]
    [InlineData("/search?q=yoga", false)]
    public async Task A_search_that_is_for_more_than_a_group_leads_to_local_care(string path, bool isThere)
    {
        using var guest = new Guest(site);
        Assert.Equal(isThere, (await guest.Read(path)).Contains("href=\"/local-care/care-substance-outreach\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_help_has_its_page_and_professionals_have_criteria()
    {
        using var guest = new Guest(site);
        foreach (var help in site.Services.GetRequiredService<CareMap>().All)
        {
            var page = WebUtility.HtmlDecode(await guest.Read($"/local-care/{help.Id}"));
            Assert.Contains(help.HowToGetThere, page, StringComparison.Ordinal);
            Assert.Contains(help.TypicalWait, page, StringComparison.Ordinal);
            Assert.Contains("If you need someone now", page, StringComparison.Ordinal);
        }

        var criteria = WebUtility.HtmlDecode(await guest.Read("/local-care/for-professionals"));
        Assert.All(site.Services.GetRequiredService<CareMap>().All.SelectMany(h => h.Criteria.Takes), line => Assert.Contains(line, criteria, StringComparison.Ordinal));
        using var none = await guest.Get("/local-care/nothing");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task In_another_language_the_words_of_the_map_are_marked_as_English()
    {
        using var guest = new Guest(site);
        using (await guest.Get("/language?to=ur")) { }
        var page = await guest.Read("/local-care?need=tablets");
        Assert.Contains("<html lang=\"ur\"", page, StringComparison.Ordinal);
        Assert.Matches("<span lang=\"en[^\"]*\" dir=\"auto\">I have questions about my tablets</span>", page);
        Assert.Contains("<html lang=\"en", await guest.Read("/local-care/for-professionals"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_and_search_engines_find_it()
    {
        using var guest = new Guest(site);
        foreach (var path in (string[])["/", "/help-now", "/search"]) Assert.Contains("href=\"/local-care\"", await guest.Read(path), StringComparison.Ordinal);
        var map = await guest.Read("/sitemap-pages-1.xml");
        foreach (var path in (string[])["/local-care", "/local-care/for-professionals", "/local-care/care-relational"]) Assert.Contains($"{path}</loc>", map, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_no_invented_county_an_invented_map_is_not_shown_and_an_operators_own_is()
    {
        var own = Path.GetTempFileName();
        await File.WriteAllTextAsync(own, (await File.ReadAllTextAsync(Path.Combine(SiloSetup.ContentFolder, "care-map.json"))).Replace("\"isDemo\": true", "\"isDemo\": false", StringComparison.Ordinal));
        await using var empty = new Empty("") { HasCounty = false };
        await using var real = new Empty(own) { HasCounty = false };
        using (var guest = new Guest(await empty.Start()))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await guest.Get("/local-care")).StatusCode);
            Assert.DoesNotContain("/local-care", await guest.Read("/help-now"), StringComparison.Ordinal);
        }

        using (var guest = new Guest(await real.Start()))
        {
            Assert.DoesNotContain("This map is an example", await guest.Read("/local-care"), StringComparison.Ordinal);
        }

        File.Delete(own);
    }

    [Theory]
    [InlineData("Hay:CareMap", "/nowhere/map.json", "Hay:CareMap names a file that is not there: /nowhere/map.json")]
    [InlineData("Hay:CareMap", "spaces.json", "is not a map of local care")]
    public void A_file_that_is_wrong_stops_the_start_and_is_named(string setting, string file, string words)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new(setting, Path.Combine(SiloSetup.ContentFolder, file))]).Build());
        services.AddSingleton(site.Services.GetRequiredService<SpaceMap>());
        services.AddLocalCare(SiloSetup.ContentFolder);
        using var built = services.BuildServiceProvider();
        Assert.Contains(words, Assert.Throws<InvalidDataException>(built.CheckLocalCare).Message, StringComparison.Ordinal);
    }

    private sealed class Empty(string map) : RunningSite, IAsyncDisposable
    {
        public async Task<RunningSite> Start()
        {
            await InitializeAsync();
            return this;
        }

        async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

        protected override void Change(WebApplicationBuilder builder) => builder.Configuration["Hay:CareMap"] = map;
    }

    [GeneratedRegex("""<section[^>]*aria-labelledby="fits-h">.*?</section>""", RegexOptions.Singleline)]
    private static partial Regex Fits();

    [GeneratedRegex("""<h3><a href="/local-care/([^"]+)["]""")]
    private static partial Regex Link();
}
