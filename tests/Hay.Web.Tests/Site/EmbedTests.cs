using System.Net;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Site;

/// <summary>The one page that others may put into a frame.</summary>
[Collection(OnTheSite.Name)]
public sealed class EmbedTests(RunningSite site)
{
    [Theory]
    [InlineData("/embed/space/peterborough", "Peterborough")]
    [InlineData("/embed/activity/pb-cathedral-quiet", "/peterborough/pb-cathedral-quiet")]
    [InlineData("/embed/search?space=fenland&category=yoga", "/search?space=fenland&amp;category=yoga")]
    public async Task What_is_on_stands_in_a_frame_on_any_site(string path, string words)
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get(path);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors *", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_group_shows_all_it_has_on()
    {
        var listing = site.Catalogue.Entries.First(e => e.Listing.Organisation is not null);
        using var guest = new Guest(site);
        var page = await guest.Read($"/embed/group/{listing.Listing.Organisation}");
        Assert.All(site.Catalogue.Entries.Where(e => e.Listing.Organisation == listing.Listing.Organisation), e => Assert.Contains(e.Id, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/embed/space/atlantis")]
    [InlineData("/embed/activity/nothing")]
    [InlineData("/embed/group/nobody")]
    [InlineData("/embed/account/me")]
    [InlineData("/embed/space")]
    [InlineData("/embed/search/yoga")]
    public async Task What_is_not_there_is_said(string path)
    {
        using var guest = new Guest(site);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get(path)).StatusCode);
    }

    [Theory]
    [InlineData("/fenland", "/embed/space/fenland")]
    [InlineData("https://hay.example/peterborough/pb-cathedral-quiet#when", "/embed/activity/pb-cathedral-quiet")]
    [InlineData("https://hay.example/search?q=yoga&space=fenland&page=2", "/embed/search?q=yoga&space=fenland")]
    [InlineData("/groups/pb-o-slow-river", "/embed/group/pb-o-slow-river")]
    public async Task Whoever_has_a_website_copies_what_shows_it_there(string asked, string framed)
    {
        using var guest = new Guest(site);

        var page = await guest.Read($"/organise/website?at={Uri.EscapeDataString(asked)}");

        var code = WebUtility.HtmlDecode(Regex.Match(page, "<textarea[^>]*id=\"frame\"[^>]*>([^<]*)</textarea>").Groups[1].Value);
        var address = WebUtility.HtmlDecode(Regex.Match(code, "src=\"([^\"]*)\"").Groups[1].Value);
        Assert.Equal($"{site.Address.OriginalString.TrimEnd('/')}{framed}", address);
        Assert.Contains("hay-embed", await guest.Read(new Uri(address).PathAndQuery), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/organise/nobody")]
    [InlineData("https://")]
    [InlineData("\"><script>")]
    public async Task What_cannot_be_shown_elsewhere_is_said(string asked)
    {
        using var guest = new Guest(site);
        var page = await guest.Read($"/organise/website?at={Uri.EscapeDataString(asked)}");
        Assert.Contains("That is no space, group, activity or search here.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("textarea", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_page_can_be_framed()
    {
        using var guest = new Guest(site);
        foreach (var path in new[] { "/", "/peterborough", "/me", "/embedded", "/sign-in" })
        {
            using var answer = await guest.Get(path);
            Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }
    }
}
