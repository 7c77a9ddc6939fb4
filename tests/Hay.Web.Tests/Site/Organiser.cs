using System.Net;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>Somebody with an account, signed in, in a browser without script.</summary>
public sealed partial class Organiser(Guest browser, AccountRef account) : IDisposable
{
    public const string Password = "three warm socks";

    public Guest Browser => browser;
    public AccountRef Account => account;

    /// <param name="site">Where.</param>
    /// <param name="roles">What they may do, beside what an organisation of theirs lets them.</param>
    public static async Task<Organiser> SignIn(RunningSite site, params AccountRole[] roles)
    {
        var account = await Make(site, roles);
        var browser = new Guest(site);
        using var signedIn = await browser.Send("/sign-in", "", ("email", account.Email), ("password", Password));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        return new Organiser(browser, account);
    }

    /// <summary>An account with <see cref="Password"/>, as old as the test.</summary>
    public static async Task<AccountRef> Make(RunningSite site, params AccountRole[] roles)
    {
        var email = $"{Guid.NewGuid():n}@example.org";
        await using var request = site.Services.CreateAsyncScope();
        var member = Member.New(email, "Pat", site.Clock.GetUtcNow());
        member.Details = member.Details with { EmailConfirmed = true };
        Assert.True((await request.ServiceProvider.GetRequiredService<UserManager<Member>>().CreateAsync(member, Password)).Succeeded);
        foreach (var role in roles) await site.Grains.GetGrain<IAccountGrain>(AccountRules.NameOf(email)).Grant(role, "a-test", default);
        return new AccountRef(member.Details.Id, email);
    }

    /// <summary>An organisation of theirs; its id.</summary>
    public async Task<string> Begin(RunningSite site, string space = "fenland")
    {
        var id = $"group-{Guid.NewGuid():n}"[..20];
        var result = await site.Grains.GetGrain<IOrganisationGrain>(id).Begin(new OrganisationDetails { Name = "Tuesday Table", Space = space }, account, default);
        Assert.Equal(OrganisationOutcome.Done, result.Outcome);
        return id;
    }

    /// <summary>Begins a listing; its address.</summary>
    public async Task<string> Draft(string organisation, string title = "The Tuesday Table", string summary = "Tea and a jigsaw.")
    {
        using var answer = await Post($"/organise/listing/new?of={organisation}", "", ("title", title), ("summary", summary), ("space", "fenland"), ("category", "games"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString.Replace("/when", "", StringComparison.Ordinal);
    }

    /// <summary>Fills in what is on the page beside the fields that every form has, and presses its button.</summary>
    public async Task<HttpResponseMessage> Post(string page, string handler, params (string Name, string Value)[] fields)
    {
        var html = await browser.Read(page);
        List<(string, string)> all = [.. fields, ("__RequestVerificationToken", Token().Match(html).Groups[1].Value)];
        foreach (Match hidden in Hidden().Matches(html))
        {
            if (fields.All(f => f.Name != hidden.Groups[1].Value)) all.Add((hidden.Groups[1].Value, hidden.Groups[2].Value));
        }

        var address = handler.Length == 0 ? page : $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}";
        return await browser.SendBare(address, [.. all]);
    }

    /// <summary>Presses a button that leads on, and reads what it leads to.</summary>
    public async Task<string> Press(string page, string handler, params (string Name, string Value)[] fields)
    {
        using var answer = await Post(page, handler, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{page} {handler}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return WebUtility.HtmlDecode(await browser.Read(answer.Headers.Location!.OriginalString.Split('#')[0]));
    }

    public void Dispose() => browser.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();

    [GeneratedRegex("""<input type="hidden" name="(seen|number)" value="([^"]*)""")]
    private static partial Regex Hidden();
}
