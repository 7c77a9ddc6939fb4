using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Site;
using static Hay.Web.Tests.Accounts.DoorSite;

namespace Hay.Web.Tests.Accounts;

/// <summary>Making a passkey, signing in with it, and taking it away; the device is one in memory.</summary>
public sealed class PasskeyPageTests(DoorSite site) : IClassFixture<DoorSite>
{
    [Fact]
    public async Task A_passkey_is_made_named_and_opens_the_account_without_a_number()
    {
        using var ann = await site.SignedIn("ann@example.org");
        using var phone = await Make(ann, "Ann’s phone");
        await site.Change("ann@example.org", a => a with { HasSecondFactor = true, AuthenticatorKey = "GEZDGNBVGY3TQOJQ" });
        Assert.Contains("Ann’s phone", WebUtility.HtmlDecode(await ann.Read("/account")), StringComparison.Ordinal);

        using var elsewhere = new Guest(site);
        using var answer = await Open(elsewhere, phone, "/fenland");

        Assert.Equal("/fenland", answer.Headers.Location?.OriginalString);
        Assert.Contains("ann@example.org", await elsewhere.Read("/account"), StringComparison.Ordinal);
        Assert.Equal(1u, Assert.Single((await site.Read("ann@example.org")).Passkeys).SignCount);
    }

    [Fact]
    public async Task It_can_be_called_something_else()
    {
        using var bob = await site.SignedIn("bob@example.org");
        using var phone = await Make(bob, "");
        Assert.Equal("Passkey", Assert.Single((await site.Read("bob@example.org")).Passkeys).Name);

        await bob.Press("/account/passkeys", "Name", ("key", phone.Id), ("name", "Old phone"));

        Assert.Equal("Old phone", Assert.Single((await site.Read("bob@example.org")).Passkeys).Name);
    }

    [Fact]
    public async Task Taken_away_it_opens_nothing_and_other_devices_are_signed_out()
    {
        using var cat = await site.SignedIn("cat@example.org");
        using var phone = await Make(cat, "Phone");
        var stamp = (await site.Read("cat@example.org")).SecurityStamp;

        Assert.Contains("gone", await cat.Press("/account/passkeys", "Remove", ("key", phone.Id)), StringComparison.Ordinal);

        Assert.NotEqual(stamp, (await site.Read("cat@example.org")).SecurityStamp);
        Assert.Contains("cat@example.org", await cat.Read("/account"), StringComparison.Ordinal);
        using var thief = new Guest(site);
        using var refused = await Open(thief, phone);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("does not open an account here", await Said(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_way_in_stays_and_the_account_can_be_deleted_without_a_password()
    {
        using var dan = await site.SignedIn("dan@example.org");
        using var phone = await Make(dan, "Phone");
        await site.Change("dan@example.org", a => a with { PasswordHash = null });

        using var refused = await dan.Send("/account/passkeys", "Remove", ("key", phone.Id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains("only way to sign in", await Said(refused), StringComparison.Ordinal);
        Assert.Single((await site.Read("dan@example.org")).Passkeys);

        using var slip = await dan.Send("/account", "Delete", ("email", "dam@example.org"));
        Assert.Contains("not your address", await Said(slip), StringComparison.Ordinal);
        await dan.Press("/account", "Delete", ("email", "Dan@example.org "));
        Assert.Null(await site.Grains.GetGrain<IAccountGrain>("DAN@EXAMPLE.ORG").View(default));
    }

    [Fact]
    public async Task A_device_left_open_for_a_while_changes_no_way_in()
    {
        using var eve = await site.SignedIn("eve@example.org");
        using var phone = await Make(eve, "Phone");
        await site.Change("eve@example.org", a => a with { PasswordHash = null });

        site.Pass(TimeSpan.FromMinutes(16));

        Assert.Contains("Sign in again", await eve.Read("/account/passkeys"), StringComparison.Ordinal);
        foreach (var handler in new[] { "Add", "Remove" })
        {
            using var refused = await eve.Send("/account/passkeys", handler, ("key", phone.Id), ("credential", "{}"));
            Assert.Contains("a while since you signed in", await Said(refused), StringComparison.Ordinal);
        }

        using var options = await eve.Send("/account/passkeys", "Options");
        Assert.Equal(HttpStatusCode.Forbidden, options.StatusCode);
        using var unsure = await eve.Send("/account", "Delete", ("email", "eve@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);

        using var again = await Open(eve, phone);
        Assert.DoesNotContain("Sign in again", await eve.Read("/account/passkeys"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_another_site_or_without_its_owner_or_answered_twice_is_none()
    {
        using var fay = await site.SignedIn("fay@example.org");
        using var phone = await Make(fay, "Phone");
        using var thief = new Guest(site);

        phone.Origin = "https://thief.example";
        await Refused(phone.Use(await Options(thief, "/sign-in")));
        phone.Origin = site.Origin;
        phone.Verifies = false;
        await Refused(phone.Use(await Options(thief, "/sign-in")));
        phone.Verifies = true;
        await Refused(phone.Use("""{"challenge":"AAAA"}"""));
        var good = phone.Use(await Options(thief, "/sign-in"));
        await Options(thief, "/sign-in");
        await Refused(good);

        async Task Refused(string credential)
        {
            using var answer = await thief.Send("/sign-in", "Passkey", ("credential", credential));
            Assert.Contains("does not open an account here", await Said(answer), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("not json")]
    [InlineData("""{"id":"AA","type":"public-key","response":{}}""")]
    public async Task What_is_no_passkey_says_so_asked_for_or_not(string credential)
    {
        using var gil = await site.SignedIn($"gil{credential.Length}@example.org");
        for (var asked = 0; asked < 2; asked++)
        {
            using var made = await gil.Send("/account/passkeys", "Add", ("credential", credential));
            using var used = await gil.Send("/sign-in", "Passkey", ("credential", credential));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (made.StatusCode, used.StatusCode));
            await Options(gil, "/account/passkeys");
        }
    }

    [Fact]
    public async Task Nobody_is_asked_by_another_sites_page()
    {
        using var hal = await site.SignedIn("hal@example.org");
        foreach (var page in new[] { "/sign-in?handler=Options", "/sign-in?handler=Passkey", "/account/passkeys?handler=Options", "/account/passkeys?handler=Remove" })
        {
            using var answer = await hal.SendBare(page);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private async Task<SoftPasskey> Make(Guest who, string name)
    {
        var passkey = new SoftPasskey(site.Origin);
        using var made = await who.Send("/account/passkeys", "Add", ("credential", passkey.Make(await Options(who, "/account/passkeys"))), ("name", name));
        Assert.Equal("/account/passkeys#said", made.Headers.Location?.OriginalString ?? await Said(made));
        return passkey;
    }

    private static async Task<string> Options(Guest who, string page)
    {
        using var answer = await who.Send(page, "Options");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> Open(Guest who, SoftPasskey passkey, string back = "/account") =>
        await who.Send("/sign-in", "Passkey", ("credential", passkey.Use(await Options(who, "/sign-in"))), ("back", back));
}
