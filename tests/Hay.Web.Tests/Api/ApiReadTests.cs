using System.Net;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Api;

[Collection(OnTheSite.Name)]
public sealed class ApiReadTests(RunningSite site)
{
    [Fact]
    public async Task Whoever_follows_next_meets_each_activity_once_while_listings_come_and_go()
    {
        using var guest = new Guest(site);
        var before = site.Catalogue.Entries.Where(e => !e.IsOver).Select(e => e.Id).ToHashSet();
        var gone = await site.List(title: "Gone in a moment");
        var met = new List<string>();

        for (var next = "/api/v1/activities?limit=40"; next is not null;)
        {
            using var page = JsonDocument.Parse(await guest.Read(next));
            met.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(a => a.GetProperty("id").GetString()!));
            next = page.RootElement.GetProperty("next").GetString();
            await site.List(title: "Came in between");
            if (met.Count == 40)
            {
                await site.Grains.GetGrain<IActivityGrain>(gone.Id).Withdraw(null, default);
                await RunningSite.Until(() => site.Catalogue.Find(gone.Id) is null);
            }
        }

        Assert.Equal(met.Count, met.Distinct().Count());
        Assert.Empty(before.Where(id => site.Catalogue.Find(id) is { IsOver: false }).Except(met));
        Assert.DoesNotContain(gone.Id, met);
    }

    [Theory]
    [InlineData("/api/v1/spaces?limit=2")]
    [InlineData("/api/v1/organisations?limit=30")]
    [InlineData("/api/v1/spaces/fenland/sessions?limit=20")]
    [InlineData("/api/v1/search?q=walk")]
    public async Task Lists_are_walked_to_their_end(string path)
    {
        using var guest = new Guest(site);
        var met = new HashSet<string>();
        var pages = 0;

        for (var next = path; next is not null; pages++)
        {
            using var page = JsonDocument.Parse(await guest.Read(next));
            foreach (var item in page.RootElement.GetProperty("items").EnumerateArray()) Assert.True(met.Add(item.GetRawText()));
            next = page.RootElement.GetProperty("next").GetString();
        }

        Assert.True(pages > 1);
        if (path.Contains("spaces?", StringComparison.Ordinal)) Assert.Equal(6, met.Count);
        if (path.Contains("organisations", StringComparison.Ordinal)) Assert.Equal(site.Catalogue.Organisations.Count(), met.Count);
    }

    [Fact]
    public async Task Sessions_have_times_with_an_offset_and_say_no_number_of_people()
    {
        using var guest = new Guest(site);
        var activity = await site.List(capacity: 1);
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Book(new BookPlace(ProfileId.New(), activity.First), default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Sessions[0].PlacesLeft == 0);

        var text = await guest.Read($"/api/v1/activities/{activity.Id}/sessions?limit=2");

        using var page = JsonDocument.Parse(text);
        var first = page.RootElement.GetProperty("items")[0];
        Assert.Equal(activity.First.Value, first.GetProperty("id").GetString());
        Assert.EndsWith("T14:00:00+00:00", first.GetProperty("start").GetString(), StringComparison.Ordinal);
        Assert.True(first.GetProperty("isFull").GetBoolean());
        Assert.False(page.RootElement.GetProperty("items")[1].GetProperty("isFull").GetBoolean());
        Assert.DoesNotContain("going", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("waiting", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using var guest = new Guest(site);
        const string Path = "/api/v1/activities/pb-slow-start-yoga";
        using var first = await guest.Get(Path, ("Origin", "https://elsewhere.example"));
        var tag = first.Headers.ETag!.ToString();
        await site.List(title: "Something else");

        using var again = await guest.Get(Path, ("If-None-Match", $"\"other\", {tag}"));

        Assert.StartsWith("W/", tag, StringComparison.Ordinal);
        Assert.Equal("*", Assert.Single(first.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag!.ToString());

        var activity = await site.List(title: "Something new");
        using var listed = await guest.Get($"/api/v1/activities/{activity.Id}");
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Publish(new PublishListing { Listing = site.Catalogue.Find(activity.Id)!.Listing with { Title = "Something newer" } }, default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Listing.Title == "Something newer");
        using var changed = await guest.Get($"/api/v1/activities/{activity.Id}", ("If-None-Match", listed.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/activities?limit=0", 400, "limit", "1 to 100")]
    [InlineData("/api/v1/activities?limit=many", 400, "limit", "1 to 100")]
    [InlineData("/api/v1/activities?after=%25%25", 400, "after", "next")]
    [InlineData("/api/v1/spaces/fenland/sessions?after=AAAA", 400, "after", "next")]
    [InlineData("/api/v1/activities?space=atlantis", 400, "space", "/api/v1/spaces")]
    [InlineData("/api/v1/activities?category=sorcery", 400, "category", "walking")]
    [InlineData("/api/v1/activities?spase=fenland", 400, "spase", "category")]
    [InlineData("/api/v1/uptake?limit=3", 400, "limit", "no parameters")]
    [InlineData("/api/v1/spaces/fenland/sessions?from=24/11/2026", 400, "from", "2026-11-24")]
    [InlineData("/api/v1/spaces/fenland/sessions?from=2026-11-26&to=2026-11-25", 400, "to", "2026-11-26")]
    [InlineData("/api/v1/spaces/fenland/sessions?to=2099-01-01", 400, "to", "eight weeks")]
    [InlineData("/api/v1/search?with=dragons", 400, "with", "step-free")]
    [InlineData("/api/v1/search?when=someday", 400, "when", "weekend")]
    [InlineData("/api/v1/activities/nowhere", 404, null, "activity")]
    [InlineData("/api/v1/organisations/nobody", 404, null, "organisation")]
    [InlineData("/api/v1/spaces/atlantis/sessions", 404, null, "/api/v1/spaces")]
    [InlineData("/api/v1/nothing/here", 404, null, "openapi.json")]
    public async Task Every_error_says_what_to_do(string path, int status, string? parameter, string says)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(status, problem.RootElement.GetProperty("status").GetInt32());
        Assert.Contains(says, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(parameter, problem.RootElement.TryGetProperty("parameter", out var named) ? named.GetString() : null);
        Assert.False(answer.Headers.Contains("ETag"));
    }

    [Fact]
    public async Task Search_finds_what_the_page_finds()
    {
        using var guest = new Guest(site);
        await site.List(title: "Zitherfest for beginners");

        using var found = JsonDocument.Parse(await guest.Read("/api/v1/search?q=zitherfest"));

        Assert.Equal(1, found.RootElement.GetProperty("total").GetInt32());
        Assert.Equal("Zitherfest for beginners", found.RootElement.GetProperty("items")[0].GetProperty("activity").GetProperty("title").GetString());
        Assert.EndsWith("/search?q=zitherfest", found.RootElement.GetProperty("url").GetString(), StringComparison.Ordinal);
    }
}
