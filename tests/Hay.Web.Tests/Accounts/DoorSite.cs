using System.Net;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Accounts;

/// <summary>A site where people have accounts already.</summary>
public class DoorSite : RunningSite
{
    internal const string Password = "three warm socks";

    internal string Origin => $"http://{Address.Authority}";

    internal async Task<AccountDetails> Read(string email) =>
        (await Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email)).View(default))!.Details;

    internal async Task Change(string email, Func<AccountDetails, AccountDetails> change)
    {
        var account = Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email));
        var now = (await account.View(default))!;
        Assert.Equal(AccountOutcome.Done, await account.Save(change(now.Details), now.Revision, now.Details.Id, default));
    }

    /// <summary>Somebody with a confirmed account and <see cref="Password"/>, signed in.</summary>
    internal async Task<Guest> SignedIn(string email)
    {
        await using (var request = Services.CreateAsyncScope())
        {
            var member = Member.New(email, "Ann", Clock.GetUtcNow());
            member.Details = member.Details with { EmailConfirmed = true };
            AccountHost.AssertDone(await request.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(member, Password));
        }

        var guest = new Guest(this);
        await SignIn(guest, email);
        return guest;
    }

    internal static async Task SignIn(Guest guest, string email)
    {
        using var answer = await guest.Send("/sign-in", "", ("email", email), ("password", Password));
        Assert.Equal("/account", answer.Headers.Location?.OriginalString);
    }

    /// <summary>What the page says is wrong, or what was done.</summary>
    internal static async Task<string> Said(HttpResponseMessage answer)
    {
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var said = Regex.Match(page, """id="said".*?<p>([^<]*)</p>""", RegexOptions.Singleline);
        Assert.True(said.Success, $"{answer.StatusCode} {answer.Headers.Location}: {page}");
        return said.Groups[1].Value;
    }
}
