using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Desk;
using Hay.Web.Freshness;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Freshness;

/// <summary>A site with an address of its own whose mail can be read, and listings as old as a test needs them.</summary>
public sealed partial class AskingSite : RunningSite
{
    public AskingSite() => OwnAddress = "https://hay.example";

    internal ConcurrentQueue<Mail> Sent { get; } = new();
    internal Func<Mail, bool> Fails { get; set; } = static _ => false;
    internal DateOnly Today => LocalDay.Of(Clock.GetUtcNow());
    internal DeskBook Desk => Services.GetRequiredService<DeskBook>();

    protected override void Change(WebApplicationBuilder builder) => builder.Services.AddSingleton<IMailer>(new Post(this));

    /// <summary>A new web process beside this one.</summary>
    internal AskRounds AnotherProcess() => ActivatorUtilities.CreateInstance<AskRounds>(Services);

    /// <summary>Lists something in Fenland that was confirmed so many days ago, and waits until the desk knows it, and the catalogue where it is public.</summary>
    internal async Task<string> ListAged(int days, string title = "Soup and a jigsaw", string? organisation = null, string? email = null, Source? source = null)
    {
        var id = $"aged-{Guid.NewGuid():n}"[..20];
        var result = await Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            Listing = new Listing
            {
                Title = title,
                Space = "fenland",
                Category = "games",
                Organisation = organisation,
                Contact = new Contact { Email = email ?? (organisation is null ? $"{id}@example.org" : "") },
                Schedule = new Schedule { Start = Today.AddDays(1).ToDateTime(new TimeOnly(14, 0)), Duration = TimeSpan.FromHours(1), Rule = "FREQ=WEEKLY" },
                Source = source,
            },
            Checked = Today.AddDays(-days),
        }, default);
        Assert.Empty(result.Problems);
        // Both read the same feed, each in its own time; the catalogue does not hold what nobody has confirmed for too long.
        await Until(() => Desk.Find(id) is not null && (days >= Activity.HiddenAfter || Catalogue.Find(id) is not null));
        return id;
    }

    /// <summary>Has a round made by a process that has tried nothing yet.</summary>
    internal Task<int> Round() => AnotherProcess().Round(default);

    /// <summary>Lists something whose people are asked at once; its three links, without our host.</summary>
    internal async Task<(string Id, string Yes, string Changed, string Stopped)> Ask(int days = 76, string title = "Soup and a jigsaw")
    {
        var id = await ListAged(days, title);
        await Round();
        var links = Links(Assert.Single(Sent, m => m.To == $"{id}@example.org"));
        return (id, links[0], links[1], links[2]);
    }

    internal Task<EditView> View(string id) => Grains.GetGrain<IActivityGrain>(id).ViewForEditing(default);

    internal static string[] Links(Mail mail) => [.. Link().Matches(mail.Text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"^https://hay\.example(/still-true\S+)$", RegexOptions.Multiline)]
    private static partial Regex Link();

    private sealed class Post(AskingSite site) : IMailer
    {
        public string? Folder => null;

        public Task Send(Mail mail, CancellationToken ct)
        {
            if (site.Fails(mail)) throw new MailFailedException("The server is away.");
            site.Sent.Enqueue(mail);
            return Task.CompletedTask;
        }
    }
}
