using System.Net;
using System.Text;

namespace Hay.Seeded.Tests.Http;

/// <summary>The fuzzer's judge finds what it is there to find, and nothing else.</summary>
public sealed class FuzzJudgeTests
{
    private static readonly FuzzRequest Asked = new(new FuzzTarget { Method = "GET", Path = "/api/v1/search", Person = 0 }, "GET", "/api/v1/search", [], null, "", 0, "");

    [Theory]
    [InlineData(500, "text/plain", "Sorry.", "", "500")]
    [InlineData(503, "text/plain", "Sorry.", "", "503")]
    [InlineData(503, "text/plain", "Sorry.", "Retry-After: 5", null)]
    [InlineData(400, "text/plain", "System.FormatException: no\n   at Hay.Web.Pages.Search.OnGet()", "", "it tells of its code")]
    [InlineData(400, "application/problem+json", """{"detail":"could not be converted to Hay.Web.Api.ApiListing"}""", "", "it tells of its code")]
    [InlineData(404, "text/plain", "No file /tmp/hay-site-x/hay.db", "", "it tells where its files are")]
    [InlineData(200, "text/html", "<p>Hello</p>", "", "a page without its content security policy")]
    [InlineData(200, "text/html", "<p>Hello zq7z&lt;q zq7z&quot;q value=\"zq7z\">", "Content-Security-Policy: default-src 'self'", null)]
    [InlineData(200, "text/html", "<p>Hello zq7z<q</p>", "Content-Security-Policy: default-src 'self'", "it says back")]
    [InlineData(200, "text/html", "<p title=\"zq7z\"q\">", "Content-Security-Policy: default-src 'self'", "it says back")]
    [InlineData(302, "text/plain", "", "Location: https://elsewhere.zq.example/", "it leads elsewhere")]
    [InlineData(302, "text/plain", "", "Location: //elsewhere.zq.example", "it leads elsewhere")]
    [InlineData(302, "text/plain", "", "Location: /me", null)]
    [InlineData(200, "application/json", "{\"a\":", "", "no JSON")]
    [InlineData(400, "application/json", "{}", "", "400 is no problem details")]
    [InlineData(400, "application/problem+json", "{\"title\":\"Bad\"}", "", "the problem does not say what to do")]
    [InlineData(400, "application/problem+json", "{\"detail\":\"Name a space.\"}", "", null)]
    [InlineData(200, "application/atom+xml", "<feed>", "", "no XML")]
    public void It_finds_what_no_answer_may_be(int status, string type, string body, string header, string? wanted)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
        if (header.Split(": ", 2) is [var name, var value]) answer.Headers.TryAddWithoutValidation(name, value);
        var found = FuzzJudge.Of(Asked, answer, body);
        if (wanted is null) Assert.Null(found);
        else Assert.StartsWith(wanted, found, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_seed_makes_the_same_request()
    {
        FuzzTarget[] targets = [Asked.Target, new() { Method = "POST", Path = "/me", Fields = [new("needs", "Free")], Person = 1 }];
        var bend = new FuzzBend(targets, "token", 2);
        Assert.Equal(Told(bend), Told(new FuzzBend(targets, "token", 2)));
        Assert.True(Told(bend).Distinct().Count() > 60);

        static List<string> Told(FuzzBend bend) => [.. Enumerable.Range(0, 200).Select(seed => $"{bend.Next(seed, "")}")];
    }
}
