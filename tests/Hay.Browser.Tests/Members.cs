using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Hay.Browser.Tests;

/// <summary>People with accounts, in the browser.</summary>
internal static class Members
{
    private const string Password = "three warm socks";

    /// <summary>Makes a confirmed account with these roles; its e-mail address.</summary>
    public static Task<string> MakeAccount(this Chromium chromium, string name, params AccountRole[] roles) => MakeAccount(chromium.Site, name, roles);

    /// <inheritdoc cref="MakeAccount(Chromium, string, AccountRole[])"/>
    public static async Task<string> MakeAccount(RunningSite site, string name, params AccountRole[] roles)
    {
        await using var request = site.Services.CreateAsyncScope();
        var member = Member.New($"{name}.{Guid.NewGuid():n}@example.org".ToLowerInvariant(), name, site.Clock.GetUtcNow());
        member.Details = member.Details with { EmailConfirmed = true };
        var made = await request.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(member, Password);
        Assert.True(made.Succeeded, made.ToString());
        var account = site.Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(member.Details.Email));
        foreach (var role in roles) Assert.Equal(AccountOutcome.Done, await account.Grant(role, "a-test", default));
        return member.Details.Email;
    }

    /// <summary>Fills in the page at /sign-in and presses its button.</summary>
    public static async Task SignIn(this IPage page, string email)
    {
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }
}
