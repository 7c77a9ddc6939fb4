using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.OpenActive;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.OpenActive;

[Collection(OnTheSite.Name)]
public class OpenActiveFeedTests(RunningSite site)
{
    private const string List = "activities/openactive-activity-list/activity-list.jsonld";
    private const string Series = "/openactive/session-series";
    private const string Sessions = "/openactive/scheduled-sessions";

    [SharedFact(List)]
    public async Task Every_item_of_the_demo_county_is_what_the_standard_wants()
    {
        using var guest = new Guest(site);
        await Ready();
        var (series, sessions) = (new FeedWalk(guest, Series), new FeedWalk(guest, Sessions));
        await series.ToTheEnd();
        await sessions.ToTheEnd();

        Assert.True(series.Held.Count > 60, $"{series.Held.Count}");
        Assert.True(sessions.Held.Count > 400, $"{sessions.Held.Count}");
        Assert.All(sessions.Held.Values, s => Assert.Contains(((string)s["superEvent"]!).Split('/')[^1], series.Held.Keys));
        Assert.Empty(await Failures(series.Held.Values.Concat(sessions.Held.Values)));
        Assert.All(series.Held.Values, s => Assert.Contains("This group is invented", (string)s["description"]!, StringComparison.Ordinal));
    }

    [SharedFact(List)]
    public async Task The_check_finds_a_false_concept_and_a_missing_name()
    {
        using var guest = new Guest(site);
        await Ready();
        var walk = new FeedWalk(guest, Series);
        await walk.ToTheEnd();
        JsonNode Spoil(Action<JsonNode> how)
        {
            var item = walk.Held.Values.First().DeepClone();
            how(item);
            return item;
        }

        Assert.NotEmpty(await Failures([Spoil(i => i["activity"]![0]!["@id"] = "https://openactive.io/activity-list#mindfulness")]));
        Assert.NotEmpty(await Failures([Spoil(i => i.AsObject().Remove("name"))]));
    }

    [Fact]
    public async Task What_has_no_honest_concept_is_not_published()
    {
        using var guest = new Guest(site);
        await Ready();
        var walk = new FeedWalk(guest, Series);
        await walk.ToTheEnd();

        Assert.All(walk.Held.Keys, id => Assert.DoesNotContain(site.Catalogue.Find(id)!.Listing.Category, new[] { "mindfulness", "peer-support", "bereavement", "carers", "games" }));
        Assert.DoesNotContain("pb-cathedral-quiet", walk.Held.Keys);
    }

    [Fact]
    public async Task OpenActives_own_walker_finds_nothing_wrong_while_things_change()
    {
        await Ready();
        using var over = new CancellationTokenSource();
        var changing = Task.Run(async () =>
        {
            for (var n = 0; !over.IsCancellationRequested; n++) await Publish("rpde-walked", $"Walk number {n}");
        });

        var said = await Task.WhenAll(new[] { Series, Sessions }.Select(path => NodeScript.Run("OpenActive/walk.mjs", "", new Uri(site.Address, path).ToString())));
        await over.CancelAsync();
        await changing;

        Assert.All(said, text =>
        {
            var log = JsonNode.Parse(text)!;
            Assert.True((int)log["pages"]! >= 2);
            // It cannot know that the one listing that changes all the time is told each time, and says so.
            Assert.All(log["failures"]!.AsArray(), f => Assert.Matches("rpde-walked.*unless that item is updated|unless that item is updated.*rpde-walked", (string)f!));
        });
    }

    [Fact]
    public async Task Whoever_walks_while_listings_change_ends_with_exactly_what_there_is()
    {
        using var guest = new Guest(site);
        await Ready();
        var (series, sessions) = (new FeedWalk(guest, Series), new FeedWalk(guest, Sessions));
        for (var n = 0; n < 8; n++) await Publish($"walk-{n}", $"First walk {n}");
        await Told("walk-7", "First walk 7");
        await Task.WhenAll(series.ToTheEnd(), sessions.ToTheEnd());
        Assert.Contains("walk-3", series.Held.Keys);

        var changing = Task.Run(async () =>
        {
            for (var round = 0; round < 5; round++)
            {
                for (var n = 0; n < 8; n++)
                {
                    if ((n + round) % 3 == 0) await Grain($"walk-{n}").Withdraw(null, default);
                    else await Publish($"walk-{n}", $"Walk {n}, round {round}", hour: 9 + ((n + round) % 5));
                }
            }

            // One becomes something that the standard has no word for.
            await Publish("walk-1", "A circle to talk", category: "peer-support");
            await Publish("walk-last", "The last walk");
        });
        while (!changing.IsCompleted) await Task.WhenAll(series.ToTheEnd(), sessions.ToTheEnd());
        await changing;
        await Told("walk-last", "The last walk");
        await Task.WhenAll(series.ToTheEnd(), sessions.ToTheEnd());

        var writer = site.Services.GetRequiredService<OpportunityWriter>();
        var shown = site.Catalogue.Entries.Where(writer.Publishes).ToList();
        Assert.Equal(shown.Select(e => e.Id).Order(StringComparer.Ordinal), series.Held.Keys.Order(StringComparer.Ordinal));
        Assert.All(shown, e => Assert.Equal(e.Listing.Title, (string)series.Held[e.Id]["name"]!));
        Assert.Equal(shown.SelectMany(e => e.Sessions.Select(s => $"{e.Id}-{s.Session}")).Order(StringComparer.Ordinal), sessions.Held.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("walk-1", series.Gone);
        Assert.Contains(sessions.Gone, id => id.StartsWith("walk-1-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_booking_tells_the_feed_nothing()
    {
        using var guest = new Guest(site);
        await Ready();
        await Publish("walk-booked", "A walk to be held a place on");
        await Told("walk-booked", "A walk to be held a place on");
        var walk = new FeedWalk(guest, Sessions);
        await walk.ToTheEnd();
        var before = walk.Last;
        var session = site.Catalogue.Find("walk-booked")!.Sessions[0].Session;

        await Grain("walk-booked").Book(new BookPlace(ProfileId.New(), session), default);
        await RunningSite.Until(() => site.Catalogue.Find("walk-booked")!.Sessions[0].Going == 1);
        await Publish("walk-after", "A walk after that");
        await Told("walk-after", "A walk after that");
        await walk.ToTheEnd();

        var (text, feeds) = (walk.Held.First(h => h.Key.StartsWith("walk-booked-", StringComparison.Ordinal)).Value.ToJsonString(), site.Services.GetRequiredService<OpportunityBook>().Now!);
        Assert.DoesNotContain("remaining", text, StringComparison.Ordinal);
        Assert.True(feeds.Sessions.Single(i => i.Id == $"walk-booked-{session}").Number <= before);
    }

    [Fact]
    public async Task An_address_that_cannot_be_read_is_refused_in_words()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get($"{Series}?afterChangeNumber=soon");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_item_can_be_read_at_its_own_address_and_the_page_says_what_there_is()
    {
        using var guest = new Guest(site);
        await Ready();
        var walk = new FeedWalk(guest, Sessions);
        await walk.ToTheEnd();
        var session = walk.Held.First().Value;

        Assert.Equal(session.ToJsonString(), JsonNode.Parse(await guest.Read(new Uri((string)session["@id"]!).PathAndQuery))!.ToJsonString());
        Assert.Contains("SessionSeries", await guest.Read(new Uri((string)session["superEvent"]!).PathAndQuery), StringComparison.Ordinal);
        var page = await guest.Read("/openactive");
        var dataset = JsonNode.Parse(page[(page.IndexOf("ld+json\">", StringComparison.Ordinal) + 9)..].Split("</script>")[0])!;
        Assert.Equal(2, dataset["distribution"]!.AsArray().Count);
        Assert.Contains("CC BY 4.0", page, StringComparison.Ordinal);
    }

    private static async Task<List<string>> Failures(IEnumerable<JsonNode> items) => JsonSerializer.Deserialize<List<string>>(
        await NodeScript.Run("OpenActive/validate.mjs", new JsonArray([.. items.Select(i => i.DeepClone())]).ToJsonString(), SharedFactAttribute.PathOf(List)))!;

    private IActivityGrain Grain(string id) => site.Grains.GetGrain<IActivityGrain>(id);

    private Task Ready() => RunningSite.Until(() => site.Services.GetRequiredService<OpportunityBook>().Now is not null);

    /// <summary>Waits until the feed tells of this, and so of all that was written before it.</summary>
    private async Task Told(string id, string title)
    {
        await RunningSite.Until(() => site.Catalogue.Find(id)?.Listing.Title == title);
        await RunningSite.Until(() => site.Services.GetRequiredService<OpportunityBook>().Now!.Series.Any(i => i.Id == id && i.Entry?.Listing.Title == title));
    }

    private async Task Publish(string id, string title, int hour = 10, string category = "walking")
    {
        var like = site.Catalogue.Entries.First(e => e.Listing.Category == "walking" && e.Listing.Venue is not null && e.Organisation is not null).Listing;
        var result = await Grain(id).Publish(new PublishListing
        {
            Listing = like with
            {
                Title = title,
                Category = category,
                OpenActive = null,
                Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 5 },
                Schedule = new Schedule { Start = new DateTime(2026, 11, 30, hour, 0, 0), Duration = TimeSpan.FromHours(1), Rule = "FREQ=WEEKLY" },
            },
        }, default);
        Assert.Empty(result.Problems);
    }
}
