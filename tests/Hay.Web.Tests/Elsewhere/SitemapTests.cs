using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Elsewhere;

/// <summary>The sitemap by the rules of sitemaps.org, and what is new by those of RFC 4287.</summary>
[Collection(OnTheSite.Name)]
public sealed class SitemapTests(RunningSite site)
{
    private static readonly XNamespace Protocol = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Every_address_in_the_sitemap_is_a_page_and_every_activity_is_in_it()
    {
        using var engine = new Guest(site);
        var index = XDocument.Parse(await engine.Read("/sitemap.xml"));
        Assert.Equal(Protocol + "sitemapindex", index.Root!.Name);
        var files = index.Root.Elements(Protocol + "sitemap").Select(s => new Uri(s.Element(Protocol + "loc")!.Value)).ToList();
        Assert.Equal(7, files.Count); // six spaces, and the pages of none

        var addresses = new List<Uri>();
        foreach (var file in files)
        {
            var all = XDocument.Parse(await engine.Read(file.PathAndQuery));
            Assert.Equal(Protocol + "urlset", all.Root!.Name);
            foreach (var url in all.Root.Elements())
            {
                Assert.Equal(Protocol + "url", url.Name);
                addresses.Add(new Uri(url.Element(Protocol + "loc")!.Value));
                if (url.Element(Protocol + "lastmod") is { } day) Assert.InRange(Moment(day), DateTimeOffset.UnixEpoch, site.Clock.GetUtcNow());
            }
        }

        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.All(addresses, a => Assert.Equal(site.Address.Authority, a.Authority));
        Assert.Empty(site.Catalogue.Entries.Where(e => !e.IsOver).Select(e => $"/{e.Listing.Space}/{e.Id}").Except(addresses.Select(a => a.AbsolutePath)));
        foreach (var address in addresses)
        {
            using var answer = await engine.Get(address.PathAndQuery);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/sitemap-nowhere-1.xml")]
    [InlineData("/sitemap-fenland-2.xml")]
    [InlineData("/sitemap-fenland-0.xml")]
    [InlineData("/nowhere/new.atom")]
    public async Task There_is_nothing_of_what_there_is_not(string path)
    {
        using var engine = new Guest(site);
        using var answer = await engine.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_new_in_a_space_can_be_read_elsewhere()
    {
        using var reader = new Guest(site);
        var activity = await site.List(title: "Brand new & <b>bold</b> 🍲\u0001");

        using var answer = await reader.Get("/fenland/new.atom");
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        AssertWhole(feed, site.Clock.GetUtcNow());
        Assert.NotNull(feed.Element(Atom + "author"));
        Assert.Equal("self", feed.Elements(Atom + "link").First().Attribute("rel")!.Value);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.InRange(entries.Count, 2, 50);
        foreach (var entry in entries) AssertWhole(entry, site.Clock.GetUtcNow());
        Assert.Equal(entries.Count, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        var newest = entries.Single(e => e.Element(Atom + "id")!.Value.EndsWith(activity.Path, StringComparison.Ordinal));
        Assert.Equal("Brand new & <b>bold</b> 🍲", newest.Element(Atom + "title")!.Value);
        Assert.Contains(entries, e => e.Element(Atom + "summary")!.Value.StartsWith("This group is invented.", StringComparison.Ordinal));
        foreach (var entry in entries)
        {
            using var page = await reader.Get(new Uri(entry.Elements(Atom + "link").Single().Attribute("href")!.Value).PathAndQuery);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        using var again = await reader.Get("/fenland/new.atom", ("If-None-Match", answer.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Contains("type=\"application/atom+xml\" href=\"/fenland/new.atom\"", WebUtility.HtmlDecode(await reader.Read("/fenland")), StringComparison.Ordinal);
    }

    // RFC 4287, sections 4.1.1 and 4.1.2: exactly one id, one title and one updated, each of its own kind.
    private static void AssertWhole(XElement of, DateTimeOffset now)
    {
        Assert.True(Uri.IsWellFormedUriString(Assert.Single(of.Elements(Atom + "id")).Value, UriKind.Absolute));
        Assert.NotEmpty(Assert.Single(of.Elements(Atom + "title")).Value);
        Assert.InRange(Moment(Assert.Single(of.Elements(Atom + "updated"))), DateTimeOffset.UnixEpoch, now);
        Assert.Contains(of.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
    }

    private static DateTimeOffset Moment(XElement at) =>
        DateTimeOffset.ParseExact(at.Value, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
