using System.Net;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using static Hay.Web.Tests.Accounts.DoorSite;

namespace Hay.Web.Tests.Accounts;

/// <summary>Signing in with another service, as a browser goes there and back.</summary>
public sealed class OtherSignInTests(OtherSignInTests.WithService site) : IClassFixture<OtherSignInTests.WithService>
{
    [Fact]
    public async Task A_checked_address_makes_an_account_after_one_press_and_opens_it_from_then_on()
    {
        site.Service.Person = """{"sub":"ann-1","email":"Ann@example.org","email_verified":true,"name":"Ann Smith"}""";
        using var ann = new Guest(site);
        Assert.Contains("Sign in with The county", await ann.Read("/sign-in"), StringComparison.Ordinal);
        using var asked = await There(ann, "/sign-in/other", "Start", ("back", "/fenland"));
        Assert.Contains("Shall we make one for Ann@example.org?", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("openid email profile", site.Service.Scope);
        Assert.Null(await site.Grains.GetGrain<IAccountGrain>("ANN@EXAMPLE.ORG").View(default));

        using var made = await ann.Send("/sign-in/other", "Make", ("back", "/fenland"));

        Assert.Equal("/fenland", made.Headers.Location?.OriginalString);
        var account = await site.Read("ann@example.org");
        Assert.Equal((true, "Ann Smith", null), (account.EmailConfirmed, account.Name, account.PasswordHash));
        await ann.Press("/account", "Out");
        using var again = await There(ann, "/sign-in/other", "Start");
        Assert.Equal("/account", again.Headers.Location?.OriginalString);
        Assert.Contains("Ann@example.org", await ann.Read("/account"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"sub":"bob-1","email":"bob@example.org"}""")]
    [InlineData("""{"sub":"bob-1","email":"bob@example.org","email_verified":false}""")]
    [InlineData("""{"sub":"bob-1","email":"bob@example.org","email_verified":"yes"}""")]
    [InlineData("""{"sub":"bob-1","email":"not an address","email_verified":true}""")]
    [InlineData("""{"sub":"bob-1","email_verified":true}""")]
    public async Task An_address_that_was_not_checked_makes_none(string person)
    {
        site.Service.Person = person;
        using var bob = new Guest(site);

        using var answer = await There(bob, "/sign-in/other", "Start");
        Assert.Contains("did not tell us an e-mail address that it has checked", await Said(answer), StringComparison.Ordinal);
        using var forced = await bob.SendBare("/sign-in/other?handler=Make", ("__RequestVerificationToken", await Token(bob)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.StatusCode);
        Assert.Null(await site.Grains.GetGrain<IAccountGrain>("BOB@EXAMPLE.ORG").View(default));
    }

    [Fact]
    public async Task Somebodys_account_is_joined_by_its_owner_alone_whatever_the_service_says()
    {
        using var cat = await site.SignedIn("cat@example.org");
        site.Service.Person = """{"sub":"cat-1","email":"cat@example.org","email_verified":true}""";
        using var other = new Guest(site);
        using var refused = await There(other, "/sign-in/other", "Start");
        Assert.Contains("There is an account for cat@example.org already", await Said(refused), StringComparison.Ordinal);
        using var forced = await other.SendBare("/sign-in/other?handler=Make", ("__RequestVerificationToken", await Token(other)));
        Assert.Empty((await site.Read("cat@example.org")).Logins);

        using var connected = await There(cat, "/account/services", "Connect");
        Assert.Equal("/account/services#said", connected.Headers.Location?.OriginalString);
        Assert.Contains("The county", await cat.Read("/account"), StringComparison.Ordinal);
        using var opened = await There(other, "/sign-in/other", "Start");
        Assert.Equal("/account", opened.Headers.Location?.OriginalString);

        using var dan = await site.SignedIn("dan@example.org");
        using var taken = await There(dan, "/account/services", "Connect");
        Assert.Contains("opens another account at Hay already", await Said(taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_for_an_account_and_never_confirmed_it_has_it_confirmed_by_the_service()
    {
        using var eve = new Guest(site);
        using var asked = await eve.Send("/account/join", "", ("email", "eve@example.org"), ("name", "Eve"));
        site.Service.Person = """{"sub":"eve-1","email":"eve@example.org","email_verified":"true"}""";
        using var there = await There(eve, "/sign-in/other", "Start");
        using var made = await eve.Send("/sign-in/other", "Make");

        Assert.Equal("/account", made.Headers.Location?.OriginalString);
        var account = await site.Read("eve@example.org");
        Assert.Equal((true, "Eve"), (account.EmailConfirmed, account.Name));
    }

    [Fact]
    public async Task It_asks_for_the_number_of_the_second_lock_too()
    {
        using var fay = await site.SignedIn("fay@example.org");
        await site.Change("fay@example.org", a => a with { HasSecondFactor = true, AuthenticatorKey = "GEZDGNBVGY3TQOJQ", Logins = [new("county", "fay-1", "The county")] });
        site.Service.Person = """{"sub":"fay-1"}""";
        using var other = new Guest(site);

        using var half = await There(other, "/sign-in/other", "Start");

        Assert.Equal("/account/second", half.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get("/account")).StatusCode);
    }

    [Fact]
    public async Task It_is_taken_away_but_for_the_last_way_in_and_not_after_a_while()
    {
        using var gil = await site.SignedIn("gil@example.org");
        await site.Change("gil@example.org", a => a with { Logins = [new("county", "gil-1", "The county"), new("gone", "gil-2", "Offered no more")] });
        var hash = (await site.Read("gil@example.org")).PasswordHash;
        await site.Change("gil@example.org", a => a with { PasswordHash = null });
        using var last = await gil.Send("/account/services", "Remove", ("service", "county"));
        Assert.Contains("only way to sign in", await Said(last), StringComparison.Ordinal);

        await site.Change("gil@example.org", a => a with { PasswordHash = hash });
        await gil.Press("/account/services", "Remove", ("service", "county"));
        Assert.Equal("gone", Assert.Single((await site.Read("gil@example.org")).Logins).Provider);

        site.Pass(TimeSpan.FromMinutes(16));
        using var late = await gil.SendBare("/account/services?handler=Connect", ("service", "county"), ("__RequestVerificationToken", await Token(gil)));
        Assert.Contains("a while since you signed in", await Said(late), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error=access_denied&state=x")]
    [InlineData("code=a-code&state=x")]
    [InlineData("code=a-code")]
    [InlineData("")]
    public async Task What_nobody_asked_for_opens_nothing_and_says_so(string answer)
    {
        using var hal = new Guest(site);
        using var sent = await hal.Get($"/sign-in/county/done?{answer}");
        Assert.Equal("/sign-in/other", sent.Headers.Location?.OriginalString);
        using var page = await hal.Get("/sign-in/other");
        Assert.Contains("the other service said no, or it took too long", await Said(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("""{"email":"ida@example.org","email_verified":true}""")]
    public async Task A_service_that_talks_nonsense_opens_nothing(string person)
    {
        site.Service.Person = person;
        using var ida = new Guest(site);
        using var page = await There(ida, "/sign-in/other", "Start");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("the other service said no, or it took too long", await Said(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_persons_way_back_is_no_use_to_another()
    {
        site.Service.Person = """{"sub":"joy-1","email":"joy@example.org","email_verified":true}""";
        using var joy = new Guest(site);
        using var thief = new Guest(site);
        var back = await WayBack(thief, "/sign-in/other", "Start");

        using var sent = await joy.Get(back); // a link that the thief sent her

        Assert.Equal("/sign-in/other", sent.Headers.Location?.OriginalString);
        using var page = await joy.Get("/sign-in/other");
        Assert.Contains("the other service said no", await Said(page), StringComparison.Ordinal);
    }

    // Presses the button, signs in at the service, and comes back.
    private async Task<HttpResponseMessage> There(Guest who, string page, string handler, params (string, string)[] fields)
    {
        using var returned = await who.Get(await WayBack(who, page, handler, fields));
        Assert.Equal(HttpStatusCode.Redirect, returned.StatusCode);
        return await who.Get(returned.Headers.Location!.OriginalString);
    }

    private async Task<string> WayBack(Guest who, string page, string handler, params (string, string)[] fields)
    {
        using var leaving = await who.SendBare($"{page}?handler={handler}", [.. fields, ("service", "county"), ("__RequestVerificationToken", await Token(who))]);
        Assert.Equal(HttpStatusCode.OK, leaving.StatusCode);
        // This browser refuses a cookie for another path than the page's; others keep it.
        foreach (var cookie in leaving.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith("hay-account-way.", StringComparison.Ordinal)))
        {
            var named = cookie.Split(';')[0].Split('=', 2);
            who.Cookies.Add(site.Address, new Cookie(named[0], named[1], "/sign-in/county/done"));
        }

        var way = Assert.Single(leaving.Headers.GetValues("Refresh"))["0;url=".Length..];
        Assert.Contains($"href=\"{WebUtility.HtmlEncode(way)}\"", await leaving.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith($"{site.Service.Address}/authorize?", way, StringComparison.Ordinal);
        using var service = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var yes = await service.GetAsync(new Uri(way));
        return yes.Headers.Location!.PathAndQuery;
    }

    private static async Task<string> Token(Guest who) =>
        Regex.Match(await who.Read("/sign-in"), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;

    /// <summary>A site that offers one service.</summary>
    public sealed class WithService : DoorSite, IAsyncLifetime
    {
        internal FakeService Service { get; } = new();

        async Task IAsyncLifetime.InitializeAsync()
        {
            await Service.Start();
            await InitializeAsync();
        }

        async Task IAsyncLifetime.DisposeAsync()
        {
            await DisposeAsync();
            await Service.DisposeAsync();
        }

        protected override void Change(WebApplicationBuilder builder)
        {
            base.Change(builder);
            foreach (var (setting, value) in ((string, string)[])
                [
                    ("Shown", "The county"), ("ClientId", "hay"), ("ClientSecret", "secret"), ("AuthorizationEndpoint", $"{Service.Address}/authorize"),
                    ("TokenEndpoint", $"{Service.Address}/token"), ("UserInformationEndpoint", $"{Service.Address}/person"),
                ])
            {
                builder.Configuration[$"Hay:SignIn:County:{setting}"] = value;
            }
        }
    }
}
