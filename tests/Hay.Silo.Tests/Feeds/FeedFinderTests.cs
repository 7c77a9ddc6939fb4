using System.Text;
using Hay.Silo.Feeds;

namespace Hay.Silo.Tests.Feeds;

public sealed class FeedFinderTests
{
    private static readonly Uri Page = new("https://council.example/data/");

    [Theory]
    [InlineData("{\"version\":\"HSDS-UK-3.0\",\"openapi_url\":\"x\"}", "https://council.example/data/services?full=true&per_page=100")]
    [InlineData("{\"version\":\"HSDS-UK-3.0\",\"contents\":[]}", null)]
    [InlineData("{\"version\":3}", null)]
    [InlineData("{\"version\":", null)]
    [InlineData("BEGIN:VCALENDAR", null)]
    [InlineData("<p>A page</p>", null)]
    public void An_Open_Referral_service_has_its_services_below_it(string content, string? feed) =>
        Assert.Equal(feed, FeedFinder.Find(Encoding.UTF8.GetBytes(content), Page)?.AbsoluteUri);

    [Fact]
    public void An_OpenActive_page_names_its_feeds_and_a_series_says_most()
    {
        var html = """
            <!doctype html><html><head><script type="application/ld+json">{"@type":"Dataset","distribution":[
              {"name":"ScheduledSession","contentUrl":"/feeds/sessions"},{"name":"SessionSeries","contentUrl":"https://feeds.example/series"}]}</script></head></html>
            """;
        Assert.Equal("https://feeds.example/series", FeedFinder.Find(Encoding.UTF8.GetBytes(html), Page)!.AbsoluteUri);
        Assert.Null(FeedFinder.Find(Encoding.UTF8.GetBytes("""<script type="application/ld+json">{"distribution":"""), Page));
    }
}
