using System.Net;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed partial class CarryTests(RunningSite site)
{
    [Fact]
    public async Task A_code_brings_the_same_plans_to_another_device_once()
    {
        using var phone = new Guest(site);
        using var tablet = new Guest(site);
        using var stranger = new Guest(site);
        var activity = await site.List(title: "Carried along");
        await phone.Press(activity.Path, "Save");
        var code = await Make(phone);

        var plans = await tablet.Press("/carry", "Bring", ("code", code.ToLowerInvariant()));
        using var again = await stranger.Send("/carry", "Bring", ("code", code));

        Assert.Contains("Carried along", plans, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("not good any more", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_a_code_does_not_use_it()
    {
        using var phone = new Guest(site);
        using var tablet = new Guest(site);
        await phone.Press((await site.List()).Path, "Save");
        var code = await Make(phone);

        Assert.Contains($"value=\"{code}\"", await tablet.Read($"/carry?code={code.Replace(" ", "", StringComparison.Ordinal)}"), StringComparison.Ordinal);
        Assert.DoesNotContain(tablet.Cookies.GetAllCookies(), c => c.Name == "hay-me");
        Assert.Contains("Your plans are here now", await tablet.Press("/carry", "Bring", ("code", code)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plans_that_are_here_already_go_only_when_somebody_says_so()
    {
        using var phone = new Guest(site);
        using var tablet = new Guest(site);
        var (brought, own) = (await site.List(title: "From the phone"), await site.List(title: "From the tablet"));
        await phone.Press(brought.Path, "Save");
        await tablet.Press(own.Path, "Hold", ("session", own.First.Value));
        var code = await Make(phone);

        using var asked = await tablet.Send("/carry", "Bring", ("code", code));
        Assert.Contains("plans of its own", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("From the tablet", await tablet.Read("/me"), StringComparison.Ordinal);

        var plans = await tablet.Press("/carry", "Bring", ("code", code), ("replace", "true"));
        Assert.Contains("From the phone", plans, StringComparison.Ordinal);
        Assert.DoesNotContain("From the tablet", plans, StringComparison.Ordinal);
        Assert.Equal(0, site.Catalogue.Find(own.Id)!.Sessions[0].Going);
    }

    [Fact]
    public async Task The_square_is_drawn_for_its_owner_alone()
    {
        using var phone = new Guest(site);
        using var stranger = new Guest(site);
        await phone.Press((await site.List()).Path, "Save");
        await stranger.Press((await site.List()).Path, "Save");
        var address = $"/carry/code.svg?of={(await Make(phone)).Replace(" ", "", StringComparison.Ordinal)}";

        using var mine = await phone.Get(address);
        using var theirs = await stranger.Get(address);

        Assert.Equal("image/svg+xml", mine.Content.Headers.ContentType!.MediaType);
        Assert.True(mine.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, theirs.StatusCode);
    }

    [Fact]
    public async Task Nobody_can_try_out_codes()
    {
        using var guesser = new Guest(site);
        var page = await guesser.Read("/carry");
        var token = Token().Match(page).Groups[1].Value;
        HttpStatusCode last = 0;
        var tries = 0;
        for (; tries <= Web.Site.WriteLimits.Codes && last != HttpStatusCode.TooManyRequests; tries++)
        {
            using var answer = await guesser.SendBare("/carry?handler=Bring", ("code", "BCDF GHJK"), ("__RequestVerificationToken", token));
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Equal(Web.Site.WriteLimits.Codes + 1, tries);
    }

    private static async Task<string> Make(Guest guest)
    {
        using var answer = await guest.Send("/carry", "Make");
        return Code().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    [GeneratedRegex("Your code: </span>([A-Z]{4} [A-Z]{4})<")]
    private static partial Regex Code();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
