using System.Net;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Freshness;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Freshness;

/// <summary>The links of a mail that asks whether a listing is still true, as a browser without script follows them.</summary>
public sealed class StillTruePageTests(AskingSite site) : IClassFixture<AskingSite>
{
    private const string TokenField = "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"";
    private const string Answered = "this has been answered already";

    private static string CodeOf(string link) => link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..];

    // Presses the one button of the page; what it says then.
    private static async Task<(HttpStatusCode Status, string Page)> Press(Guest guest, string link, params (string Name, string Value)[] fields)
    {
        var form = (await guest.Read(link)).Split("<form class=\"hay-panel\"")[1];
        using var answer = await guest.SendBare(Between(form, "action=\""), [("code", CodeOf(link)), ("__RequestVerificationToken", Between(form, TokenField)), .. fields]);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Between(string page, string before) => page.Split(before)[1].Split('"')[0];

    [Fact]
    public async Task Looking_changes_nothing_and_the_button_confirms_once()
    {
        var (id, yes, changed, stopped) = await site.Ask(title: "Knit and natter");
        using var scanner = new Guest(site);
        var before = await site.View(id);
        for (var i = 0; i < 2; i++)
        {
            foreach (var link in new[] { yes, changed, stopped }) Assert.Contains("Knit and natter", await scanner.Read(link), StringComparison.Ordinal);
        }

        Assert.Equal(before.Revision, (await site.View(id)).Revision);

        using var guest = new Guest(site);
        var (status, page) = await Press(guest, yes);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("people can see now that it is still running", page, StringComparison.Ordinal);
        var after = await site.View(id);
        Assert.Equal(site.Today, after.Checked);

        // Anybody else with the mail, with any of its links, changes nothing any more.
        foreach (var link in new[] { yes, changed, stopped })
        {
            Assert.Contains(Answered, await guest.Read(link), StringComparison.Ordinal);
            using var again = await guest.SendBare("/still-true", ("code", CodeOf(link)), ("words", "x"), ("__RequestVerificationToken", await Token(guest)));
            Assert.Contains(Answered, await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(after.Revision, (await site.View(id)).Revision);
    }

    [Fact]
    public async Task A_link_is_of_one_listing_only_and_confirming_it_elsewhere_outdates_it()
    {
        var (first, yes, _, _) = await site.Ask();
        var (second, _, _, _) = await site.Ask();
        using var guest = new Guest(site);
        await Press(guest, yes);
        Assert.Equal(site.Today, (await site.View(first)).Checked);
        Assert.NotEqual(site.Today, (await site.View(second)).Checked);

        var (third, later, _, _) = await site.Ask();
        await site.Grains.GetGrain<IActivityGrain>(third).Confirm(new ConfirmListing("ann", site.Today), default);
        Assert.Contains(Answered, await guest.Read(later), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_stopped_takes_it_off_and_the_same_link_puts_it_back()
    {
        var (id, yes, _, stopped) = await site.Ask(title: "Bingo in the barn");
        using var guest = new Guest(site);
        var (_, page) = await Press(guest, stopped);
        Assert.Contains("It is off the public pages", page, StringComparison.Ordinal);
        Assert.True((await site.View(id)).Withdrawn);
        await RunningSite.Until(() => site.Catalogue.Find(id) is null);
        Assert.Contains(Answered, await guest.Read(yes), StringComparison.Ordinal);

        Assert.Contains("Put it back", await guest.Read(stopped), StringComparison.Ordinal);
        (_, page) = await Press(guest, stopped);
        Assert.Contains("still running", page, StringComparison.Ordinal);
        Assert.False((await site.View(id)).Withdrawn);
        await RunningSite.Until(() => site.Catalogue.Find(id) is not null);
        Assert.Contains(Answered, await guest.Read(stopped), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_changed_leaves_a_note_for_those_who_look_after_it()
    {
        var (id, _, changed, _) = await site.Ask();
        using var guest = new Guest(site);
        var (status, page) = await Press(guest, changed, ("words", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Please say in a few words", page, StringComparison.Ordinal);

        (status, page) = await Press(guest, changed, ("reason", "WrongTime"), ("words", "Now at seven <b>"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("your note is kept", page, StringComparison.Ordinal);
        var report = Assert.Single(await site.Grains.GetGrain<IActivityGrain>(id).Reports(default));
        Assert.Equal((ReportReason.WrongTime, "Now at seven <b>"), (report.Reason, report.Words));
        Assert.Contains(Answered, await guest.Read(changed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_is_too_old_or_was_changed_or_is_of_another_site_does_nothing()
    {
        var (id, yes, _, _) = await site.Ask();
        var about = (await site.View(id)).Asked!.Since;
        var sixtyDaysAgo = new AskLinks(site.Services.GetRequiredService<IDataProtectionProvider>(), new AskLinksTests.StoppedClock(site.Clock.GetUtcNow().AddDays(-60)));
        var elsewhere = new AskLinks(new EphemeralDataProtectionProvider(), site.Clock);
        var link = new AskLink(id, StillTrue.Stopped, about);
        using var guest = new Guest(site);
        foreach (var bad in new[] { sixtyDaysAgo.Path(link), elsewhere.Path(link), yes[..^5], yes.Insert(40, "x"), "/still-true", "/still-true?code=", "/still-true?code=%00" })
        {
            using var looked = await guest.Get(bad);
            Assert.Equal(HttpStatusCode.Gone, looked.StatusCode);
            Assert.Contains("This link is not good any more", await looked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            var code = bad.Contains('=', StringComparison.Ordinal) ? CodeOf(bad) : "";
            foreach (var handler in new[] { "", "Back" })
            {
                using var pressed = await guest.SendBare($"/still-true?handler={handler}", ("code", code), ("__RequestVerificationToken", await Token(guest)));
                Assert.Equal(HttpStatusCode.Gone, pressed.StatusCode);
            }
        }

        Assert.Equal((false, about), ((await site.View(id)).Withdrawn, (await site.View(id)).Checked));
    }

    [Fact]
    public async Task Without_the_forms_token_nothing_happens()
    {
        var (id, _, _, stopped) = await site.Ask();
        using var stranger = new Guest(site);
        using var answer = await stranger.SendBare("/still-true", ("code", CodeOf(stopped)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False((await site.View(id)).Withdrawn);
    }

    [Fact]
    public async Task Each_of_its_pages_is_valid_html()
    {
        using var guest = new Guest(site);
        var pages = new List<object>();
        var (_, yes, changed, stopped) = await site.Ask();
        foreach (var link in new[] { yes, changed, stopped }) pages.Add(new { path = "asking", html = await guest.Read(link) });
        pages.Add(new { path = "refused", html = (await Press(guest, changed)).Page });
        pages.Add(new { path = "a note", html = (await Press(guest, changed, ("words", "Now at seven"))).Page });
        pages.Add(new { path = "stopped", html = (await Press(guest, stopped)).Page });
        pages.Add(new { path = "back", html = (await Press(guest, stopped)).Page });
        pages.Add(new { path = "outdated", html = await guest.Read(yes) });

        Assert.Equal("", await HtmlTests.Validate(JsonSerializer.Serialize(pages)));
    }

    // Any form's token will do.
    private static async Task<string> Token(Guest guest) => Between(await guest.Read("/account/join"), TokenField);
}
