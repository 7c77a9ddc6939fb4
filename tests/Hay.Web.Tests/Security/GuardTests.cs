using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Site;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Security;

/// <summary>What stands against somebody who means no good, where no other test is nearer to it.</summary>
public sealed class GuardTests(SecureSite site) : IClassFixture<SecureSite>
{
    [Fact]
    public async Task Whoever_finds_a_hole_is_told_whom_to_tell()
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get("/.well-known/security.txt");
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var lines = (await answer.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n').Select(l => l.Split(": ")).ToDictionary(l => l[0], l => l[1]);
        Assert.Equal("mailto:holes@hay.example", lines["Contact"]);
        Assert.InRange(DateTimeOffset.Parse(lines["Expires"], CultureInfo.InvariantCulture), site.Clock.GetUtcNow().AddDays(80), site.Clock.GetUtcNow().AddYears(1));
        Assert.Equal("en", lines["Preferred-Languages"]);
    }

    [Theory]
    [InlineData("holes at hay.example"), InlineData("http://hay.example/holes"), InlineData("javascript:alert(1)")]
    public void A_contact_that_nobody_can_use_stops_the_start(string said)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Hay:SecurityContact", said)]).Build();
        Assert.Throws<InvalidDataException>(() => new SecurityContact(settings, new PublicAddress(settings)));
    }

    [Theory]
    [InlineData("/embed.js", "cross-origin"), InlineData("/", "same-origin"), InlineData("/hay.css", "same-origin"), InlineData("/account", "same-origin")]
    public async Task Other_sites_can_show_what_is_meant_for_them_alone(string path, string policy)
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get(path);
        Assert.Equal(policy, Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
        // Pages alone can do what it is about.
        Assert.Equal(!System.IO.Path.HasExtension(path), answer.Headers.TryGetValues("Permissions-Policy", out var unused) && unused.Single().Contains("geolocation=()", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/"), InlineData("/robots.txt"), InlineData("/favicon.svg"), InlineData("/hay.css"), InlineData("/js/place.js"), InlineData("/embed.js"), InlineData("/sw.js")]
    [InlineData("/fenland/qr.svg"), InlineData("/sitemap.xml"), InlineData("/fenland/new.atom"), InlineData("/search.ics?q=yoga"), InlineData("/data/listings.csv"), InlineData("/.well-known/security.txt")]
    public async Task Text_says_how_it_is_written(string path)
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get(path);
        Assert.Equal((HttpStatusCode.OK, "utf-8"), (answer.StatusCode, answer.Content.Headers.ContentType?.CharSet?.ToLowerInvariant()));
    }

    [Theory]
    [InlineData("https://thief.example", HttpStatusCode.Forbidden), InlineData("null", HttpStatusCode.Forbidden), InlineData("{own}", HttpStatusCode.SwitchingProtocols), InlineData("", HttpStatusCode.SwitchingProtocols)]
    public async Task Only_our_own_pages_open_a_live_connection(string origin, HttpStatusCode code)
    {
        using var guest = new HttpClient { BaseAddress = site.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/live");
        foreach (var (name, value) in new[] { ("Connection", "Upgrade"), ("Upgrade", "websocket"), ("Sec-WebSocket-Version", "13"), ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==") }) request.Headers.Add(name, value);
        if (origin.Length > 0) request.Headers.Add("Origin", origin.Replace("{own}", $"http://{site.Address.Authority}", StringComparison.Ordinal));
        using var answer = await guest.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(code, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_a_month_however_often_somebody_comes()
    {
        await using var own = new Sites();
        var ann = await own.Site.SignedIn("ann.month@example.org");
        for (var day = 0; day < 27; day += 9)
        {
            own.Site.Pass(TimeSpan.FromDays(9));
            Assert.Equal(HttpStatusCode.OK, (await ann.Get("/account")).StatusCode);
        }

        own.Site.Pass(TimeSpan.FromDays(4));
        Assert.StartsWith("/sign-in", (await ann.Get("/account")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        ann.Dispose();
    }

    [Fact]
    public async Task A_copy_of_a_cookie_is_no_good_after_signing_out()
    {
        using var ann = await site.SignedIn("ann.copy@example.org");
        using var thief = new Guest(site);
        foreach (Cookie cookie in ann.Cookies.GetCookies(site.Address)) thief.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        Assert.Equal(HttpStatusCode.OK, (await thief.Get("/account")).StatusCode);
        await ann.Press("/account", "Out");
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/account")).StatusCode);
        // Other devices are not asked again.
        await DoorSite.SignIn(ann, "ann.copy@example.org");
        Assert.Equal(HttpStatusCode.OK, (await ann.Get("/account")).StatusCode);
    }

    [Fact]
    public void A_code_for_when_the_app_is_lost_can_be_typed_as_people_type()
    {
        var code = RecoveryCodes.Make()[0];
        Assert.Equal(29, code.Length);
        Assert.Equal(RecoveryCodes.Hash(code), RecoveryCodes.Hash($" {code.Replace('-', ' ').ToLowerInvariant()} "));
        Assert.NotEqual(RecoveryCodes.Hash(code), RecoveryCodes.Hash($"{code}A"));
    }

    [Fact]
    public async Task An_administrator_signs_somebody_out_everywhere()
    {
        await using var own = new Sites();
        using var bob = await own.Site.SignedIn("bob.out@example.org");
        var (admin, me) = await own.Site.SignIn("admin.out@example.org", new AccountRole(RoleKind.Administrator));
        using var done = await admin.SendTo("/host/roles?handler=Out", ("email", "bob.out@example.org"));
        Assert.StartsWith("/host/roles?email=bob.out", done.Headers.Location!.OriginalString, StringComparison.Ordinal);
        own.Site.Pass(TimeSpan.FromMinutes(2));
        Assert.StartsWith("/sign-in", (await bob.Get("/account")).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        var last = (await Audit.Tail(own.Site.Grains, default)).Lines[^1];
        Assert.Equal((AuditAct.SignedOutEverywhere, me.Id), (last.What, last.Who));
    }

    [Fact]
    public async Task A_number_of_an_app_is_good_once()
    {
        await using var request = site.Services.CreateAsyncScope();
        var members = request.ServiceProvider.GetRequiredService<UserManager<Member>>();
        var ann = Member.New("ann.once@example.org", "Ann", site.Clock.GetUtcNow());
        ann.Details = ann.Details with { EmailConfirmed = true, AuthenticatorKey = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" };
        AccountHost.AssertDone(await members.CreateAsync(ann));
        var app = members.Options.Tokens.AuthenticatorTokenProvider;
        var now = site.Clock.GetUtcNow().ToUnixTimeSeconds() / 30;

        Assert.False(await members.VerifyTwoFactorTokenAsync(ann, app, AppCode.Of("12345678901234567890", now - 3)), "It is too old.");
        Assert.True(await members.VerifyTwoFactorTokenAsync(ann, app, AppCode.Of("12345678901234567890", now)));
        Assert.False(await members.VerifyTwoFactorTokenAsync(ann, app, AppCode.Of("12345678901234567890", now)), "It was used.");
        Assert.False(await members.VerifyTwoFactorTokenAsync(ann, app, AppCode.Of("12345678901234567890", now - 1)), "It is older than the last.");
        Assert.True(await members.VerifyTwoFactorTokenAsync(ann, app, AppCode.Of("12345678901234567890", now + 1)));
        Assert.Equal(now + 1, (await site.Read("ann.once@example.org")).LastNumber);
    }

    [Theory]
    [InlineData("password123", false), InlineData("1234567890", false), InlineData("Qwertyuiop", false), InlineData("annabelsmith1", false), InlineData("wellbeing2026", false), InlineData("HowAreYou!!", false)]
    [InlineData("three warm socks", true), InlineData("wellbeing of otters", true), InlineData("zaubermond-37", true)]
    public async Task What_everybody_would_guess_is_no_password(string password, bool isGood)
    {
        var ann = Member.New("annabel.smith@example.org", "Annabel Smith", default);
        var rules = new PasswordRules(new PublicAddress(new ConfigurationBuilder().Build()));
        Assert.Equal(isGood, (await rules.ValidateAsync(null!, ann, password)).Succeeded);
    }

    [Fact]
    public void Nobodys_letter_box_is_filled_by_us()
    {
        using var patience = new MailPatience();
        Assert.Equal(MailPatience.AnHour, Enumerable.Range(0, 20).Count(i => patience.MaySend(i % 2 == 0 ? "Ann@example.org" : "ann@EXAMPLE.org ")));
        Assert.True(patience.MaySend("bob@example.org"));
    }

    [Fact]
    public async Task One_account_has_the_same_limit_from_wherever_it_comes()
    {
        var ann = await site.SignedIn("ann.limit@example.org");
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < WriteLimits.Doors + 2; i++)
        {
            // Another address each time, with the same cookies.
            using var there = new Guest(site);
            foreach (Cookie cookie in ann.Cookies.GetCookies(site.Address)) there.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
            codes.Add((await there.SendBare("/account?handler=Password")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, codes[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, codes[..(WriteLimits.Doors - 2)]);
        ann.Dispose();
    }

    [Theory]
    [InlineData("TRACE / HTTP/1.1\r\nHost: hay\r\n\r\n", "HTTP/1.1 405")]
    [InlineData("GET / HTTP/1.1\r\nHost: hay\r\nX-Long: {long}\r\n\r\n", "HTTP/1.1 431")]
    [InlineData("GET /{long} HTTP/1.1\r\nHost: hay\r\n\r\n", "HTTP/1.1 414")]
    [InlineData("POST /sign-in HTTP/1.1\r\nHost: hay\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 400")]
    [InlineData("GET / HTTP/1.1\r\nHost: hay\r\nHost: thief\r\n\r\n", "HTTP/1.1 400")]
    public async Task A_request_that_no_browser_sends_is_refused(string sent, string begins)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(site.Address.Host, site.Address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(sent.Replace("{long}", new string('a', 20_000), StringComparison.Ordinal)));
        var answer = new byte[64];
        var read = await stream.ReadAtLeastAsync(answer, begins.Length, throwOnEndOfStream: false).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.StartsWith(begins, Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }

    /// <summary>A site of a test's own, whose time may pass.</summary>
    private sealed class Sites : IAsyncDisposable
    {
        public Sites() => Site.InitializeAsync().GetAwaiter().GetResult();

        public SecureSite Site { get; } = new() { HasCounty = false };

        public async ValueTask DisposeAsync() => await Site.DisposeAsync();
    }
}
