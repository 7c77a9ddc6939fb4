using System.Text.RegularExpressions;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Care;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>What people who work in the connector service do in a browser.</summary>
internal static class CarePeople
{
    public static readonly AccountRole[] Connector = [new(RoleKind.CareConnector, CaredSite.North)];

    public static readonly AccountRole[] Lead =
        [new(RoleKind.CareLead, CaredSite.North), new(RoleKind.CareConnector, CaredSite.North), new(RoleKind.CarePractice, CaredSite.Practice), new(RoleKind.CareLiaison, "care")];

    // A disk that others use too may take its time.
    private const float Patience = 30_000;

    /// <summary>A new account with a second lock, and the codes that open it.</summary>
    public static async Task<(string Email, string[] Codes, CareActor Actor)> MakeCarer(this CaredSite site, string name, AccountRole[] roles)
    {
        var email = $"{name}.care@example.org";
        var (id, codes) = await site.Make(email, roles);
        return (email, codes, new CareActor(id, [.. roles]));
    }

    /// <summary>The same, signed in.</summary>
    public static async Task<CareActor> Open(this CaredSite site, IPage page, string name, AccountRole[] roles)
    {
        var (email, codes, actor) = await site.MakeCarer(name, roles);
        await site.SignIn(page, email, codes[0]);
        return actor;
    }

    public static async Task SignIn(this CaredSite site, IPage page, string email, string code)
    {
        await page.GotoAsync($"{site.Address}sign-in");
        await page.SignIn(email);
        await page.GetByLabel("The number in your app, or one of your codes").FillAsync(code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/account");
    }

    /// <summary>The page of the day, ready to keep what is written: before, a form is sent as any other, and there may be no connection to send it by.</summary>
    public static async Task Today(this CaredSite site, IPage page)
    {
        await page.GotoAsync($"{site.Address}care/day");
        await Expect(page.Locator("[data-hay=care-notes-on]")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    // The browser's clock is not the site's, so when it was is typed; a minute ago, for what is as it was at first the script sets.
    public static async Task Write(this CaredSite site, IPage page, string note)
    {
        await page.GetByText("Write down a contact").First.ClickAsync();
        var form = page.Locator("[data-hay=care-contact]").First;
        await form.GetByLabel("When", new() { Exact = true }).FillAsync(site.Clock.GetUtcNow().AddMinutes(-1).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await form.GetByLabel("Note", new() { Exact = true }).FillAsync(note);
        await form.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Keep the contact") }).ClickAsync();
        // It folds itself away once the note is on the disk; who opened it for the next one before that would only shut it.
        await Expect(form.GetByLabel("Note", new() { Exact = true })).ToBeHiddenAsync(new() { Timeout = Patience });
    }

    /// <summary>On the site's clock and on the browser's.</summary>
    public static async Task Later(this CaredSite site, IPage page, double minutes)
    {
        site.Pass(TimeSpan.FromMinutes(minutes));
        await page.Clock.FastForwardAsync((long)TimeSpan.FromMinutes(minutes).TotalMilliseconds);
    }

    public static async Task<IEnumerable<Hay.Care.Contact>> Notes(this CaredSite site, string id, CareActor by) =>
        (await site.Grains.GetGrain<ICaseGrain>(id).Look(by, LookReason.None, default)).Case!.Contacts;
}
