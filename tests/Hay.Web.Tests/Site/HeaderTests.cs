using System.Net;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed class HeaderTests(RunningSite site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/hay.css")]
    [InlineData("/js/places.js")]
    [InlineData("/api/places?of=pb-cathedral-quiet")]
    public async Task Every_answer_is_guarded(string path)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/fenland")]
    [InlineData("/search?q=yoga")]
    [InlineData("/api/places?of=pb-cathedral-quiet")]
    public async Task A_page_for_everybody_is_not_sent_twice(string path)
    {
        using var guest = new Guest(site);
        using var first = await guest.Get(path);
        var tag = first.Headers.ETag!.ToString();

        using var second = await guest.Get(path, ("If-None-Match", tag));

        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.Contains("no-cache", first.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        // A minute may have ended between the two.
        Assert.True(second.StatusCode == HttpStatusCode.NotModified || second.Headers.ETag!.ToString() != tag);
    }

    [Fact]
    public async Task A_page_for_everybody_is_compressed_for_those_who_can_read_it()
    {
        using var guest = new Guest(site);

        using var first = await guest.Get("/fenland", ("Accept-Encoding", "br"));
        using var again = await guest.Get("/fenland", ("Accept-Encoding", "br"));
        using var plain = await guest.Get("/fenland");

        Assert.Equal("br", Assert.Single(first.Content.Headers.ContentEncoding));
        Assert.Equal("br", Assert.Single(again.Content.Headers.ContentEncoding));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("/me")]
    [InlineData("/peterborough/pb-cathedral-quiet")]
    [InlineData("/nowhere")]
    public async Task A_page_about_a_person_stays_out_of_caches(string path)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task The_stylesheet_has_every_layer_and_may_be_kept_for_ever()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/hay.css");

        var css = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("@layer tokens, base, components, pages;", css, StringComparison.Ordinal);
        Assert.Contains(".hay-card", css, StringComparison.Ordinal);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_libraries_from_npm_are_served()
    {
        using var guest = new Guest(site);

        Assert.Contains("HubConnectionBuilder", await guest.Read("/lib/signalr.min.js"), StringComparison.Ordinal);
    }
}
