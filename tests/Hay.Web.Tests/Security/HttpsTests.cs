using System.Net;
using Hay.Web.Site;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Security;

/// <summary>What browsers are told where the site is served by HTTPS.</summary>
public sealed class HttpsTests(SecureSite site) : IClassFixture<SecureSite>
{
    private static readonly (string, string) Secure = (SecureSite.Secure, "yes");

    [Theory]
    [InlineData("/"), InlineData("/nowhere"), InlineData("/hay.css"), InlineData("/js/places.js"), InlineData("/api/v1/spaces"), InlineData("/openactive"), InlineData("/health/ready")]
    [InlineData("/live/negotiate")]
    public async Task Browsers_are_told_to_come_by_nothing_else(string path)
    {
        using var guest = new Guest(site);
        using var secure = await guest.Get(path, Secure);
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")));
        using var plain = await guest.Get(path);
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/me"), InlineData("/sign-in")]
    public async Task Every_cookie_is_of_this_host_alone_and_scripts_cannot_read_it(string path)
    {
        using var guest = new Guest(site);
        using var answer = await guest.Get(path, Secure);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.NotEmpty(cookies);
        Assert.All(cookies, c =>
        {
            Assert.StartsWith("__Host-hay-", c, StringComparison.Ordinal);
            Assert.Contains("; secure", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_form_and_a_session_work_with_these_names_and_with_no_others()
    {
        using var ann = await site.SignedIn("ann.https@example.org");
        var plain = string.Join("; ", ann.Cookies.GetCookies(site.Address).Select(c => $"{c.Name}={c.Value}"));
        Assert.Contains("hay-account=", plain, StringComparison.Ordinal);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = site.Address };

        Assert.Equal(HttpStatusCode.OK, await Ask(plain.Replace("hay-", "__Host-hay-", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.Redirect, await Ask(plain)); // as another host of the domain might have set it

        async Task<HttpStatusCode> Ask(string cookies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", cookies }, { SecureSite.Secure, "yes" } } };
            using var answer = await browser.SendAsync(request);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("hay-me=x; path=/; secure; samesite=lax; httponly", "__Host-hay-me=x; path=/; secure; samesite=lax; httponly")]
    [InlineData("hay-me=x; path=/", "__Host-hay-me=x; path=/; secure")]
    [InlineData("hay-account-way.abc=N; path=/sign-in/there/done; secure; httponly", "__Secure-hay-account-way.abc=N; path=/sign-in/there/done; secure; httponly")]
    [InlineData("hay-me=x; path=/; domain=example.org; secure", "__Secure-hay-me=x; path=/; domain=example.org; secure")]
    [InlineData("other=x; path=/", "other=x; path=/")]
    public void A_cookie_gets_the_strictest_name_that_it_can_have(string set, string told) => Assert.Equal(told, CookiePrefixes.Write(set));

    [Theory]
    [InlineData("__Host-hay-me=a; __Secure-hay-account-way.x=N; hay-account=planted; theirs=1", "hay-me=a; hay-account-way.x=N; theirs=1")]
    [InlineData("hay-me=planted", "")]
    public void What_comes_without_such_a_name_is_not_ours(string sent, string read) => Assert.Equal(read, CookiePrefixes.Read(sent));
}
