using System.Net;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Site;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Pictures;

/// <summary>Pictures of a listing over HTTP, without script: added, said, taken away, seen, refused.</summary>
[Collection(OnTheSite.Name)]
public sealed class PicturePageTests(RunningSite site)
{
    [Fact]
    public async Task A_picture_is_added_approved_and_seen_by_everybody()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        await pat.Press($"{listing}/when", "", ("way", "Unset"), ("note", "Ask at the library."));
        await pat.Press($"{listing}/where", "", ("setting", "Online"));
        Assert.Contains("Add a picture", await pat.Browser.Read($"{listing}/pictures"), StringComparison.Ordinal);

        var page = await Added(pat, listing, PictureFiles.Png(900, 600), "Six people & a jigsaw");
        var picture = Assert.Single((await Grain(listing).ViewForEditing(default)).Draft!.Listing.Pictures);
        Assert.Equal(("Six people & a jigsaw", 900, 600), (picture.Alt, picture.Width, picture.Height));
        Assert.Contains("Here it is.", page, StringComparison.Ordinal);
        Assert.Contains($"/pictures/{picture.Id}/1200.webp", page, StringComparison.Ordinal);

        Assert.Contains("A host looks at it", await pat.Press(listing, "HandIn"), StringComparison.Ordinal);
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        var judged = WebUtility.HtmlDecode(await host.Browser.Read($"/host/fenland/draft/{IdOf(listing)}"));
        Assert.Contains($"/pictures/{picture.Id}/1200.webp", judged, StringComparison.Ordinal);
        Assert.Contains("<td>Six people & a jigsaw.</td>", judged, StringComparison.Ordinal);
        await Approve(listing);

        using var visitor = new Guest(site);
        var shown = await visitor.Read($"/fenland/{IdOf(listing)}");
        Assert.Contains($"""<img class="hay-photos__one" src="/pictures/{picture.Id}/1200.webp" srcset="/pictures/{picture.Id}/480.webp 480w, /pictures/{picture.Id}/1200.webp 900w" """, shown, StringComparison.Ordinal);
        Assert.Contains("""alt="Six people &amp; a jigsaw" width="900" height="600" decoding="async">""", shown, StringComparison.Ordinal);
        using var sent = await visitor.Get($"/pictures/{picture.Id}/480.webp");
        Assert.Equal("image/webp", sent.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", sent.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", sent.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("RIFF"u8.ToArray(), (await sent.Content.ReadAsByteArrayAsync())[..4]);
        using var again = await visitor.Get($"/pictures/{picture.Id}/480.webp", ("If-None-Match", sent.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Pages_with_pictures_are_valid_html()
    {
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        var listing = await host.Draft(await host.Begin(site));
        using var wrong = await Send(host, listing, [], "Nothing");
        await Added(host, listing, PictureFiles.Jpeg, "A \"jigsaw\" <& tea>");
        await Added(host, listing, PictureFiles.Png(600, 500), "Tea");
        await host.Press($"{listing}/when", "", ("way", "Unset"), ("note", "Ask."));
        await host.Press($"{listing}/where", "", ("setting", "Online"));
        await host.Press(listing, "HandIn");
        await RunningSite.Until(() => site.Catalogue.Find(IdOf(listing)) is not null);
        var pages = new List<object> { new { path = "a wrong file", html = await wrong.Content.ReadAsStringAsync() } };
        foreach (var path in new[] { listing, $"{listing}/pictures", $"{listing}/pictures/add", $"/fenland/{IdOf(listing)}" }) pages.Add(new { path, html = await host.Browser.Read(path) });
        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));
        Assert.True(said.Length == 0, said);
    }

    [Fact]
    public async Task Nobody_sends_pictures_without_end()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        var token = await Token(pat, listing);
        for (var n = 0; n < WriteLimits.Pictures; n++)
        {
            using var answer = await pat.Browser.SendFile($"{listing}/pictures/add", [], ("alt", "Nothing"), token);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        using var more = await pat.Browser.SendFile($"{listing}/pictures/add", [], ("alt", "Nothing"), token);
        Assert.Equal(HttpStatusCode.TooManyRequests, more.StatusCode);
    }

    [Theory]
    [InlineData("/pictures/bbbbbbbbbbbbbbbbbbbbbbbbbb/480.webp")]
    [InlineData("/pictures/bbbbbbbbbbbbbbbbbbbbbbbbbb/481.webp")]
    [InlineData("/pictures/bbbbbbbbbbbbbbbbbbbbbbbbbb/480.png")]
    [InlineData("/pictures/..%2f..%2fhay.db/480.webp")]
    [InlineData("/pictures/tuesday-table/480.webp")]
    public async Task What_is_no_picture_is_not_found(string path)
    {
        using var visitor = new Guest(site);
        using var answer = await visitor.Get(path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task What_it_shows_is_said_anew_another_is_first_and_one_goes()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        await Added(pat, listing, PictureFiles.Jpeg, "One");
        await Added(pat, listing, PictureFiles.Png(150, 150), "Two");
        await Added(pat, listing, PictureFiles.Png(200, 150), "Three");
        var ids = (await Pictures(listing)).Select(p => p.Id).ToList();
        using var full = await Send(pat, listing, PictureFiles.Jpeg, "Four");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.StatusCode);
        Assert.Contains("Take one away to add another.", await full.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await pat.Press($"{listing}/pictures", "", ($"alt-{ids[0]}", "One, with cake"), ($"alt-{ids[1]}", "Two"), ($"alt-{ids[2]}", "Three"), ("first", ids[2]), ("gone", ids[1]));
        Assert.Equal(["Three", "One, with cake"], (await Pictures(listing)).Select(p => p.Alt));

        using var blank = await pat.Post($"{listing}/pictures", "", ($"alt-{ids[0]}", " "), ($"alt-{ids[2]}", "Three"), ("first", ids[2]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, blank.StatusCode);
        Assert.Contains("Say what can be seen in the picture.", await blank.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(["Three", "One, with cake"], (await Pictures(listing)).Select(p => p.Alt));
    }

    [Theory]
    [InlineData("nothing", "Choose a picture first.")]
    [InlineData("an animation", "We cannot take this kind of file.")]
    [InlineData("a page", "We cannot take this kind of file.")]
    [InlineData("half a picture", "We could not read this picture.")]
    [InlineData("a picture with a program behind it", "There is something in this file that is no picture.")]
    [InlineData("a bomb", "This picture has more dots than we can take.")]
    [InlineData("a dot", "This picture is too small to see much.")]
    [InlineData("too much", "This picture is larger than 10 MB.")]
    public async Task What_is_refused_is_refused_in_a_plain_sentence_and_the_words_stay(string what, string sentence)
    {
        byte[] file = what switch
        {
            "nothing" => [],
            "an animation" => [.. "GIF89a"u8, .. new byte[40]],
            "a page" => [.. "<html><script>alert(1)</script>"u8],
            "half a picture" => PictureFiles.Jpeg[..200],
            "a picture with a program behind it" => [.. PictureFiles.Jpeg, .. "<script>alert(1)</script>"u8],
            "a bomb" => PictureFiles.Png(20000, 20000, isGrey: true),
            "a dot" => PictureFiles.Png(1, 1),
            _ => new byte[10 * 1024 * 1024 + 1],
        };
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        using var answer = await Send(pat, listing, file, $"It is {what}");
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($"value=\"It is {what}\"", page, StringComparison.Ordinal);
        Assert.Empty(await Pictures(listing));
    }

    [Fact]
    public async Task A_picture_needs_words()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        using var answer = await Send(pat, listing, PictureFiles.Jpeg, "  ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("Say what can be seen in the picture.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Far_too_much_is_turned_away_before_it_is_read()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        var token = await Token(pat, listing);
        HttpStatusCode? status = null;
        try
        {
            using var answer = await pat.Browser.SendFile($"{listing}/pictures/add", new byte[25 * 1024 * 1024], ("alt", "Huge"), token);
            status = answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The site hung up while it was still being sent.
        }

        Assert.True(status is null or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, status.ToString());
        Assert.Empty(await Pictures(listing));
    }

    [Fact]
    public async Task Nobody_else_adds_a_picture_or_takes_one_away()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        await Added(pat, listing, PictureFiles.Jpeg, "Ours");
        var id = (await Pictures(listing))[0].Id;
        using var stranger = new Guest(site);
        using var signedOut = await stranger.Get($"{listing}/pictures/add");
        Assert.StartsWith("/sign-in", signedOut.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var bare = await stranger.SendFile($"{listing}/pictures/add", PictureFiles.Jpeg, ("alt", "Theirs"));
        Assert.NotEqual(HttpStatusCode.OK, bare.StatusCode);
        using var other = await Organiser.SignIn(site);
        await other.Begin(site);
        using var analyst = await Organiser.SignIn(site, new AccountRole(RoleKind.Analyst, "fenland"), new AccountRole(RoleKind.Connector, "fenland"));
        using var hostElsewhere = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "peterborough"));
        foreach (var who in new[] { other, analyst, hostElsewhere })
        {
            using var seen = await who.Browser.Get($"{listing}/pictures/add");
            Assert.Equal("/status/403", seen.Headers.Location?.AbsolutePath);
            var token = await Token(who, await who.Draft(await who.Begin(site)));
            using var sent = await who.Browser.SendFile($"{listing}/pictures/add", PictureFiles.Jpeg, ("alt", "Theirs"), token);
            Assert.Equal("/status/403", sent.Headers.Location?.AbsolutePath);
            using var gone = await who.Browser.SendBare($"{listing}/pictures", ("gone", id), token);
            Assert.Equal("/status/403", gone.Headers.Location?.AbsolutePath);
        }

        using var forged = await pat.Browser.SendFile($"{listing}/pictures/add", PictureFiles.Jpeg, ("alt", "Without a token"));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal("Ours", Assert.Single(await Pictures(listing)).Alt);
    }

    [Fact]
    public async Task An_older_version_says_what_its_pictures_showed_and_comes_back_without_those_that_are_gone()
    {
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        var listing = await host.Draft(await host.Begin(site));
        await host.Press($"{listing}/when", "", ("way", "Unset"), ("note", "Ask."));
        await host.Press($"{listing}/where", "", ("setting", "Online"));
        await Added(host, listing, PictureFiles.Jpeg, "The old hall");
        await host.Press(listing, "HandIn");
        var old = (await Grain(listing).ViewForEditing(default)).Listing!.Pictures.Single();
        await host.Press($"{listing}/pictures", "", ("gone", old.Id));
        await host.Press(listing, "HandIn");
        await Grain(listing).Deliver(default);
        var history = await host.Browser.Read($"{listing}/history?version=1");
        Assert.Contains("The old hall.", history, StringComparison.Ordinal);

        var used = new ListingPicture { Id = new string('b', ListingPicture.IdLength), Alt = "Never kept", Width = 10, Height = 10 };
        var now = (await Grain(listing).ViewForEditing(default)).Listing!;
        await Grain(listing).Publish(new PublishListing { Listing = now with { Pictures = [used, old] }, By = host.Account.Id }, default);
        await Grain(listing).Publish(new PublishListing { Listing = now, By = host.Account.Id }, default);
        await Grain(listing).Deliver(default);
        await host.Press($"{listing}/history?version=3", "", ("version", "3"));
        Assert.Equal(old, Assert.Single((await Grain(listing).ViewForEditing(default)).Listing!.Pictures));
    }

    private static Task<(string, string)> Token(Organiser who, string listing) => FormToken.Of(who.Browser, $"{listing}/pictures");

    private static async Task<HttpResponseMessage> Send(Organiser who, string listing, byte[] file, string alt) =>
        await who.Browser.SendFile($"{listing}/pictures/add", file, ("alt", alt), await Token(who, listing));

    private static async Task<string> Added(Organiser who, string listing, byte[] file, string alt)
    {
        using var answer = await Send(who, listing, file, alt);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return WebUtility.HtmlDecode(await who.Browser.Read(answer.Headers.Location!.OriginalString.Split('#')[0]));
    }

    private async Task Approve(string listing)
    {
        var draft = (await Grain(listing).ViewForEditing(default)).Draft!;
        await Grain(listing).DecideDraft(new DecideDraft(draft.Number, Verdict.Approve, "", "a host"), default);
        await RunningSite.Until(() => site.Catalogue.Find(IdOf(listing)) is not null);
    }

    private async Task<IReadOnlyList<ListingPicture>> Pictures(string listing) => (await Grain(listing).ViewForEditing(default)).Draft!.Listing.Pictures;

    private static string IdOf(string listing) => listing.Split('/')[^1];

    private IActivityGrain Grain(string listing) => site.Grains.GetGrain<IActivityGrain>(IdOf(listing));
}
