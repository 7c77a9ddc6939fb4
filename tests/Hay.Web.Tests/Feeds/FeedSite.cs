using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Desk;
using Hay.Web.Feeds;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Web.Tests.Feeds;

/// <summary>A site that may read feeds on this machine, a server that has some, and time that can pass.</summary>
public sealed partial class FeedSite : DoorSite, IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _feeds = new();
    private WebApplication _server = null!;

    internal ConcurrentQueue<Mail> Sent { get; } = new();
    internal ConcurrentDictionary<string, int> Asked { get; } = new();
    internal FeedRun Run => Services.GetRequiredService<FeedRun>();
    internal DeskBook Desk => Services.GetRequiredService<DeskBook>();

    async Task IAsyncLifetime.InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.Run(http =>
        {
            Asked.AddOrUpdate(http.Request.Path, 1, static (_, n) => n + 1);
            return _feeds.TryGetValue(http.Request.Path, out var answer) ? answer(http) : NotFound(http);
        });
        await _server.StartAsync();
        await InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await _server.DisposeAsync();
    }

    protected override void Change(WebApplicationBuilder builder)
    {
        base.Change(builder);
        builder.Configuration["Hay:Feeds:AllowLoopback"] = "true";
        builder.Services.AddSingleton<IMailer>(new Post(this));
    }

    /// <summary>Puts a feed on the server; its address.</summary>
    internal string Serve(string text, string? name = null) => Serve(http => http.Response.WriteAsync(text), name);

    internal string Serve(Func<HttpContext, Task> answer, string? name = null)
    {
        var path = $"/{name ?? Guid.NewGuid().ToString("n")}.ics";
        _feeds[path] = answer;
        return _server.Urls.First() + path;
    }

    /// <summary>A calendar of weekly things: "name of the event" or "name | where".</summary>
    internal string Calendar(params string[] events)
    {
        var start = Clock.GetUtcNow().Date.AddDays(2).ToString("yyyyMMdd'T100000Z'", System.Globalization.CultureInfo.InvariantCulture);
        var text = new StringBuilder("BEGIN:VCALENDAR\r\nX-WR-CALNAME:Our calendar\r\n");
        foreach (var parts in events.Select(e => e.Split(" | ")))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"BEGIN:VEVENT\r\nUID:{parts[0].Replace(' ', '-')}@{_mark}\r\nSUMMARY:{parts[0]}\r\nDTSTART:{start}\r\nRRULE:FREQ=WEEKLY\r\n");
            if (parts.Length > 1) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"LOCATION:{parts[1].Replace(",", "\\,", StringComparison.Ordinal)}\r\n");
            text.Append("END:VEVENT\r\n");
        }

        return text.Append("END:VCALENDAR\r\n").ToString();
    }

    /// <summary>Events of another test are other events.</summary>
    internal void Another() => _mark = Guid.NewGuid().ToString("n");

    private string _mark = "test";

    /// <summary>An organiser whose group the public knows and whose account is not new; the group's id.</summary>
    internal async Task<(Organiser Who, string Group)> Known()
    {
        Another();
        var who = await Organiser.SignIn(this);
        var group = await who.Begin(this);
        await Grains.GetGrain<IActivityGrain>($"known-{group}").Publish(new PublishListing { Listing = new Listing { Title = "Known", Space = "fenland", Organisation = group } }, default);
        await Until(() => Desk.Find($"known-{group}") is not null);
        Pass(TimeSpan.FromDays(8));
        return (who, group);
    }

    /// <summary>
    /// Follows an address by the pages, of a group or those at a path; the id of the feed once it has been read for the first time.
    /// </summary>
    internal async Task<string> Follow(Organiser who, string group, string address, string name = "Our calendar")
    {
        var (at, owner) = group.Split('/') is ["", "host", var space, _] ? (group, FeedOwner.OfSpace(space)) : ($"/organise/{group}/feeds", group);
        var token = await Token(who.Browser, at);
        using var followed = await who.Browser.SendBare($"{at}/new?handler=Follow", ("address", address), ("name", name), ("format", "Calendar"), ("__RequestVerificationToken", token));
        Assert.True(followed.StatusCode == HttpStatusCode.Redirect, await followed.Content.ReadAsStringAsync());
        var id = followed.Headers.Location!.OriginalString.Split('/')[^1].Split('#')[0];
        await Read(owner, id);
        return id;
    }

    /// <summary>Waits until a feed has been read, whoever reads it.</summary>
    internal async Task<Feed> Read(string group, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15));
        while (true)
        {
            await Run.Run(group, id, patience.Token);
            if (await Feed(group, id) is { Lease: null } feed && feed.Due > Clock.GetUtcNow()) return feed;
            await Task.Delay(10, patience.Token);
        }
    }

    internal async Task<Feed?> Feed(string group, string id) => (await Grains.GetGrain<IFeedsGrain>(group).View(default)).FirstOrDefault(f => f.Id == id);

    /// <summary>Lets enough time pass for it to be due, and reads it again.</summary>
    internal async Task<Feed> ReadAgain(string group, string id)
    {
        Pass(FeedList.Often + TimeSpan.FromMinutes(1));
        return await Read(group, id);
    }

    internal Task<EditView> View(string activity) => Grains.GetGrain<IActivityGrain>(activity).ViewForEditing(default);

    internal static async Task<string> Token(Guest who, string page) => FormToken().Match(await who.Read(page)).Groups[1].Value;

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex FormToken();

    private sealed class Post(FeedSite site) : IMailer
    {
        public string? Folder => null;

        public Task Send(Mail mail, CancellationToken ct)
        {
            site.Sent.Enqueue(mail);
            return Task.CompletedTask;
        }
    }
}
