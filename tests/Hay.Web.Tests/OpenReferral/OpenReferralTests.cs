using System.Net;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.OpenReferral;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.OpenReferral;

[Collection(OnTheSite.Name)]
public class OpenReferralTests(RunningSite site)
{
    private const string Services = "/openreferral/services";

    [Fact]
    public void An_id_is_the_standards_own_example()
    {
        // RFC 9562, appendix A.4.
        Assert.Equal(new Guid("2ed6657d-e927-568b-95e1-2665a8aea6a2"), StableUuid.Of(new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"));
    }

    [Fact]
    public async Task A_service_says_what_the_page_says()
    {
        using var guest = new Guest(site);

        var service = JsonNode.Parse(await guest.Read($"{Services}/{ServiceMaker.IdOf("pb-cathedral-quiet")}"))!;

        Assert.Equal("Quiet Hour at the Green Shutter", (string)service["name"]!);
        Assert.Equal("active", (string)service["status"]!);
        Assert.Equal(18, (int)service["minimum_age"]!);
        Assert.Null(service["maximum_age"]);
        Assert.Contains("What it cannot hold:", (string)service["description"]!, StringComparison.Ordinal);
        Assert.Contains("invented", (string)service["alert"]!, StringComparison.Ordinal);
        var line = service["schedules"]![0]!;
        Assert.Equal(("WEEKLY", "MO", "17:30:00", "18:20:00"), ((string)line["freq"]!, (string)line["byday"]!, (string)line["opens_at"]!, (string)line["closes_at"]!));
        Assert.Equal("Mindfulness", (string)service["attributes"]![0]!["taxonomy_term"]!["name"]!);
        Assert.Equal(2m, (decimal)service["cost_options"]![0]!["amount"]!);
        Assert.DoesNotContain("\"\"", service.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("null", service.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search=yoga")]
    [InlineData("minimum_age=18")]
    [InlineData("day=MO&start_time=17:00&end_time=19:00")]
    [InlineData("postcode=PE3 8DW&proximity=3000")]
    [InlineData("postcode=CB7")]
    public async Task A_question_finds_some_and_not_all(string question)
    {
        using var guest = new Guest(site);

        var found = JsonNode.Parse(await guest.Read($"{Services}?{question}"))!;

        Assert.InRange((int)found["total_items"]!, 1, site.Catalogue.Count - 1);
    }

    [Fact]
    public async Task A_term_finds_what_has_it()
    {
        using var guest = new Guest(site);
        var terms = JsonNode.Parse(await guest.Read("/openreferral/taxonomy_terms?per_page=100"))!["contents"]!.AsArray();
        var yoga = terms.Single(t => (string)t!["name"]! == "Yoga")!;

        var found = JsonNode.Parse(await guest.Read($"{Services}?taxonomy_term_id={yoga["id"]}&full=true"))!;

        Assert.Equal(site.Catalogue.Entries.Count(e => e.Listing.Category == "yoga" && !e.IsOver), (int)found["total_items"]!);
        Assert.All(found["contents"]!.AsArray(), s => Assert.Contains("\"Yoga\"", s!["attributes"]!.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal(found["total_items"]!.ToJsonString(), JsonNode.Parse(await guest.Read($"{Services}?taxonomy_term_id={yoga["id"]}&taxonomy_id={yoga["taxonomy_id"]}"))!["total_items"]!.ToJsonString());
    }

    [Theory]
    [InlineData("?page=0", "page")]
    [InlineData("?per_page=101", "per_page")]
    [InlineData("?taxonomy_term_id=yoga", "taxonomy_term_id")]
    [InlineData("?postcode=ZZ99", "postcode")]
    [InlineData("?proximity=100", "postcode")]
    [InlineData("?day=someday", "day")]
    [InlineData("?modified_after=soon", "modified_after")]
    [InlineData("?format=ndjson", "format")]
    public async Task What_cannot_be_read_is_refused_in_words(string question, string name)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(Services + question);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(name, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_may_read_it_and_need_not_read_it_twice()
    {
        using var guest = new Guest(site);
        foreach (var path in (string[])["/openreferral", $"{Services}?organization_id={ServiceMaker.IdOf("nobody")}", $"{Services}/{ServiceMaker.IdOf("pb-slow-start-yoga")}", "/openreferral/taxonomy_terms"])
        {
            using var first = await guest.Get(path);
            Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
            // What happens elsewhere moves no tag.
            await site.List(title: "Somewhere else entirely");
            using var second = await guest.Get(path, ("If-None-Match", first.Headers.ETag!.ToString()));
            Assert.Equal((HttpStatusCode.NotModified, 0), (second.StatusCode, (await second.Content.ReadAsByteArrayAsync()).Length));
        }

        using var page = await guest.Get($"{Services}?search=somewhere&per_page=1&full=true");
        await site.List(title: "Somewhere else yet");
        using var changed = await guest.Get($"{Services}?search=somewhere&per_page=1&full=true", ("If-None-Match", page.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "A service for a day");
        var address = $"{Services}/{ServiceMaker.IdOf(activity.Id)}";
        Assert.Contains("A service for a day", await guest.Read(address), StringComparison.Ordinal);

        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Withdraw(null, default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is null);

        using var answer = await guest.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("A service for a day", await guest.Read($"{Services}?search=service+day"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_after_the_last_is_empty()
    {
        using var guest = new Guest(site);

        var page = JsonNode.Parse(await guest.Read($"{Services}?page=1000"))!;

        Assert.True((bool)page["empty"]!);
        Assert.True((bool)page["last_page"]!);
    }
}
