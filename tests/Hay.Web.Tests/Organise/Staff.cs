using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Organise;

/// <summary>People with accounts, signed in as a browser does it.</summary>
internal static class Staff
{
    private const string Password = "three warm socks";

    /// <summary>Makes a confirmed account, gives it these roles and signs in.</summary>
    public static async Task<(Guest Who, AccountRef Account)> SignIn(this RunningSite site, string email, params AccountRole[] roles)
    {
        using var scope = site.Services.CreateScope();
        var members = scope.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var member = Member.New(email, email[..email.IndexOf('@', StringComparison.Ordinal)], DateTimeOffset.UtcNow);
        member.Details = member.Details with { EmailConfirmed = true };
        AccountHost.AssertDone(await members.CreateAsync(member, Password));
        foreach (var role in roles) Assert.Equal(AccountOutcome.Done, await site.Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email)).Grant(role, "a-test", default));
        var guest = new Guest(site);
        using var answer = await guest.Send("/sign-in", "", ("email", email), ("password", Password));
        Assert.Equal("/account", answer.Headers.Location!.OriginalString);
        return (guest, new AccountRef(member.Details.Id, email));
    }

    /// <summary>Begins an organisation of somebody's own in Fenland, by the page; its id.</summary>
    public static async Task<string> Begin(this Guest who, string name)
    {
        using var begun = await who.Send("/organise/new", "", ("name", name), ("space", "fenland"), ("phone", "01632 960123"));
        var next = begun.Headers.Location?.OriginalString ?? await begun.Content.ReadAsStringAsync();
        Assert.StartsWith("/organise/listing/new?of=", next, StringComparison.Ordinal);
        return next[(next.IndexOf('=', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>Hands in a listing for an organisation and has it wait for a host; its id.</summary>
    public static async Task<string> HandIn(this RunningSite site, string organisation, AccountRef by, string title)
    {
        var id = $"test-{Guid.NewGuid():n}"[..20];
        var listing = new Listing { Title = title, Space = "fenland", Category = "games", Organisation = organisation };
        var grain = site.Grains.GetGrain<IActivityGrain>(id);
        Assert.Equal(DraftOutcome.Kept, (await grain.SaveDraft(new SaveDraft(listing, 0, by.Id), default)).Outcome);
        Assert.Equal(DraftOutcome.Waiting, (await grain.SubmitDraft(new SubmitDraft(1, by.Id, "It is the first one."), default)).Outcome);
        return id;
    }

    /// <summary>Sends a form to any address, with a form token of one's own.</summary>
    public static async Task<HttpResponseMessage> SendTo(this Guest who, string path, params (string Name, string Value)[] fields)
    {
        var token = System.Text.RegularExpressions.Regex.Match(await who.Read("/organise/new"), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;
        return await who.SendBare(path, [.. fields, ("__RequestVerificationToken", token)]);
    }
}
