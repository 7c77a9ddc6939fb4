using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Care;

/// <summary>What stands before records of people.</summary>
public sealed class CareDoorTests(CaredSite site) : IClassFixture<CaredSite>
{
    [Fact]
    public async Task A_password_alone_opens_nothing_and_says_what_does()
    {
        var (who, _) = await site.SignIn("pat.door@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        foreach (var path in new[] { "/care", "/care/day", "/care/figures", "/care/refer", "/care/list?of=waiting" })
        {
            using var answer = await who.Get(path);
            Assert.Equal("/care/second", answer.Headers.Location?.OriginalString);
        }

        Assert.Contains("/account/app", await who.Read("/care/second"), StringComparison.Ordinal);
        who.Dispose();
    }

    [Fact]
    public async Task A_second_lock_opens_it_also_when_the_cookie_has_been_looked_at_again()
    {
        var (who, _) = await site.Enter("amy.door@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        using var page = await who.Get("/care");
        Assert.Equal((HttpStatusCode.OK, true), (page.StatusCode, page.Headers.CacheControl?.NoStore));
        // Identity makes the claims anew each minute, and forgets how somebody came in.
        for (var i = 0; i < 4; i++)
        {
            site.Pass(TimeSpan.FromMinutes(5));
            await who.Read("/care");
        }

        who.Dispose();
    }

    [Fact]
    public async Task Whoever_was_away_for_a_quarter_of_an_hour_signs_in_again_with_the_second_lock()
    {
        var (_, codes) = await site.Make("bea.door@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        using var who = new Guest(site);
        await who.Open("bea.door@example.org", codes[0]);
        await who.Read("/care");
        var kept = who.Cookies.GetCookies(site.Address)["hay-care"]!.Value;
        site.Pass(TimeSpan.FromMinutes(16));

        using var away = await who.Get("/care/list?of=waiting");
        Assert.StartsWith("/sign-in?back=%2Fcare%2Flist%3Fof%3Dwaiting", away.Headers.Location!.OriginalString, StringComparison.Ordinal);
        // Out of everything, on the server too: not of these pages alone.
        Assert.Equal(HttpStatusCode.Redirect, (await who.Get("/account")).StatusCode);

        await who.Open("bea.door@example.org", codes[1]);
        await who.Read("/care");
        // The cookie of the session before is of no use in this one.
        site.Pass(TimeSpan.FromMinutes(16));
        who.Cookies.Add(site.Address, new Cookie("hay-care", kept));
        Assert.Equal(HttpStatusCode.Redirect, (await who.Get("/care")).StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_two_locks_in_one_where_it_was_used()
    {
        var (who, _) = await site.SignIn("eli.door@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        using var phone = new SoftPasskey($"http://{site.Address.Authority}");
        using var made = await who.Send("/account/passkeys", "Add", ("credential", phone.Make(await Options(who, "/account/passkeys"))), ("name", "Phone"));
        using var before = await who.Get("/care");
        Assert.Equal("/care/second", before.Headers.Location?.OriginalString); // made, but not what opened this session
        Assert.Contains("with your passkey", await who.Read("/care/second"), StringComparison.Ordinal);

        using var opened = await who.Send("/sign-in", "Passkey", ("credential", phone.Use(await Options(who, "/sign-in"))));
        Assert.Contains("Where is every referral?", await who.Read("/care"), StringComparison.Ordinal);
        who.Dispose();

        static async Task<string> Options(Guest who, string page)
        {
            using var answer = await who.Send(page, "Options");
            return await answer.Content.ReadAsStringAsync();
        }
    }

    [Fact]
    public async Task What_a_page_asks_by_itself_is_nobody_being_there()
    {
        var (who, _) = await site.Enter("eve.door@example.org", new AccountRole(RoleKind.CareConnector, CaredSite.North));
        async Task<HttpStatusCode> Ask(string path)
        {
            using var answer = await who.Get(path);
            return answer.StatusCode;
        }

        // Somebody writes.
        for (var i = 0; i < 3; i++)
        {
            site.Pass(TimeSpan.FromMinutes(6));
            Assert.Equal(HttpStatusCode.OK, await Ask("/care/day?handler=Token&here=true"));
        }

        // A note that cannot be sent is tried again and again.
        site.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.OK, await Ask("/care/day?handler=Token"));
        site.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.OK, await Ask("/care/day?handler=Token"));
        site.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Redirect, await Ask("/care/day?handler=Token"));
        who.Dispose();
    }

    [Fact]
    public async Task A_page_that_is_left_alone_goes_and_that_it_goes_keeps_nobody_in()
    {
        var (who, _) = await site.Enter("lea.door@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        foreach (var path in new[] { "/care", "/care/list?of=waiting", "/care/figures", "/care/refer" })
        {
            using var page = await who.Get(path);
            Assert.True(page.Headers.CacheControl?.NoStore);
            Assert.Contains($"<noscript><meta http-equiv=\"refresh\" content=\"900;url=/care/away?back={Uri.EscapeDataString(path)}\"></noscript>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        site.Pass(TimeSpan.FromMinutes(10));
        Assert.Contains("<a class=\"hay-button\" href=\"/care/figures\">Go on</a>", await who.Read("/care/away?back=/care/figures"), StringComparison.Ordinal);
        site.Pass(TimeSpan.FromMinutes(4));
        using var here = await who.Get("/care/away?handler=Here");
        Assert.Equal(HttpStatusCode.NoContent, here.StatusCode);
        site.Pass(TimeSpan.FromMinutes(10));
        Assert.Contains("You are still signed in.", await who.Read("/care/away"), StringComparison.Ordinal);
        site.Pass(TimeSpan.FromMinutes(6));
        Assert.Equal("/sign-in?back=%2Fcare%2Ffigures#said", await Away("/care/figures"));
        Assert.Contains("You were away from these pages", await who.Read("/sign-in?back=%2Fcare%2Ffigures"), StringComparison.Ordinal);
        Assert.Equal("/sign-in?back=%2Fcare%2Ffigures", await Away("/care/figures"));
        foreach (var elsewhere in new[] { "//example.org", "https://example.org/care", "/account", "" }) Assert.Equal("/sign-in?back=%2Fcare", await Away(elsewhere));
        using var late = await who.Get("/care/away?handler=Here");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        who.Dispose();

        async Task<string?> Away(string back)
        {
            using var answer = await who.Get($"/care/away?back={Uri.EscapeDataString(back)}");
            return answer.Headers.Location?.OriginalString;
        }
    }

    [Fact]
    public async Task An_administrator_gives_roles_of_care_but_not_to_themselves()
    {
        var (admin, me) = await site.SignIn("ada.door@example.org", new AccountRole(RoleKind.Administrator));
        var (_, codes) = await site.Make("dot.door@example.org");
        Assert.Contains("Given.", await Give(admin, "dot.door@example.org", "CareConnector", CaredSite.North), StringComparison.Ordinal);
        using var dot = new Guest(site);
        await dot.Open("dot.door@example.org", codes[0]);
        Assert.Contains("href=\"/care\"", await dot.Read("/account"), StringComparison.Ordinal);
        Assert.Contains("Nobody waits.", await dot.Read("/care/day"), StringComparison.Ordinal);

        Assert.Contains("of what", await Give(admin, "dot.door@example.org", "CareLead", "fenland"), StringComparison.Ordinal);
        Assert.Contains("Ask another administrator", await Give(admin, me.Email, "CareLead", CaredSite.North), StringComparison.Ordinal);
        admin.Dispose();
    }

    private static async Task<string> Give(Guest admin, string email, string kind, string scope)
    {
        using var sent = await admin.SendTo("/host/roles?handler=Give", ("email", email), ("kind", kind), ("scope", scope));
        return sent.StatusCode == HttpStatusCode.Redirect ? await admin.Read(sent.Headers.Location!.OriginalString.Split('#')[0]) : await sent.Content.ReadAsStringAsync();
    }

    [Fact]
    public async Task A_second_lock_made_meanwhile_does_not_count_for_this_session()
    {
        var (who, account) = await site.SignIn("cat.door@example.org", new AccountRole(RoleKind.CareLead, CaredSite.North));
        await who.Press("/account", "Name", ("name", "Cat")); // which renews the cookie
        using var answer = await who.Get("/care");
        Assert.Equal(("/care/second", account.Email), (answer.Headers.Location?.OriginalString, "cat.door@example.org"));
        who.Dispose();
    }
}

/// <summary>Where the connector service is off.</summary>
[Collection(OnTheSite.Name)]
public sealed class CareOffTests(RunningSite site)
{
    [Theory]
    [InlineData("/care"), InlineData("/care/day"), InlineData("/care/second"), InlineData("/care/refer"), InlineData("/care/figures"), InlineData("/care/case/0123456789abcdef0123456789abcdef")]
    [InlineData("/local-care/ask"), InlineData("/local-care/ask/thanks?reference=ABCD-1234")]
    public async Task There_are_no_such_addresses(string path)
    {
        using var guest = new Guest(site);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get(path)).StatusCode);
    }
}
