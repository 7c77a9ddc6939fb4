using System.Net;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;

namespace Hay.Web.Tests.Pictures;

/// <summary>A machine without Node: everything but pictures.</summary>
public sealed class PicturesOffTests(PicturesOffTests.WithoutNode site) : IClassFixture<PicturesOffTests.WithoutNode>
{
    [Fact]
    public async Task The_picture_step_says_so_and_the_rest_goes_on()
    {
        using var pat = await Organiser.SignIn(site);
        var listing = await pat.Draft(await pat.Begin(site));
        var step = await pat.Browser.Read($"{listing}/pictures");
        Assert.Contains("This site takes no pictures just now.", step, StringComparison.Ordinal);
        Assert.DoesNotContain("Add a picture", step, StringComparison.Ordinal);
        Assert.DoesNotContain("type=\"file\"", await pat.Browser.Read($"{listing}/pictures/add"), StringComparison.Ordinal);
        Assert.Contains("How can people ask you?", await pat.Press($"{listing}/pictures", ""), StringComparison.Ordinal);

        using var sent = await pat.Browser.SendFile($"{listing}/pictures/add", PictureFiles.Jpeg, ("alt", "A jigsaw"), await FormToken.Of(pat.Browser, $"{listing}/pictures"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, sent.StatusCode);
    }

    [Fact]
    public async Task A_link_is_shown_with_the_plain_card()
    {
        using var visitor = new Guest(site);
        var first = await visitor.Get("/peterborough/card.png");
        Assert.Equal("image/png", first.Content.Headers.ContentType!.MediaType);
        var png = await first.Content.ReadAsByteArrayAsync();
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        Assert.InRange(png.Length, 1000, 40_000);
        Assert.Equal(png, await (await visitor.Get("/card.png")).Content.ReadAsByteArrayAsync());
    }

    public sealed class WithoutNode : RunningSite
    {
        protected override void Change(WebApplicationBuilder builder) => builder.Configuration["Hay:Node"] = "/nowhere/node";
    }
}
