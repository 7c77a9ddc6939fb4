using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Pictures;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Pictures;

/// <summary>What other sites show beside links to ours.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class ShareCardTests(RunningSite site)
{
    private static readonly ShareCard Plain = new("/card.png", "", "", [], "sky", "", "/images/landscapes/fenland.svg", "");

    [Theory]
    [InlineData("/")]
    [InlineData("/fenland")]
    [InlineData("/peterborough/pb-cathedral-quiet")]
    public async Task Pages_name_their_card_and_it_is_there(string page)
    {
        using var visitor = new Guest(site);
        var tags = Tag().Matches(WebUtility.HtmlDecode(await visitor.Read(page))).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        Assert.Equal(("1200", "630", "image/png"), (tags["og:image:width"], tags["og:image:height"], tags["og:image:type"]));
        Assert.Equal("summary_large_image", tags["twitter:card"]);
        Assert.Equal(new Uri(site.Address, page), new Uri(tags["og:url"]));
        Assert.NotEmpty(tags["og:title"]);
        Assert.Contains("invented", tags["og:image:alt"], StringComparison.Ordinal);
        Assert.StartsWith(site.Address.ToString(), tags["og:image"], StringComparison.Ordinal);

        using var sent = await visitor.Get(new Uri(tags["og:image"]).PathAndQuery);
        Assert.Equal("image/png", sent.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(1), sent.Headers.CacheControl!.MaxAge);
        AssertCard(await sent.Content.ReadAsByteArrayAsync());
        using var again = await visitor.Get(new Uri(tags["og:image"]).PathAndQuery, ("If-None-Match", sent.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_page_that_is_kept_for_everybody_names_no_address_that_a_visitor_made_up()
    {
        using var visitor = new Guest(site);
        using var answer = await visitor.Get("/huntingdonshire", ("Host", "evil.example"));
        var html = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("evil.example", html, StringComparison.Ordinal);
        Assert.DoesNotContain("og:image", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_is_not_there_has_a_card()
    {
        using var visitor = new Guest(site);
        foreach (var path in new[] { "/atlantis/card.png", "/fenland/no-such-group/card.png", "/fenland/pb-cathedral-quiet/card.png" })
        {
            using var answer = await visitor.Get(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Letters_can_be_seen_those_of_neighbours_too_and_two_cards_differ()
    {
        var none = await Drawn(Plain);
        var tables = await Drawn(Plain with { Title = "The Tuesday Table" });
        var other = await Drawn(Plain with { Title = "The Thursday Table" });
        var plain = await Drawn(Plain with { Title = "Lodz" });
        var polish = await Drawn(Plain with { Title = "Łódź" });
        Assert.True(tables.Length > none.Length + 500, $"{none.Length} without, {tables.Length} with a title");
        Assert.True(polish.Length > plain.Length, $"{plain.Length} without, {polish.Length} with the marks on its letters");
        Assert.NotEqual(tables, other);
    }

    [Theory]
    [InlineData("<script>alert(\"&\")</script> ]]> <!-- ' -->")]
    [InlineData("&lt;&#0;&unknown; \u0000\u0001\uFFFF")]
    [InlineData("اردو میں")]
    [InlineData("\U0001F9E9 jigsaw \U0001F9E9")]
    [InlineData("")]
    public async Task No_words_break_a_card(string words) =>
        AssertCard(await Drawn(Plain with { Title = words, Kicker = words, Lines = [words, words], Demo = words }));

    [Fact]
    public async Task Titles_that_are_too_long_are_cut()
    {
        var words = string.Join(' ', Enumerable.Repeat("gardening", 22));
        AssertCard(await Drawn(Plain with { Title = words, Kicker = words, Lines = [words, words] }));
        AssertCard(await Drawn(Plain with { Title = new string('W', 200), Lines = [new string('W', 200)] }));
        // What is cut is not drawn: more of the same changes nothing.
        Assert.Equal(await Drawn(Plain with { Title = words }), await Drawn(Plain with { Title = words + " and more" }));
    }

    [Fact]
    public void What_it_says_is_part_of_its_address()
    {
        Assert.NotEqual(Plain.Address, (Plain with { Title = "Another" }).Address);
        Assert.Equal(Plain.Address, (Plain with { }).Address);
    }

    [Fact]
    public void A_card_of_a_listing_says_when_and_where_and_that_it_is_invented()
    {
        var entry = site.Catalogue.Find("pb-cathedral-quiet")!;
        var card = site.Services.GetRequiredService<ShareCards>().Of(entry);
        Assert.Equal((entry.Listing.Title, "Peterborough", entry.When), (card.Title, card.Kicker, card.Lines[0]));
        Assert.Contains(entry.Listing.Venue!.Name, card.Lines[1], StringComparison.Ordinal);
        Assert.Contains("invented", card.Demo, StringComparison.Ordinal);
        Assert.Empty(site.Services.GetRequiredService<ShareCards>().Of(entry with { Listing = entry.Listing with { Demo = false } }).Demo);
    }

    private async Task<byte[]> Drawn(ShareCard card)
    {
        var png = await site.Services.GetRequiredService<CardPainter>().Draw(card);
        Assert.NotNull(png);
        return png;
    }

    private static void AssertCard(byte[] png)
    {
        Assert.Equal([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], png[..8]);
        Assert.Equal((ShareCard.Width, ShareCard.Height), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.InRange(png.Length, 5_000, 200_000);
    }

    [GeneratedRegex("""<meta (?:property|name)="((?:og|twitter):[a-z:]+)" content="([^"]*)">""")]
    private static partial Regex Tag();
}
