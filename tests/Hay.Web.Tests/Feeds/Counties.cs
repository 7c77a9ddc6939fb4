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

    public CountySite Ours { get; } = new();
    public CountySite Theirs { get; } = new() { Map = CountySite.NextDoor };
    /// <summary>The neighbour's address by the line.</summary>
    public string Line => _relay.Urls.First();
    /// <summary>What the line says instead of the neighbour; null: it works.</summary>
    public Func<HttpContext, Task>? Says { get; set; }

    public async Task InitializeAsync()
    {
        await Ours.InitializeAsync();
        await Theirs.InitializeAsync();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _relay = builder.Build();
        _relay.Run(async http =>
        {
            if (Says is { } says)
            {
                await says(http);
                return;
            }

            using var answer = await _line.GetAsync(new Uri(Theirs.Address, http.Request.Path + http.Request.QueryString.ToString()));
            http.Response.StatusCode = (int)answer.StatusCode;
            await answer.Content.CopyToAsync(http.Response.Body);
        });
        await _relay.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _relay.DisposeAsync();
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
}
