using System.Net;
using Hay.Grains;
using Hay.Silo.Feeds;
using Hay.Silo.Tests.Outside;
using Microsoft.AspNetCore.Http;

namespace Hay.Silo.Tests.Feeds;

/// <summary>A neighbour as it should be, and one that means harm.</summary>
public sealed class NeighbourSourceTests(EvilServer server) : IClassFixture<EvilServer>
{
    private static readonly NeighbourHome Home = new("f1", "Next Door", "fenland", 5);
    private readonly NeighbourSource _source = new(SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json")), new FeedLimits { JsonBytes = 1_000_000 }, Dns.GetHostAddressesAsync, allowsLoopback: true);

    private Uri Root => new(server.Address, "/");

    [Fact]
    public async Task What_is_near_is_read_whole_and_nothing_else_is_believed()
    {
        Answers(Activity(), Activity("far", lat: "52.9"), Activity("ours", lat: "52.6", lon: "0.1"), Activity("online", setting: "online"));
        var reading = await Fetch();
        Assert.Null(reading.Problem);
        Assert.Equal(3, reading.Outside);
        var item = Assert.Single(reading.Items);
        var listing = item.Listing;
        Assert.Equal(("Fen skittles", "fenland", "games", null, null), (listing.Title, listing.Space, listing.Category, listing.Organisation, listing.Source));
        Assert.Equal(new Home { Neighbour = "Next Door", Space = "Tydd Marsh", Url = $"{Root}tydd-marsh/near", Organiser = "The Skittlers", Feed = "f1", Ids = new HomeIds("near", new Source { Name = "third.example", Id = "42" }, "1098765", ""), Booking = BookingKind.Book }, listing.Home);
        Assert.Equal(("FREQ=WEEKLY", new DateTime(2026, 11, 26, 10, 0, 0), 1, 1), (listing.Schedule!.Rule, listing.Schedule.Start, listing.Schedule.Skip.Length, listing.Schedule.Changes.Length));
        Assert.Equal((BookingKind.Elsewhere, Known.Yes, Level.Gentle), (listing.Booking.Kind, listing.Access().StepFree, Assert.Single(listing.Levels)));
        Assert.Equal(new Contact { Phone = "01632 960001", Email = "tea@example.org", Web = "https://skittlers.example/" }, listing.Contact); // its own wins, its group's fills up
        Assert.Equal(new DateOnly(2026, 11, 20), item.Checked);
    }

    [Theory]
    [InlineData("url", "\"javascript:alert(1)\"", "its page is not at the neighbour’s")]
    [InlineData("url", "\"https://phish.example/tydd-marsh/near\"", "its page is not at the neighbour’s")]
    [InlineData("id", "\"\"", "it has no id")]
    [InlineData("title", "\"<script>1</script>\"", "Give the activity a title.")]
    [InlineData("title", "{}", "Give the activity a title.")]
    public async Task One_that_is_no_listing_is_refused_and_the_others_come(string field, string json, string why)
    {
        Answers(Activity().Replace($"\"{field}\":", $"\"{field}\":{json},\"was\":", StringComparison.Ordinal), Activity("other"));
        var reading = await Fetch();
        Assert.Single(reading.Items);
        Assert.Equal(why, Assert.Single(reading.Refusals).Reason);
    }

    [Fact]
    public async Task Texts_are_cut_markup_goes_and_what_makes_no_sense_is_left_out()
    {
        var evil = Activity().Replace("\"Tea.\"", $"\"<b>Tea</b><script>x</script>{new string('a', 50_000)}\"", StringComparison.Ordinal)
            .Replace("\"web\":\"\"", "\"web\":\"javascript:alert(1)\"", StringComparison.Ordinal)
            .Replace("\"minutes\":60", "\"minutes\":99999999", StringComparison.Ordinal)
            .Replace("\"pence\":0", "\"pence\":-5", StringComparison.Ordinal)
            .Replace("\"games\"", "\"../../etc\"", StringComparison.Ordinal);
        Answers(evil);
        var listing = Assert.Single((await Fetch()).Items).Listing;
        Assert.Empty(ListingRules.Problems(listing));
        Assert.StartsWith("Tea", listing.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain('<', listing.Summary);
        Assert.True(listing.Summary.Length <= ListingRules.SummaryLength);
        Assert.Equal(("", null), (listing.Contact.Web, listing.Schedule));
        Assert.True(ListingRules.IsSlug(listing.Category));
    }

    [Theory]
    [InlineData("1e999", "0.13")]
    [InlineData("\"NaN\"", "0.13")]
    [InlineData("91", "0.13")]
    [InlineData("0", "0")]
    [InlineData("null", "null")]
    [InlineData("[]", "{}")]
    public async Task A_place_that_is_none_is_nowhere_near(string lat, string lon)
    {
        Answers(Activity(lat: lat, lon: lon));
        var reading = await Fetch();
        Assert.Equal((null, 0, 1), (reading.Problem, reading.Items.Length, reading.Outside));
    }

    [Fact]
    public async Task What_is_far_away_takes_no_room()
    {
        var few = new NeighbourSource(SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json")), new FeedLimits { Records = 2 }, Dns.GetHostAddressesAsync, allowsLoopback: true);
        Answers(Activity("far", lat: "52.9"), Activity("further", lat: "52.91"), Activity());
        var reading = await few.Fetch(Root, FeedVersion.None, Home, default);
        Assert.Equal((null, 3, 2, 1), (reading.Problem, reading.Found, reading.Outside, reading.Items.Length));
        Answers(Activity("a"), Activity("b"), Activity("c"));
        Assert.Equal(FeedProblem.TooMany, (await few.Fetch(Root, FeedVersion.None, Home, default)).Problem);
    }

    [Theory]
    [InlineData("<!doctype html><p>Hello", FeedProblem.WebPage)]
    [InlineData("{\"items\":[", FeedProblem.Broken)]
    [InlineData("{}", FeedProblem.Unknown)]
    [InlineData("[]", FeedProblem.Unknown)]
    [InlineData("{\"items\":[],\"next\":\"https://elsewhere.example/\"}", FeedProblem.NotAllowed)]
    [InlineData("{\"items\":[],\"next\":\"?\"}", FeedProblem.Broken)]
    public async Task What_is_no_API_of_a_Hay_is_said_to_be_none(string answer, FeedProblem problem)
    {
        server.Answers(answer);
        Assert.Equal(problem, (await Fetch()).Problem);
    }

    [Fact]
    public async Task A_million_activities_are_too_many_and_a_page_without_end_too_large()
    {
        server.Answers(http => http.Response.WriteAsync($$"""{"items":[{{string.Join(',', Enumerable.Repeat("{}", 200))}}],"next":"{{Root}}api/v1/activities?page={{Guid.NewGuid()}}"}"""));
        Assert.Equal(FeedProblem.TooMany, (await Fetch()).Problem);
        Assert.True(server.Asked <= new FeedLimits().Pages);
        server.Answers($$"""{"items":[{{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}}]}""");
        Assert.Equal(FeedProblem.TooLarge, (await Fetch()).Problem);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        server.Answers(http =>
        {
            http.Response.Headers.ETag = "W/\"7\"";
            if (http.Request.Headers.IfNoneMatch == "W/\"7\"") http.Response.StatusCode = 304;
            return http.Response.StatusCode == 304 ? Task.CompletedTask : http.Response.WriteAsync("""{"items":[],"next":null}""");
        });
        var first = await Fetch();
        Assert.Equal("W/\"7\"", first.Version.ETag);
        Assert.True((await _source.Fetch(Root, first.Version, Home, default)).IsSame);
    }

    [Fact]
    public async Task It_is_asked_for_what_is_round_the_space_alone()
    {
        var asked = "";
        server.Answers(http =>
        {
            if (http.Request.Path.Value!.EndsWith("activities", StringComparison.Ordinal)) asked = http.Request.Query["box"]!;
            return http.Response.WriteAsync("""{"items":[],"next":null}""");
        });
        await Fetch();
        var box = asked.Split(',').Select(side => double.Parse(side, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.InRange(box[2], 52.74 + 0.044, 52.74 + 0.048); // Fenland's northernmost point, and five kilometres
        Assert.InRange(box[0], 52.412 - 0.048, 52.412 - 0.044);
    }

    private Task<FeedReading> Fetch() => _source.Fetch(Root, FeedVersion.None, Home, default);

    private void Answers(params string[] activities) => server.Answers(http => http.Response.WriteAsync(
        http.Request.Path.Value!.EndsWith("spaces", StringComparison.Ordinal)
            ? """{"items":[{"id":"tydd-marsh","name":"Tydd Marsh"}],"next":null}"""
            : $$"""{"items":[{{string.Join(',', activities)}}],"next":null}"""));

    private string Activity(string id = "near", string lat = "52.75", string lon = "0.13", string setting = "indoor") => $$"""
        {"id":"{{id}}","url":"{{Root}}tydd-marsh/{{id}}","title":"Fen skittles","summary":"Tea.","description":"","writtenIn":"en","space":"tydd-marsh","category":"games","setting":"{{setting}}",
        "organiser":{"name":"The Skittlers","charityNumber":"1098765","companyNumber":"","contact":{"web":"https://skittlers.example/","phone":"01632 960009","email":"tea@example.org"} },"venue":{"name":"The hall","town":"Tydd","lat":{{lat}},"lon":{{lon}} },"access":{"stepFree":"yes"},
        "schedule":{"start":"2026-11-26T10:00","minutes":60,"rule":"FREQ=WEEKLY","zone":"Europe/London","skip":["2026-12-24T10:00"],"also":[],"changes":[{"session":"20261203T1000","isCancelled":true,"movedTo":null,"minutes":null,"note":"Snow"}]},
        "levels":["gentle"],"cost":{"kind":"free","pence":0},"booking":"book","contact":{"web":"","phone":"01632 960001","email":""},"checked":"2026-11-20","source":{"name":"third.example","id":"42"} }
        """;
}
