using System.Net;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;

namespace Hay.Web.Tests.Api;

/// <summary>A site where one address may read three times a minute.</summary>
public sealed class HurriedSite : RunningSite
{
    protected override void Change(WebApplicationBuilder builder) => builder.Configuration["Hay:ApiReads"] = "3";
}

public sealed class ApiLimitTests(HurriedSite site) : IClassFixture<HurriedSite>
{
    [Fact]
    public async Task Whoever_asks_too_often_is_told_when_to_ask_again()
    {
        using var guest = new Guest(site);
        using var other = new Guest(site);
        var left = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var fine = await guest.Get("/api/v1/spaces");
            Assert.Equal(HttpStatusCode.OK, fine.StatusCode);
            left.Add(Assert.Single(fine.Headers.GetValues("RateLimit")));
        }

        using var refused = await guest.Get("/api/v1/spaces");
        using var others = await other.Get("/api/v1/spaces");

        Assert.Equal(["\"reads\";r=2", "\"reads\";r=1", "\"reads\";r=0"], left);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("\"reads\";q=3;w=60", Assert.Single(refused.Headers.GetValues("RateLimit-Policy")));
        Assert.StartsWith("\"reads\";r=0;t=", Assert.Single(refused.Headers.GetValues("RateLimit")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
    }
}
