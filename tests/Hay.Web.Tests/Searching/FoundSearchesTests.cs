using System.Net;
using Hay.Grains;
using Hay.Web.Searching;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Searching;

/// <summary>What counts as one search that found something.</summary>
public sealed class FoundSearchesTests(RunningSite site) : IClassFixture<RunningSite>
{
    private const string Browser = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    [Fact]
    public async Task A_search_is_words_or_a_kind_once_a_day_a_device_and_not_its_pages_and_filters()
    {
        using var ann = new Guest(site);
        using var ben = new Guest(site);
        using var machine = new Guest(site);
        using var organiser = await Organiser.SignIn(site);
        await Flush();
        foreach (var path in new[]
        {
            "/search?q=yoga&space=peterborough",
            "/search?q=yoga&space=peterborough&with=free",
            "/search?q=yoga&space=peterborough&when=week",
            "/search?q=yoga&space=peterborough&sort=soon",
            "/search?q=+Yoga+&space=peterborough",
            "/search?space=peterborough",
            "/search?space=peterborough&with=free&when=week",
            "/search?q=walk&space=peterborough&page=2",
            "/search?q=xylophonists&space=peterborough",
            "/search?q=i+want+to+die&space=peterborough",
        })
        {
            await Ask(ann, path);
        }

        await Ask(ben, "/search?q=yoga&space=peterborough");
        await Ask(ben, "/search?category=yoga&space=peterborough");
        await Ask(ben, "/search?q=yoga");
        await Ask(machine, "/search?q=yoga&space=peterborough", "SomeBot/1.0");
        await Ask(organiser.Browser, "/search?q=yoga&space=peterborough");
        await Flush();

        await RunningSite.Until(() => Facts().Result.Count >= 2);
        Assert.Equal([("demand/everywhere", 1), ("demand/peterborough", 3)],
            (await Facts()).Select(entry => (entry.Grain, entry.Fact.Times)).OrderBy(one => one.Grain, StringComparer.Ordinal));
        Assert.All(await Facts(), entry => Assert.Equal((null, null, "", null), (entry.Fact.Profile, entry.Fact.Demand, entry.Fact.Activity, entry.Fact.By)));

        // Another day: one fact again, however many they are.
        site.Pass(TimeSpan.FromDays(1));
        await Ask(ann, "/search?q=yoga&space=fenland");
        await Ask(ann, "/search?q=choir&space=fenland");
        await Ask(ben, "/search?q=yoga&space=fenland");
        await Flush();
        await RunningSite.Until(() => Facts().Result.Count >= 3);
        Assert.Equal(("demand/fenland", 3), (await Facts()).Select(entry => (entry.Grain, entry.Fact.Times)).Last());
        Assert.Equal(3, (await Facts()).Count);
    }

    private Task Flush() => site.Services.GetRequiredService<FoundSearches>().Flush(default);

    private async Task<List<JournalEntry>> Facts()
    {
        var facts = new List<JournalEntry>();
        await foreach (var entry in site.Services.GetRequiredService<IJournal>().ReadAsync(0, default))
        {
            if (entry.Fact.Kind == FactKind.Searched) facts.Add(entry);
        }

        return facts;
    }

    private static async Task Ask(Guest who, string path, string browser = Browser)
    {
        using var answer = await who.Get(path, ("User-Agent", browser));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
