using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Site;

/// <summary>
/// A person with a browser of their own: their cookies, and their own loopback address, because limits count by address.
/// Does not follow redirects by itself.
/// </summary>
public sealed partial class Guest : IDisposable
{
    private readonly HttpClient _browser;

    public Guest(RunningSite site) : this(site.Address)
    {
    }

    public Guest(Uri site)
    {
        var address = new IPAddress([127, (byte)Random.Shared.Next(1, 255), (byte)Random.Shared.Next(256), (byte)Random.Shared.Next(2, 255)]);
        _browser = new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = Cookies,
            AllowAutoRedirect = false,
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(address, 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = site };
    }

    public CookieContainer Cookies { get; } = new();

    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return _browser.SendAsync(request);
    }

    /// <summary>Completes with the first byte of the answer.</summary>
    public Task<HttpResponseMessage> First(string path) => _browser.GetAsync(path, HttpCompletionOption.ResponseHeadersRead);

    public async Task<string> Read(string path)
    {
        using var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Presses a button of the form on <paramref name="page"/>, and reads the page it leads to.</summary>
    public async Task<string> Press(string page, string handler, params (string Name, string Value)[] fields)
    {
        using var answer = await Send(page, handler, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await Read(answer.Headers.Location!.OriginalString.Split('#')[0]);
    }

    public async Task<HttpResponseMessage> Send(string page, string handler, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await Read(page)).Groups[1].Value;
        return await SendBare($"{page}?handler={handler}", [.. fields, ("__RequestVerificationToken", token)]);
    }

    /// <summary>A form as nobody's browser would send it.</summary>
    public async Task<HttpResponseMessage> SendBare(string path, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.ToDictionary(f => f.Name, f => f.Value));
        return await _browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public Task<HttpResponseMessage> Put(string path) => _browser.PutAsync(new Uri(path, UriKind.Relative), null);

    /// <summary>A form with a file, as nobody's browser would send it.</summary>
    public async Task<HttpResponseMessage> SendFile(string path, byte[] file, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        if (file.Length > 0) form.Add(new ByteArrayContent(file), "file", "picture.jpg");
        return await _browser.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    public void Dispose() => _browser.Dispose();

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
