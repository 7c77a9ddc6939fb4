using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Hay.Browser.Tests;

/// <summary>Behind the sign-in: nobody is shut out there either, and a passkey opens it.</summary>
[Collection(InTheBrowser.Name)]
public sealed class AccountTests(Chromium chromium)
{
    private const string Email = "ann.browser@example.org", Password = "three warm socks";

    [Fact]
    public async Task A_passkey_is_made_and_signs_in_and_every_page_on_the_way_is_open_to_all()
    {
        await MakeAccount();
        var page = await chromium.NewPage(360);
        // A passkey belongs to a name; no browser makes one for a bare number.
        var site = $"http://localhost:{chromium.Site.Address.Port}";
        await PlugIn(page);
        await page.GotoAsync($"{site}/sign-in");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeVisibleAsync();
        await Check(page);
        await page.GetByLabel("E-mail address").FillAsync(Email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your account");
        await page.GetByText("Delete my account").First.ClickAsync();
        await Check(page);
        await page.GotoAsync($"{site}/account/app");
        await Check(page);

        await page.GotoAsync($"{site}/account/passkeys");
        await page.GetByLabel("What shall we call it?").FillAsync("My phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Expect(page.GetByText("Your passkey is kept.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "My phone" })).ToBeVisibleAsync();
        await Check(page);

        await page.GotoAsync($"{site}/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out here" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await Expect(page.GetByText($"You are signed in as Ann, {Email}.")).ToBeVisibleAsync();
    }

    private async Task MakeAccount()
    {
        await using var request = chromium.Site.Services.CreateAsyncScope();
        var ann = Member.New(Email, "Ann", chromium.Site.Clock.GetUtcNow());
        ann.Details = ann.Details with { EmailConfirmed = true };
        var made = await request.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(ann, Password);
        Assert.True(made.Succeeded, made.ToString());
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

    private static async Task Check(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        });
        Assert.True(result.Violations.Length == 0, $"{page.Url}: " + string.Join("; ", result.Violations.Select(v =>
            $"{v.Id} ({v.Help}): {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")));
        var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{page.Url} is {over} pixels too wide");
    }
}
