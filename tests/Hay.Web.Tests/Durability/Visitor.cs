using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Durability;

/// <summary>One session of one activity.</summary>
internal sealed record Target(string Space, string Activity, string Session)
{
    public string Path => $"/{Space}/{Activity}";
}

/// <summary>What a visitor knows of a place: what was answered last, or that an answer never came.</summary>
internal enum Belief { None, Holds, Unsure }

/// <summary>
/// A person with a browser: their own cookies and their own loopback address (limits count by address), asking for places
/// and giving them up, and remembering what they were told.
/// </summary>
internal sealed partial class Visitor(string ownAddress) : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly Dictionary<Target, Belief> _beliefs = [];
    private HttpClient? _browser;
    private int _acknowledged;

    public IReadOnlyDictionary<Target, Belief> Beliefs => _beliefs;

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Open(Uri site)
    {
        _browser?.Dispose();
        _browser = new HttpClient(new SocketsHttpHandler
        {
            CookieContainer = _cookies,
            AllowAutoRedirect = false,
            ConnectCallback = async (context, ct) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(ownAddress), 0));
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        })
        { BaseAddress = site };
    }

    /// <summary>Asks at random until the site dies or the visitor has had enough.</summary>
    public async Task Act(Target[] targets, Random random, int wishes)
    {
        try
        {
            for (var i = 0; i < wishes; i++)
            {
                var target = targets[random.Next(targets.Length)];
                await Ask(target, _beliefs.GetValueOrDefault(target) == Belief.None ? "Hold" : "GiveUp");
            }
        }
        catch (Exception died) when (died is HttpRequestException or IOException or SocketException)
        {
            // Expected: what was asked last stays unsure.
        }
    }

    /// <summary>What the site says now: whether this person holds a place or waits for one.</summary>
    public async Task<bool> Holds(Target target) =>
        GiveUpButton(target).IsMatch(await _browser!.GetStringAsync(new Uri(target.Path, UriKind.Relative)));

    public void Dispose() => _browser?.Dispose();

    private async Task Ask(Target target, string what)
    {
        var page = await _browser!.GetStringAsync(new Uri(target.Path, UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["session"] = target.Session,
            ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        });
        var before = _beliefs.GetValueOrDefault(target);
        _beliefs[target] = Belief.Unsure;
        using var answer = await _browser.PostAsync(new Uri($"{target.Path}?handler={what}", UriKind.Relative), form);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
        {
            _beliefs[target] = before;
            return;
        }

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        _beliefs[target] = what == "Hold" ? Belief.Holds : Belief.None;
        Interlocked.Increment(ref _acknowledged);
    }

    private static Regex GiveUpButton(Target target) =>
        new($"""value="{target.Session}"[^>]*handler=GiveUp""", RegexOptions.CultureInvariant);

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex Token();
}
