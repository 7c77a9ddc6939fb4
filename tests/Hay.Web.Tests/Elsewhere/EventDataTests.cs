using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.Elsewhere;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Elsewhere;

/// <summary>What search engines read on pages.</summary>
[Collection(OnTheSite.Name)]
public sealed class EventDataTests(RunningSite site)
{
    private const string Origin = "https://hay.example";

    [Fact]
    public void Every_event_of_the_county_has_what_search_engines_ask_for()
    {
        var events = site.Services.GetRequiredService<EventData>();
        var count = 0;
        foreach (var entry in site.Catalogue.Entries)
        {
            var own = events.Of(entry, Origin).ToList();
            count += own.Count;
            Assert.InRange(own.Count, 0, EventData.Most);
            Assert.All(own, said => Assert.True(!entry.Listing.Demo || said["description"] is not null));
            foreach (var said in EventFacts.Events(InAPage(own))) Assert.True(!EventFacts.Problems(said).Any(), $"{entry.Id}: {string.Join(", ", EventFacts.Problems(said))} in {said}");
        }

        Assert.InRange(count, 500, int.MaxValue);
    }

    [Fact]
    public async Task Another_tool_finds_it_on_the_pages_and_notices_what_is_missing()
    {
        using var guest = new Guest(site);
        var pages = new List<object>();
        foreach (var entry in site.Catalogue.Entries.Where(e => e.Listing.Demo).GroupBy(e => (e.Listing.Space, e.Listing.Setting, e.Listing.Cost.Kind)).Select(g => g.First()))
        {
            pages.Add(new { path = entry.Id, html = await guest.Read($"/{entry.Listing.Space}/{entry.Id}") });
        }

        Assert.InRange(pages.Count, 10, 100);
        Assert.Equal("", await Missing(pages));
        var wrong = (await guest.Read("/peterborough/pb-cathedral-quiet")).Replace("\"startDate\"", "\"start\"", StringComparison.Ordinal);
        Assert.Contains("startDate", await Missing([new { path = "wrong", html = wrong }]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_and_a_moved_session_say_so()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "Jam </script><script>alert(1)</script> & more");
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        await grain.ChangeSession(new ChangeSession(new SessionChange { Session = activity.First, Cancelled = true }), default);
        await grain.ChangeSession(new ChangeSession(new SessionChange { Session = activity.Second, MovedTo = activity.Second.ToLocal().AddHours(2) }), default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Sessions[1].Start.Hour == 16);

        var page = await guest.Read(activity.Path);
        var events = EventFacts.Events(page).ToList();

        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.All(events, e => Assert.Equal("Jam </script><script>alert(1)</script> & more", EventFacts.Text(e, "name")));
        Assert.All(events, e => Assert.Empty(EventFacts.Problems(e)));
        Assert.Equal(["EventCancelled", "EventRescheduled", "EventScheduled"], events.Take(3).Select(e => EventFacts.Text(e, "eventStatus")[19..]));
        Assert.Equal(TimeSpan.FromHours(2), EventFacts.At(events[1], "startDate") - EventFacts.At(events[1], "previousStartDate"));
        Assert.Equal(["Hay", "Fenland"], EventFacts.Of(page)[0].GetProperty("itemListElement").EnumerateArray().Take(2).Select(e => EventFacts.Text(e, "name")));
        Assert.Contains("rel=\"alternate\" type=\"text/calendar\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_session_a_price_and_what_is_invented_are_said()
    {
        var entry = site.Catalogue.Entries.First(e => e.Sessions.Length > 0 && e.Listing is { Demo: true, Summary.Length: > 0 });
        var paid = entry with
        {
            Listing = entry.Listing with { Cost = new Cost { Kind = CostKind.Paid, Pence = 450 }, Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 1 } },
            Sessions = [.. entry.Sessions.Select(s => s with { PlacesLeft = 0 })],
        };

        var said = EventFacts.Events(InAPage(site.Services.GetRequiredService<EventData>().Of(paid, Origin))).First();

        Assert.StartsWith("(This group is invented.", EventFacts.Text(said, "description"), StringComparison.Ordinal);
        Assert.Equal(("4.50", "https://schema.org/SoldOut"), (EventFacts.Text(said.GetProperty("offers"), "price"), EventFacts.Text(said.GetProperty("offers"), "availability")));
        Assert.Empty(EventFacts.Problems(said));
    }

    [Theory]
    [InlineData("endDate")]
    [InlineData("location")]
    [InlineData("eventStatus")]
    public void What_is_missing_is_noticed(string fact)
    {
        var said = site.Services.GetRequiredService<EventData>().Of(site.Catalogue.Find("pb-cathedral-quiet")!, Origin).First();
        said.Remove(fact);

        Assert.NotEmpty(EventFacts.Problems(EventFacts.Events(InAPage([said])).Single()));
    }

    private static string InAPage(IEnumerable<JsonObject> things) => $"""<script type="application/ld+json">{LinkedData.Page(things)}</script>""" is var page && page.Contains("json\"></", StringComparison.Ordinal) ? "" : page;

    private static async Task<string> Missing(List<object> pages)
    {
        var root = ProjectRoot.Folder;
        Assert.True(Directory.Exists(Path.Combine(root, "node_modules", "structured-data-testing-tool")), "structured-data-testing-tool is not installed: run `npm ci` in the project's root.");
        using var node = Process.Start(new ProcessStartInfo("node", ["--no-warnings", Path.Combine(root, "tests", "Hay.Web.Tests", "Elsewhere", "facts.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        var said = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(pages));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return (await said).Trim();
    }
}
