extern alias site;

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo;
using Hay.Web.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Bench;

/// <summary>
/// What live connections are measured on, in a process of its own: the whole site with a hundred spaces, or a bare SignalR hub as the
/// yardstick. It takes commands by lines of its standard input and answers each with a line.
/// </summary>
internal static class LiveServer
{
    public const string Command = "live-server";
    public const string Bare = "bare";
    /// <summary>Begins each answer: other lines are the site's own log.</summary>
    public const string Answered = "= ";
    public const int Spaces = 100;
    private const string Taster = "taster-three-minute-breathing";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="where">A data folder, or <see cref="Bare"/>.</param>
    public static async Task<int> RunAsync(string where)
    {
        await using var app = where == Bare ? BareHub() : Site(where);
        await app.StartAsync();
        var activity = "activity:soup";
        if (where != Bare)
        {
            var slot = app.Services.GetRequiredService<CatalogueSlot>();
            await slot.Ready;
            activity = $"activity:{slot.Current.Entries.First(entry => !entry.Sessions.IsEmpty).Id}";
        }

        Console.WriteLine($"Live is ready: {app.Urls.First()} {activity}");
        while (await Console.In.ReadLineAsync() is { } line && line != "end") Console.WriteLine($"{Answered}{await Answer(app, where == Bare, activity, line.Split(' '))}");
        return 0;
    }

    private static async Task<string> Answer(WebApplication app, bool isBare, string activity, string[] command)
    {
        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
        switch (command[0])
        {
            case "publish":
                var at = Stopwatch.GetTimestamp();
                await Publish(app, isBare, activity, Number(command[1]));
                return at.ToString(CultureInfo.InvariantCulture);
            case "flood": // as many a second, for so many seconds
                var (rate, seconds, started) = (Number(command[1]), Number(command[2]), Stopwatch.GetTimestamp());
                for (var i = 0; i < rate * seconds; i++)
                {
                    await Publish(app, isBare, activity, 2_000_000 + i);
                    var ahead = TimeSpan.FromSeconds((i + 1.0) / rate) - Stopwatch.GetElapsedTime(started);
                    if (ahead > TimeSpan.FromMilliseconds(5)) await Task.Delay(ahead);
                }

                return (rate * seconds / Stopwatch.GetElapsedTime(started).TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
            case "memory":
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                return GC.GetTotalMemory(forceFullCollection: true).ToString(CultureInfo.InvariantCulture);
            case "begin": // a gathering in each space
                var grains = app.Services.GetRequiredService<IGrainFactory>();
                foreach (var space in app.Services.GetRequiredService<SpaceMap>().All)
                {
                    await grains.GetGrain<IGatheringGrain>(space.Slug).Begin(new BeginGathering(Taster, DateTimeOffset.UtcNow, (int)(3 * Minute).TotalSeconds), default);
                }

                return string.Join(' ', app.Services.GetRequiredService<SpaceMap>().All.Select(space => space.Slug));
            case "processor": // milliseconds so far
                return Environment.CpuUsage.TotalTime.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
            default:
                return "unknown";
        }
    }

    private static async Task Publish(WebApplication app, bool isBare, string activity, int revision)
    {
        var id = activity[(activity.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (isBare)
        {
            // As long as the site's, and as deep.
            object[] news = [new { activity = id, revision, sessions = new Dictionary<string, object> { ["2026-11-24T14:00"] = new { words = "3 places left", standing = "few", start = "2026-11-24T14:00:00", when = "Tuesday 24 November, 2pm to 3pm" } } }];
            await app.Services.GetRequiredService<IHubContext<Hub>>().Clients.Group(activity).SendAsync("changed", news);
            return;
        }

        var session = app.Services.GetRequiredService<CatalogueSlot>().Current.Find(id)!.Sessions[0];
        await app.Services.GetRequiredService<IGrainFactory>().GetGrain<ILiveNotifierGrain>("0").Announce(new LiveUpdate { Activity = id, Revision = revision, Spaces = [], Session = session });
    }

    private static WebApplication Site(string folder)
    {
        // Spaces are data: as many more as are needed, each with nothing in it.
        var more = Path.Combine(folder, "spaces.json");
        File.WriteAllText(more, JsonSerializer.Serialize(Enumerable.Range(0, Spaces - 6).Select(i => new { slug = $"bench-{i}", name = $"Bench {i}" })));
        return site::Program.Build(new SiloOptions { DataFolder = folder, Urls = "http://127.0.0.1:0", SpaceFiles = [more] });
    }

    private static WebApplication BareHub()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddSignalR();
        var app = builder.Build();
        app.UseRouting();
        app.MapHub<Hub>(Hay.Web.Live.LiveHub.Path);
        return app;
    }

    /// <summary>Lets pages watch groups, and nothing else.</summary>
    internal sealed class Hub : Microsoft.AspNetCore.SignalR.Hub
    {
        public async Task<bool> Watch(string what)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, what);
            return true;
        }
    }
}
