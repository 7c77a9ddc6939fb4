using System.Net;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Live;

/// <summary>Listening is no write, and an address is the same whatever way it is written.</summary>
public sealed class LiveLimitsTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Fact]
    public async Task A_library_full_of_open_pages_uses_up_no_limit()
    {
        using var library = new HttpClient { BaseAddress = site.Address };
        for (var i = 0; i < 150; i++)
        {
            using var answer = await library.PostAsync("/live/negotiate?negotiateVersion=1", null);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Capitals_and_a_slash_get_round_no_limit()
    {
        using var me = new Guest(site);
        var seen = new List<HttpStatusCode>();
        for (var i = 0; i < 32; i++)
        {
            using var answer = await me.SendBare(i % 2 == 0 ? "/fenland/HOW" : "/fenland/how/", ("how", "good"));
            seen.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.BadRequest, seen[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, seen[^1]);
    }
}
