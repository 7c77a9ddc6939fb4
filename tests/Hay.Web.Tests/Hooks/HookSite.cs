using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Hooks;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Hooks;

/// <summary>A site that may send to this machine, somebody there who is told, and time that can pass.</summary>
public partial class HookSite : RunningSite, IAsyncLifetime
{
    internal Receiver Receiver { get; private set; } = null!;
    internal ConcurrentQueue<Mail> Sent { get; } = new();

    async Task IAsyncLifetime.InitializeAsync()
    {
        Receiver = await Receiver.Start();
        await InitializeAsync();
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Receiver.DisposeAsync();
    }

    /// <summary>Waits no longer than it must until what is due has been looked for.</summary>
    internal void Later(TimeSpan time)
    {
        Pass(time);
        Services.GetRequiredService<HookRounds>().Nudge();
    }

    /// <summary>Somebody with a group of their own; the group's id.</summary>
    internal async Task<(Guest Who, string Group, AccountRef Account)> Known(string name)
    {
        var (who, account) = await this.SignIn($"{name}.hooks@example.org");
        return (who, await who.Begin($"Group of {name}"), account);
    }

    /// <summary>Adds one by the page; its page and its secret.</summary>
    internal async Task<(string Page, string Secret)> Add(Guest who, string at, string path)
    {
        using var added = await who.SendTo($"{at}/webhooks?handler=Add", ("address", Receiver.Address(path)));
        var html = await added.Content.ReadAsStringAsync();
        Assert.True(added.IsSuccessStatusCode, html);
        return (Page().Match(html).Groups[1].Value, System.Net.WebUtility.HtmlDecode(Secret().Match(html).Groups[1].Value));
    }

    /// <summary>Lists something of a group's in Fenland; its id.</summary>
    internal async Task<string> List(string group, AccountRef by, string title = "Tea at two")
    {
        var id = $"test-{Guid.NewGuid():n}"[..20];
        await Publish(id, group, by, title);
        return id;
    }

    internal async Task Publish(string id, string group, AccountRef by, string title)
    {
        var start = DateOnly.FromDateTime(Clock.GetUtcNow().Date).AddDays(1).ToDateTime(new TimeOnly(14, 0));
        var result = await Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            By = by.Id,
            Listing = new Listing
            {
                Title = title,
                Space = "fenland",
                Category = "games",
                Organisation = group,
                Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 5 },
                Schedule = new Schedule { Start = start, Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY;COUNT=6" },
            },
        }, default);
        Assert.Empty(result.Problems);
    }

    protected override void Change(WebApplicationBuilder builder)
    {
        builder.Configuration["Hay:Feeds:AllowLoopback"] = "true";
        builder.Services.AddSingleton<IMailer>(new PostBox(this));
    }

    [GeneratedRegex("""action="([^"?]*/webhooks/[^"?]+)["?]""")]
    private static partial Regex Page();

    [GeneratedRegex("""value="(whsec_[^"]+)""")]
    private static partial Regex Secret();

    private sealed class PostBox(HookSite site) : IMailer
    {
        public string? Folder => null;

        public Task Send(Mail mail, CancellationToken ct)
        {
            site.Sent.Enqueue(mail);
            return Task.CompletedTask;
        }
    }
}
