using Hay.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hay.Web.Tests.Feeds;

/// <summary>Two sites of two counties that share a border, and a line between them that can be cut.</summary>
public sealed class Counties : IAsyncLifetime, IDisposable
{
    /// <summary>Just over the border, a kilometre into Tydd Marsh; and just this side of it, in Fenland.</summary>
    public const double Lon = 0.13, JustThere = 52.75, JustHere = 52.735;
    /// <summary>As far away as nobody goes.</summary>
    public const double FarAway = 52.9;
    private readonly HttpClient _line = new();
    private WebApplication _relay = null!;
    private WebApplication _another = null!;

    public CountySite Ours { get; } = new();
    public CountySite Theirs { get; } = new() { Map = CountySite.NextDoor };
    /// <summary>The neighbour's address by the line.</summary>
    public string Line => _relay.Urls.First();
    /// <summary>A third county: it has all that the neighbour has, under ids and addresses of its own.</summary>
    public string Another => _another.Urls.First();
    /// <summary>What the neighbour answered last of its activities.</summary>
    public int Answered { get; private set; }
    /// <summary>What the line says instead of the neighbour; null: it works.</summary>
    public Func<HttpContext, Task>? Says { get; set; }

    public async Task InitializeAsync()
    {
        await Ours.InitializeAsync();
        await Theirs.InitializeAsync();
        _relay = Serve(async http =>
        {
            if (Says is { } says)
            {
                await says(http);
                return;
            }

            using var answer = await Ask(http);
            if (http.Request.Path.Value!.EndsWith("activities", StringComparison.Ordinal)) Answered = (int)answer.StatusCode;
            if (answer.Headers.ETag is { } version) http.Response.Headers.ETag = version.ToString();
            await answer.Content.CopyToAsync(http.Response.Body);
        });
        _another = Serve(async http =>
        {
            using var answer = await Ask(http);
            var said = await answer.Content.ReadAsStringAsync();
            await http.Response.WriteAsync(said.Replace(Theirs.Address.Authority, new Uri(Another).Authority, StringComparison.Ordinal).Replace("\"l-", "\"m-", StringComparison.Ordinal).Replace("/l-", "/m-", StringComparison.Ordinal));
        });
        await _relay.StartAsync();
        await _another.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _relay.DisposeAsync();
        await _another.DisposeAsync();
        await Theirs.DisposeAsync();
        await Ours.DisposeAsync();
    }

    public void Dispose() => _line.Dispose();

    /// <summary>As if nobody had listed or followed anything yet.</summary>
    internal async Task Clear()
    {
        Says = null;
        await Ours.Clear("fenland");
        await Theirs.Clear("tydd-marsh");
    }

    /// <summary>Our Fenland shows what the neighbour has; the id of the feed.</summary>
    internal Task<string> Look(int kilometres = 5) => Ours.Follow("fenland", Line + "/", FeedFormat.Neighbour, kilometres, "Next Door");

    private static WebApplication Serve(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(answer);
        return app;
    }

    private async Task<HttpResponseMessage> Ask(HttpContext http)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Theirs.Address, http.Request.Path + http.Request.QueryString.ToString()));
        if (http.Request.Headers.IfNoneMatch.ToString() is { Length: > 0 } known) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        var answer = await _line.SendAsync(request);
        http.Response.StatusCode = (int)answer.StatusCode;
        return answer;
    }
}
