using System.Net;
using AngleSharp.Html.Parser;
using Hay.Grains;

namespace Hay.Seeded.Tests.Http;

/// <summary>Somebody with a browser: the cookies they have been given. Any number of requests may be under way.</summary>
/// <param name="name">What the report calls them.</param>
/// <param name="account">Null: they are not signed in.</param>
internal sealed class FuzzPerson(string name, AccountRef? account)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _cookies = [];

    public string Name => name;
    public AccountRef? Account => account;

    public string Cookies
    {
        get { lock (_lock) return string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")); }
    }

    public void Take(HttpResponseMessage answer)
    {
        if (!answer.Headers.TryGetValues("Set-Cookie", out var all)) return;
        lock (_lock)
        {
            foreach (var (key, value) in all.Select(said => said.Split(';')[0].Split('=', 2)).Where(pair => pair.Length == 2).Select(pair => (pair[0], pair[1])))
            {
                if (value.Length == 0) _cookies.Remove(key);
                else _cookies[key] = value;
            }
        }
    }

    /// <summary>By the page, as a browser without script does it.</summary>
    public async Task SignIn(HttpClient http)
    {
        if (account is null) return;
        // In a browser of its own: what else is under way would change the cookie between the page and its form.
        var fresh = new FuzzPerson(name, account);
        using var page = await fresh.Send(http, HttpMethod.Get, "/sign-in", null);
        var token = new HtmlParser().ParseDocument(await page.Content.ReadAsStringAsync()).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("email", account.Email), new("password", FuzzSite.Password), new("__RequestVerificationToken", token)]);
        using var answer = await fresh.Send(http, HttpMethod.Post, "/sign-in", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        lock (_lock)
        {
            _cookies.Clear();
            foreach (var (key, value) in fresh._cookies) _cookies[key] = value;
        }
    }

    public async Task<bool> IsSignedOut(HttpClient http)
    {
        if (account is null) return false;
        using var answer = await Send(http, HttpMethod.Get, "/account", null);
        return answer.StatusCode == HttpStatusCode.Redirect;
    }

    public async Task<HttpResponseMessage> Send(HttpClient http, HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (Cookies is { Length: > 0 } cookies) request.Headers.TryAddWithoutValidation("Cookie", cookies);
        var answer = await http.SendAsync(request);
        Take(answer);
        return answer;
    }
}
