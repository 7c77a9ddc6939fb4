using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Care;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>The pages of connectors: open to everybody who works there, and safe where there is no connection.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class CareTests(Chromium chromium, CaredSite site) : IClassFixture<CaredSite>
{
    private static readonly AccountRole[] Connector = [new(RoleKind.CareConnector, CaredSite.North)];
    private static readonly AccountRole[] Lead =
        [new(RoleKind.CareLead, CaredSite.North), new(RoleKind.CareConnector, CaredSite.North), new(RoleKind.CarePractice, CaredSite.Practice), new(RoleKind.CareLiaison, "care")];

    [Theory]
    [InlineData(320, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    public async Task No_page_of_care_shuts_anybody_out(int width, ColorScheme scheme)
    {
        var page = await chromium.NewPage(width, scheme);
        var me = await Open(page, $"open{width}", Lead);
        var id = await site.Whole("Hephzibah Featherstonehaugh-Cholmondeley", me);
        var arrived = await site.Refer("Anna Arrived");
        await site.Known(me, arrived, _ => true);
        string[] all =
        [
            "/care", "/care/day", "/care/list?of=waiting", $"/care/case/{id}", $"/care/case/{arrived}", $"/care/case/{id}/log", "/care/refer", $"/care/practice/{CaredSite.Practice}",
            "/care/figures", "/care/second", "/care/away", "/local-care/ask", "/local-care/ask/thanks?reference=ABCD-1234",
        ];
        // What is wide is in few of them.
        foreach (var path in width < 1000 ? all : ["/care", "/care/day", $"/care/case/{id}", "/local-care/ask"])
        {
            await page.GotoAsync($"{site.Address}{path[1..]}");
            // All that is folded away, too.
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach((d) => { d.open = true; })");
            await page.AssertOpen(path, "main");
        }
    }

    [Fact]
    public async Task Notes_of_a_day_without_a_connection_arrive_once_and_in_order()
    {
        var page = await chromium.NewPage(320);
        var me = await Open(page, "offline", Connector);
        var id = await site.Held("Olga Offline", me);
        await Today(page);
        await page.Context.SetOfflineAsync(true);
        for (var i = 1; i <= 3; i++) await Write(page, $"Note {i}");
        await Expect(page.GetByText("3 contacts wait on this device and will be sent when there is a connection.")).ToBeVisibleAsync();
        // On the device they are locked: nobody else reads them there.
        Assert.DoesNotContain("Note 1", await page.EvaluateAsync<string>(Stored), StringComparison.Ordinal);
        Assert.Empty(await Notes(id, me));

        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal(["Note 1", "Note 2", "Note 3"], (await Notes(id, me)).OrderBy(c => c.Kept).Select(c => c.Note));
        // Nothing of it is in what the browser keeps of pages.
        Assert.DoesNotContain("/care", await page.EvaluateAsync<string>("(async () => (await Promise.all((await caches.keys()).map(async (n) => (await (await caches.open(n)).keys()).map((r) => r.url)))).flat().join(' '))()"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_the_way_makes_no_second_note()
    {
        var page = await chromium.NewPage(360);
        var me = await Open(page, "lost", Connector);
        var id = await site.Held("Lotte Lost", me);
        await Today(page);
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

        await Write(page, "Once only");
        // Whoever uses a keyboard stays where they were.
        await Expect(page.Locator("details:has([data-hay=care-contact]) > summary").First).ToBeFocusedAsync();
        await Expect(page.GetByText("One contact waits on this device")).ToBeVisibleAsync();
        Assert.Single(await Notes(id, me));
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal(2, lost);
        Assert.Equal("Once only", Assert.Single(await Notes(id, me)).Note);
    }

    [Fact]
    public async Task Another_account_on_the_same_device_neither_sees_nor_sends_them()
    {
        var page = await chromium.NewPage(360);
        var (email, codes, me) = await Make("first", Connector);
        await SignIn(page, email, codes[0]);
        var id = await site.Held("Frida First", me);
        await Today(page);
        await page.Context.SetOfflineAsync(true);
        await Write(page, "Mine alone");
        await Expect(page.GetByText("One contact waits on this device")).ToBeVisibleAsync();

        // Signed out meanwhile: kept, and said so.
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("You are signed out: sign in again, and it goes on.")).ToBeVisibleAsync();

        await Open(page, "second", Connector);
        await Today(page);
        await Expect(page.GetByText("kept on this device, locked")).ToBeVisibleAsync();
        await Expect(page.GetByText("Mine alone")).ToHaveCountAsync(0);
        await Expect(page.GetByText("waits on this device")).ToHaveCountAsync(0);
        Assert.Empty(await Notes(id, me));

        await page.Context.ClearCookiesAsync();
        await SignIn(page, email, codes[1]);
        await Today(page);
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal("Mine alone", Assert.Single(await Notes(id, me)).Note);
    }

    [Fact]
    public async Task A_note_in_a_case_without_a_connection_is_kept_and_sent_once_too()
    {
        var page = await chromium.NewPage(360);
        var me = await Open(page, "incase", Connector);
        var id = await site.Held("Inga Incase", me);
        await page.GotoAsync($"{site.Address}care/case/{id}");
        await page.Context.SetOfflineAsync(true);
        for (var i = 1; i <= 2; i++) await Write(page, $"In the case {i}");
        await Expect(page.GetByText("2 contacts wait on this device")).ToBeVisibleAsync();
        Assert.DoesNotContain("In the case", await page.EvaluateAsync<string>(Stored), StringComparison.Ordinal);
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        Assert.Equal(["In the case 1", "In the case 2"], (await Notes(id, me)).OrderBy(c => c.Kept).Select(c => c.Note));
        await page.GetByRole(AriaRole.Link, new() { Name = "Show it in the case" }).ClickAsync();
        await Expect(page.Locator("#contacts ol").GetByText("In the case 2")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_refused_note_that_is_being_changed_stays_on_the_device_until_the_changed_one_is_kept()
    {
        var page = await chromium.NewPage(360);
        var me = await Open(page, "changed", Connector);
        var id = await site.Held("Chris Changed", me);
        await Today(page);
        await page.GetByText("Write down a contact").First.ClickAsync();
        var form = page.Locator("[data-hay=care-contact]").First;
        await form.GetByLabel("When", new() { Exact = true }).FillAsync("2020-01-01T10:00");
        await form.GetByLabel("Note", new() { Exact = true }).FillAsync("Of long ago");
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep the contact") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();
        await Expect(form.GetByLabel("Note", new() { Exact = true })).ToHaveValueAsync("Of long ago");
        // The tab is closed over it, say.
        await Today(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();
        await form.GetByLabel("When", new() { Exact = true }).FillAsync(site.Clock.GetUtcNow().AddMinutes(-1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep the contact") }).ClickAsync();
        await Expect(page.GetByText("All is sent.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Change it" })).ToHaveCountAsync(0);
        Assert.Equal("Of long ago", Assert.Single(await Notes(id, me)).Note);
    }

    [Fact]
    public async Task A_record_goes_from_the_screen_when_the_session_is_over()
    {
        var page = await chromium.NewPage(360);
        var me = await Open(page, "left", Connector);
        var id = await site.Held("Lena Left", me);
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{site.Address}care/case/{id}");
        await Later(page, 10);
        // Writing is being here.
        await page.GetByText("Write down a contact").First.ClickAsync();
        await page.RunAndWaitForResponseAsync(() => page.Locator("[data-hay=care-contact]").GetByLabel("Note", new() { Exact = true }).FillAsync("Hm"), answer => answer.Url.Contains("handler=Here", StringComparison.Ordinal));
        await Later(page, 10);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lena Left" })).ToBeVisibleAsync();
        await Later(page, 4.5);
        await Expect(page.GetByText("In a minute you are signed out")).ToBeVisibleAsync();
        await page.AssertOpen("the question whether somebody is here", "dialog");
        await page.RunAndWaitForResponseAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "I am still here" }).ClickAsync(), answer => answer.Url.Contains("handler=Here", StringComparison.Ordinal));
        await Expect(page.GetByText("In a minute you are signed out")).ToBeHiddenAsync();

        await Later(page, 15.5);
        await page.WaitForURLAsync("**/sign-in?back=*");
        await Expect(page.GetByText("You were away from these pages")).ToBeVisibleAsync();
        await page.GoBackAsync();
        Assert.DoesNotContain("Lena", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_without_a_connection_is_covered_and_goes_when_there_is_one()
    {
        var page = await chromium.NewPage(360);
        var me = await Open(page, "covered", Connector);
        await site.Held("Cora Covered", me);
        await page.Clock.InstallAsync();
        await page.GotoAsync($"{site.Address}care/day");
        var name = page.GetByRole(AriaRole.Link, new() { Name = "Cora Covered", Exact = true });
        await page.Context.SetOfflineAsync(true);
        await Later(page, 15.5);
        await Expect(page.GetByText("You were away, so this is covered.")).ToBeVisibleAsync();
        await Expect(name).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I am still here" }).ClickAsync();
        await Expect(name).ToBeVisibleAsync();
        await Later(page, 15.5);
        await Expect(name).ToBeHiddenAsync();
        await page.Context.SetOfflineAsync(false);
        await page.WaitForURLAsync("**/sign-in?back=*");
    }

    [Fact]
    public async Task Without_script_a_record_goes_by_itself()
    {
        var page = await chromium.NewPage(360, script: false);
        var me = await Open(page, "gone", Connector);
        var id = await site.Held("Gus Gone", me);
        // As if the time were over at once.
        await page.RouteAsync("**/care/case/*", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("content=\"900;", "content=\"0;", StringComparison.Ordinal) });
        });
        await page.GotoAsync($"{site.Address}care/case/{id}", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You were away" })).ToBeVisibleAsync();
        await Expect(page.GetByText("Gus Gone")).ToHaveCountAsync(0);
        await page.UnrouteAllAsync();
        site.Pass(TimeSpan.FromMinutes(16));
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in?back=*");
    }

    [Fact]
    public async Task Without_script_it_is_a_plain_form_that_says_what_it_cannot_do()
    {
        var page = await chromium.NewPage(360, script: false);
        var me = await Open(page, "plain", Connector);
        var id = await site.Held("Paula Plain", me);
        await page.GotoAsync($"{site.Address}care/day");
        await Expect(page.GetByText("this browser cannot keep it")).ToBeVisibleAsync();
        await Write(page, "By a plain form");
        await Expect(page.GetByText("The contact is kept.")).ToBeVisibleAsync();
        Assert.Equal("By a plain form", Assert.Single(await Notes(id, me)).Note);
    }

    // A disk that others use too may take its time.
    private const float Patience = 30_000;

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

    // Ready to keep what is written: before, a form is sent as any other, and there may be no connection to send it by.
    private async Task Today(IPage page)
    {
        await page.GotoAsync($"{site.Address}care/day");
        await Expect(page.Locator("[data-hay=care-notes-on]")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    // The browser's clock is not the site's, so when it was is typed; a minute ago, for what is as it was at first the script sets.
    private async Task Write(IPage page, string note)
    {
        await page.GetByText("Write down a contact").First.ClickAsync();
        var form = page.Locator("[data-hay=care-contact]").First;
        await form.GetByLabel("When", new() { Exact = true }).FillAsync(site.Clock.GetUtcNow().AddMinutes(-1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await form.GetByLabel("Note", new() { Exact = true }).FillAsync(note);
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new("^Keep the contact") }).ClickAsync();
        // It folds itself away once the note is on the disk; who opened it for the next one before that would only shut it.
        await Expect(form.GetByLabel("Note", new() { Exact = true })).ToBeHiddenAsync(new() { Timeout = Patience });
    }

    // On the site's clock and on the browser's.
    private async Task Later(IPage page, double minutes)
    {
        site.Pass(TimeSpan.FromMinutes(minutes));
        await page.Clock.FastForwardAsync((long)TimeSpan.FromMinutes(minutes).TotalMilliseconds);
    }

    private async Task<IEnumerable<Hay.Care.Contact>> Notes(string id, CareActor by) => (await site.Grains.GetGrain<ICaseGrain>(id).Look(by, LookReason.None, default)).Case!.Contacts;

    private async Task<(string Email, string[] Codes, CareActor Actor)> Make(string name, AccountRole[] roles)
    {
        var email = $"{name}.care@example.org";
        var (id, codes) = await site.Make(email, roles);
        return (email, codes, new CareActor(id, [.. roles]));
    }

    private async Task<CareActor> Open(IPage page, string name, AccountRole[] roles)
    {
        var (email, codes, actor) = await Make(name, roles);
        await SignIn(page, email, codes[0]);
        return actor;
    }

    private async Task SignIn(IPage page, string email, string code)
    {
        await page.GotoAsync($"{site.Address}sign-in");
        await page.SignIn(email);
        await page.GetByLabel("The number in your app, or one of your codes").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/account");
    }
}
