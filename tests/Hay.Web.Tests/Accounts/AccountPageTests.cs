using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Accounts;

/// <summary>From asking for an account to deleting it, as a browser without script does it.</summary>
public sealed partial class AccountPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    private const string Password = "three warm socks";

    [Fact]
    public async Task An_account_is_made_by_the_link_of_a_mail_and_signs_in_and_out()
    {
        using var ann = new Guest(site);
        await Make(ann, "ann@example.org", "Ann");

        var mine = await ann.Read("/account");
        Assert.Contains("You are signed in as Ann, ann@example.org.", mine, StringComparison.Ordinal);
        await ann.Press("/account", "Out");
        Assert.Equal(HttpStatusCode.Redirect, (await ann.Get("/account")).StatusCode);

        using var signedIn = await ann.Send("/sign-in", "", ("email", "ANN@example.org"), ("password", Password), ("back", "/fenland"));
        Assert.Equal("/fenland", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Asking_tells_nobody_who_has_an_account()
    {
        using var bob = new Guest(site);
        await Make(bob, "bob@example.org", "");
        using var anybody = new Guest(site);

        foreach (var page in new[] { "/account/join", "/account/forgot" })
        {
            using var known = await anybody.Send(page, "", ("email", "bob@example.org"));
            using var unknown = await anybody.Send(page, "", ("email", "nobody@example.org"));
            Assert.Equal(Plain(await known.Content.ReadAsStringAsync()), Plain(await unknown.Content.ReadAsStringAsync()));
        }

        using var wrong = await anybody.Send("/sign-in", "", ("email", "bob@example.org"), ("password", "not that one at all"));
        using var nobody = await anybody.Send("/sign-in", "", ("email", "bab@example.org"), ("password", "not that one at all"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wrong.StatusCode, nobody.StatusCode));
        Assert.Equal(Plain(await wrong.Content.ReadAsStringAsync()), Plain(await nobody.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_link_works_once_and_looking_at_it_changes_nothing()
    {
        using var cat = new Guest(site);
        var link = await Ask(cat, "cat@example.org", "Cat");
        await cat.Read(link);
        await cat.Read(link);
        Assert.False((await site.Grains.GetGrain<IAccountGrain>("CAT@EXAMPLE.ORG").View(default))!.Details.EmailConfirmed);

        await Choose(cat, link, Password);

        using var again = new Guest(site);
        Assert.Contains("not good any more", await again.Read(link), StringComparison.Ordinal);
        using var tried = await again.SendBare("/account/password", [.. Fields(link), ("password", "somebody else’s words"), ("__RequestVerificationToken", await Token(again, "/account/forgot"))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tried.StatusCode);
        Assert.Contains("not good any more", await again.Read($"{link}x"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_password_or_name_or_address_says_what_to_do_and_changes_nothing()
    {
        using var dan = new Guest(site);
        var link = await Ask(dan, "dan@example.org", "Dan");
        foreach (var bad in new[] { "", "short", "aaaaaaaaaaaaaa" })
        {
            using var answer = await dan.Send(link, "", [.. Fields(link), ("password", bad)]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("at least 10 letters", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Null((await site.Grains.GetGrain<IAccountGrain>("DAN@EXAMPLE.ORG").View(default))!.Details.PasswordHash);
        foreach (var (email, name) in new[] { ("dan", ""), ("", ""), ("a@b.example\r\nBcc: c@d.example", ""), ("eve@example.org", new string('x', 61)) })
        {
            using var answer = await dan.Send("/account/join", "", ("email", email), ("name", name));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        using var unreachable = await dan.Send("/account/join", "", ("email", "dän@example.org"));
        Assert.Contains("without accents", await unreachable.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_wrong_passwords_lock_the_account_for_a_while_and_a_new_password_opens_it()
    {
        using var fay = new Guest(site);
        await Make(fay, "fay@example.org", "Fay");
        using var thief = new Guest(site);
        for (var i = 0; i < 8; i++) await thief.Send("/sign-in", "", ("email", "fay@example.org"), ("password", $"guess number {i}"));

        using var locked = await thief.Send("/sign-in", "", ("email", "fay@example.org"), ("password", Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.StatusCode);

        using var answer = await thief.Send("/account/forgot", "", ("email", "fay@example.org"));
        await Choose(fay, await site.Post.Link("fay@example.org", 2), "another three socks");
        Assert.Contains("fay@example.org", await fay.Read("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_signs_out_other_devices()
    {
        using var gil = new Guest(site);
        await Make(gil, "gil@example.org", "Gil");
        await gil.Press("/account", "Password", ("old", Password), ("password", "four cold mittens"));
        Assert.Contains("gil@example.org", await gil.Read("/account"), StringComparison.Ordinal);

        using var old = await gil.Send("/account", "Password", ("old", Password), ("password", "five dry gloves!"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, old.StatusCode);
    }

    [Fact]
    public async Task A_second_lock_asks_for_a_number_and_its_codes_work_once()
    {
        using var hal = new Guest(site);
        await Make(hal, "hal@example.org", "Hal");
        await hal.Press("/account/app", "Start");
        var key = (await site.Grains.GetGrain<IAccountGrain>("HAL@EXAMPLE.ORG").View(default))!.Details.AuthenticatorKey!;
        Assert.Equal(HttpStatusCode.OK, (await hal.Get("/account/app.svg")).StatusCode);
        using var wrong = await hal.Send("/account/app", "On", ("number", "000 00"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        using var on = await hal.Send("/account/app", "On", ("number", Number(key, site.Clock.GetUtcNow())));
        var codes = CodeInList().Matches(WebUtility.HtmlDecode(await on.Content.ReadAsStringAsync())).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(8, codes.Length);
        Assert.Equal(HttpStatusCode.NotFound, (await hal.Get("/account/app.svg")).StatusCode);
        await hal.Press("/account", "Out");

        Assert.Equal("/account", await Through(hal, codes[0]));
        await hal.Press("/account", "Out");
        Assert.Null(await Through(hal, codes[0]));
        // The number that turned it on was used by that; the app shows another one soon.
        Assert.Equal("/account", await Through(hal, Number(key, site.Clock.GetUtcNow().AddSeconds(30))));
    }

    [Fact]
    public async Task What_is_kept_can_be_taken_and_deleted_by_its_owner_alone()
    {
        using var ida = new Guest(site);
        await Make(ida, "ida@example.org", "Ida");
        var kept = await ida.Read("/account.json");
        Assert.Contains("ida@example.org", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", kept, StringComparison.OrdinalIgnoreCase);
        using var stranger = new Guest(site);
        Assert.NotEqual(HttpStatusCode.OK, (await stranger.Get("/account.json")).StatusCode);

        using var unsure = await ida.Send("/account", "Delete", ("password", "not that one at all"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsure.StatusCode);
        await ida.Press("/account", "Delete", ("password", Password));

        Assert.Null(await site.Grains.GetGrain<IAccountGrain>("IDA@EXAMPLE.ORG").View(default));
        Assert.Equal(HttpStatusCode.Redirect, (await ida.Get("/account")).StatusCode);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("~//elsewhere.example")]
    public async Task Signing_in_leads_to_no_other_site(string back)
    {
        using var joy = new Guest(site);
        var email = $"joy{back.Length}{back[0] - ' '}@example.org";
        await Make(joy, email, "Joy");
        using var answer = await joy.Send("/sign-in", "", ("email", email), ("password", Password), ("back", back));
        Assert.Equal("/account", answer.Headers.Location!.OriginalString);
    }

    private static string Plain(string page) => Secret().Replace(page, "");

    private static (string, string)[] Fields(string link)
    {
        var asked = System.Web.HttpUtility.ParseQueryString(link[(link.IndexOf('?', StringComparison.Ordinal) + 1)..]);
        return [("who", asked["who"]!), ("code", asked["code"]!)];
    }

    private static async Task Choose(Guest who, string link, string password)
    {
        using var chosen = await who.SendBare("/account/password", [.. Fields(link), ("password", password), ("__RequestVerificationToken", await Token(who, link))]);
        Assert.Equal("/account", chosen.Headers.Location?.OriginalString);
    }

    private static async Task<string> Token(Guest who, string page) => AntiForgery().Match(await who.Read(page)).Groups[1].Value;

    // Signs in, and through the second lock by this number or code; null when it is refused.
    private static async Task<string?> Through(Guest who, string number)
    {
        using var first = await who.Send("/sign-in", "", ("email", "hal@example.org"), ("password", Password));
        Assert.StartsWith("/account/second", first.Headers.Location?.OriginalString ?? $"{first.StatusCode} {await first.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
        using var second = await who.Send("/account/second", "", ("number", number));
        return second.Headers.Location?.OriginalString;
    }

    // RFC 6238 with the defaults of all apps: SHA-1, 30 seconds, 6 digits.
    private static string Number(string key, DateTimeOffset now)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, now.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // the standard says so
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000).ToString("d6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<string> Ask(Guest who, string email, string name)
    {
        using var asked = await who.Send("/account/join", "", ("email", email), ("name", name));
        Assert.Contains("a mail is on its way", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        return await site.Post.Link(email, 1);
    }

    private async Task Make(Guest who, string email, string name) => await Choose(who, await Ask(who, email, name), Password);

    [GeneratedRegex("""(name="__RequestVerificationToken"[^>]*|value="b[aoi]b@example.org")""")]
    private static partial Regex Secret();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex AntiForgery();

    [GeneratedRegex("<li><code>([^<]+)</code>")]
    private static partial Regex CodeInList();

    /// <summary>A site whose mail can be read.</summary>
    public sealed class WithPost : RunningSite
    {
        internal PostBox Post { get; } = new();

        protected override void Change(WebApplicationBuilder builder) => builder.Services.AddSingleton<IMailer>(Post);
    }

    internal sealed partial class PostBox : IMailer
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Mail> _mails = new();

        public IReadOnlyCollection<Mail> Sent => _mails;

        public string? Folder => null;

        public Task Send(Mail mail, CancellationToken ct)
        {
            _mails.Enqueue(mail);
            return Task.CompletedTask;
        }

        /// <summary>The link of the nth mail to this address, without our host.</summary>
        public async Task<string> Link(string email, int nth)
        {
            for (var tries = 0; tries < 100; tries++)
            {
                if (_mails.Where(m => m.To == email).ElementAtOrDefault(nth - 1) is { } mail) return Address().Match(mail.Text).Groups[1].Value;
                await Task.Delay(50);
            }

            throw new TimeoutException($"Mail number {nth} to {email} did not come.");
        }

        [GeneratedRegex(@"https?://[^/\s]+(/\S+)")]
        private static partial Regex Address();
    }
}
