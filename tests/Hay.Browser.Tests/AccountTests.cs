using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>Behind the sign-in: nobody is shut out there either, and a passkey opens it.</summary>
[Collection(InTheBrowser.Journeys)]
public sealed class AccountTests(Chromium chromium)
{
    [Fact]
    public async Task A_passkey_is_made_and_signs_in_and_every_page_on_the_way_is_open_to_all()
    {
        var email = await chromium.MakeAccount("Ann");
        var page = await chromium.NewPage(360);
        // A passkey belongs to a name; no browser makes one for a bare number.
        var site = $"http://localhost:{chromium.Site.Address.Port}";
        await PlugIn(page);
        await page.GotoAsync($"{site}/sign-in");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeVisibleAsync();
        await page.AssertOpen(page.Url);
        await page.SignIn(email);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your account");
        await page.GetByText("Delete my account").First.ClickAsync();
        await page.AssertOpen(page.Url);
        await page.GotoAsync($"{site}/account/app");
        await page.AssertOpen(page.Url);

        await page.GotoAsync($"{site}/account/passkeys");
        await page.GetByLabel("What shall we call it?").FillAsync("My phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Expect(page.GetByText("Your passkey is kept.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My phone" })).ToBeVisibleAsync();
        await page.AssertOpen(page.Url);

        await page.GotoAsync($"{site}/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out here" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByText($"You are signed in as Ann, {email}.")).ToBeVisibleAsync();
    }

    // A device in the browser that knows its owner.
    private static async Task PlugIn(IPage page)
    {
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2",
                transport = "internal",
                hasResidentKey = true,
                hasUserVerification = true,
                isUserVerified = true,
                automaticPresenceSimulation = true,
            }),
        });
    }
}
