using System.Text.RegularExpressions;
using Hay.Web.Tests.Care;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>What a connector writes down where there is no connection: kept on the device, and sent once.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class CareNotesTests(Chromium chromium, CaredSite site) : IClassFixture<CaredSite>
{
    [Fact]
    public async Task Notes_of_a_day_without_a_connection_arrive_once_and_in_order()
    {
        var page = await chromium.NewPage(320);
        var me = await site.Open(page, "offline", CarePeople.Connector);
        var id = await site.Held("Olga Offline", me);
        await site.Today(page);
        await page.Context.SetOfflineAsync(true);
        for (var i = 1; i <= 3; i++) await site.Write(page, $"Note {i}");
        await Expect(page.GetByText("3 contacts wait on this device and will be sent when there is a connection.")).ToBeVisibleAsync();
        // On the device they are locked: nobody else reads them there.
        Assert.DoesNotContain("Note 1", await page.EvaluateAsync<string>(Stored), StringComparison.Ordinal);
        Assert.Empty(await site.Notes(id, me));

        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal(["Note 1", "Note 2", "Note 3"], (await site.Notes(id, me)).OrderBy(c => c.Kept).Select(c => c.Note));
        // Nothing of it is in what the browser keeps of pages.
        Assert.DoesNotContain("/care", await page.EvaluateAsync<string>("(async () => (await Promise.all((await caches.keys()).map(async (n) => (await (await caches.open(n)).keys()).map((r) => r.url)))).flat().join(' '))()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_the_way_makes_no_second_note()
    {
        var page = await chromium.NewPage(360);
        var me = await site.Open(page, "lost", CarePeople.Connector);
        var id = await site.Held("Lotte Lost", me);
        await site.Today(page);
        var lost = 0;
        await page.RouteAsync(new Regex("handler=Contact"), async route =>
        {
            if (Interlocked.Increment(ref lost) > 1)
            {
                await route.ContinueAsync();
                return;
            }

            await route.FetchAsync(); // the site takes it
            await route.AbortAsync();
        });

        await site.Write(page, "Once only");
        // Whoever uses a keyboard stays where they were.
        await Expect(page.Locator("details:has([data-hay=care-contact]) > summary").First).ToBeFocusedAsync();
        await Expect(page.GetByText("One contact waits on this device")).ToBeVisibleAsync();
        Assert.Single(await site.Notes(id, me));
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal(2, lost);
        Assert.Equal("Once only", Assert.Single(await site.Notes(id, me)).Note);
    }

    [Fact]
    public async Task Another_account_on_the_same_device_neither_sees_nor_sends_them()
    {
        var page = await chromium.NewPage(360);
        var (email, codes, me) = await site.MakeCarer("first", CarePeople.Connector);
        await site.SignIn(page, email, codes[0]);
        var id = await site.Held("Frida First", me);
        await site.Today(page);
        await page.Context.SetOfflineAsync(true);
        await site.Write(page, "Mine alone");
        await Expect(page.GetByText("One contact waits on this device")).ToBeVisibleAsync();

        // Signed out meanwhile: kept, and said so.
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("You are signed out: sign in again, and it goes on.")).ToBeVisibleAsync();

        await site.Open(page, "second", CarePeople.Connector);
        await site.Today(page);
        await Expect(page.GetByText("kept on this device, locked")).ToBeVisibleAsync();
        await Expect(page.GetByText("Mine alone")).ToHaveCountAsync(0);
        await Expect(page.GetByText("waits on this device")).ToHaveCountAsync(0);
        Assert.Empty(await site.Notes(id, me));

        await page.Context.ClearCookiesAsync();
        await site.SignIn(page, email, codes[1]);
        await site.Today(page);
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal("Mine alone", Assert.Single(await site.Notes(id, me)).Note);
    }

    [Fact]
    public async Task A_note_in_a_case_without_a_connection_is_kept_and_sent_once_too()
    {
        var page = await chromium.NewPage(360);
        var me = await site.Open(page, "incase", CarePeople.Connector);
        var id = await site.Held("Inga Incase", me);
        await page.GotoAsync($"{site.Address}care/case/{id}");
        await page.Context.SetOfflineAsync(true);
        for (var i = 1; i <= 2; i++) await site.Write(page, $"In the case {i}");
        await Expect(page.GetByText("2 contacts wait on this device")).ToBeVisibleAsync();
        Assert.DoesNotContain("In the case", await page.EvaluateAsync<string>(Stored), StringComparison.Ordinal);
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal(["In the case 1", "In the case 2"], (await site.Notes(id, me)).OrderBy(c => c.Kept).Select(c => c.Note));
        await page.GetByRole(AriaRole.Link, new() { Name = "Show it in the case" }).ClickAsync();
        await Expect(page.Locator("#contacts ol").GetByText("In the case 2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_refused_note_that_is_being_changed_stays_on_the_device_until_the_changed_one_is_kept()
    {
        var page = await chromium.NewPage(360);
        var me = await site.Open(page, "changed", CarePeople.Connector);
        var id = await site.Held("Chris Changed", me);
        await site.Today(page);
        await page.GetByText("Write down a contact").First.ClickAsync();
        var form = page.Locator("[data-hay=care-contact]").First;
        await form.GetByLabel("When", new() { Exact = true }).FillAsync("2020-01-01T10:00");
        await form.GetByLabel("Note", new() { Exact = true }).FillAsync("Of long ago");
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep the contact") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();
        await Expect(form.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync("Of long ago");
        // The tab is closed over it, say.
        await site.Today(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();
        await form.GetByLabel("When", new() { Exact = true }).FillAsync(site.Clock.GetUtcNow().AddMinutes(-1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep the contact") }).ClickAsync();
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change it" })).ToHaveCountAsync(0);
        Assert.Equal("Of long ago", Assert.Single(await site.Notes(id, me)).Note);
    }

    [Fact]
    public async Task Without_script_it_is_a_plain_form_that_says_what_it_cannot_do()
    {
        var page = await chromium.NewPage(360, script: false);
        var me = await site.Open(page, "plain", CarePeople.Connector);
        var id = await site.Held("Paula Plain", me);
        await page.GotoAsync($"{site.Address}care/day");
        await Expect(page.GetByText("this browser cannot keep it")).ToBeVisibleAsync();
        await site.Write(page, "By a plain form");
        await Expect(page.GetByText("The contact is kept.")).ToBeVisibleAsync();
        Assert.Equal("By a plain form", Assert.Single(await site.Notes(id, me)).Note);
    }

    private const string Stored =
        """
        () => new Promise((done) => {
          const asked = indexedDB.open('hay-care');
          asked.onsuccess = () => {
            const all = asked.result.transaction('notes').objectStore('notes').getAll();
            all.onsuccess = () => done(all.result.map((n) => JSON.stringify(n) + new TextDecoder('latin1').decode(n.locked)).join());
          };
        })
        """;
}
