using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Api;

public sealed class ApiWriteTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    private static readonly object Tea = new
    {
        title = "Tea by machine",
        summary = "Tea.",
        category = "games",
        booking = "book",
        capacity = 5,
        venue = new { name = "The hall", town = "March" },
        schedule = new { start = "2026-12-01T14:00", minutes = 60, rule = "FREQ=WEEKLY;COUNT=4" },
    };

    [Fact]
    public async Task A_program_lists_changes_and_cancels_in_the_name_of_whoever_made_its_token()
    {
        var (mia, account) = await site.SignIn("mia.token@example.org");
        var group = await mia.Begin("Tea by Post");
        await RunningSite.Until(() => site.Catalogue.Organisation(group) is not null);
        using var program = Program(await Token(mia, group, "Listings"));

        // The first thing that a group lists waits for a host, as on the pages.
        using var begun = await program.PostAsJsonAsync("/api/v1/listings", Tea);
        Assert.True(begun.StatusCode == HttpStatusCode.Accepted, await begun.Content.ReadAsStringAsync());
        using var written = JsonDocument.Parse(await begun.Content.ReadAsStringAsync());
        var id = written.RootElement.GetProperty("id").GetString()!;
        Assert.Equal("waiting", written.RootElement.GetProperty("standing").GetString());
        var grain = site.Grains.GetGrain<IActivityGrain>(id);
        Assert.Equal(account.Id, (await grain.ViewForEditing(default)).Draft!.By);
        await grain.DecideDraft(new DecideDraft(1, Verdict.Approve, "", "a-host"), default);

        using var read = await program.GetAsync($"/api/v1/listings/{id}");
        var tag = read.Headers.ETag!;
        using var blind = await Patch(program, id, new { title = "Tea again" }, null);
        using var changed = await Patch(program, id, new { title = "Tea again" }, tag);
        using var stale = await Patch(program, id, new { title = "Tea once more" }, tag);
        using var wrong = await Patch(program, id, new { booking = "queue" }, changed.Headers.ETag);
        using var unknown = await Patch(program, id, new { colour = "red" }, changed.Headers.ETag);
        using var off = await program.PostAsJsonAsync($"/api/v1/listings/{id}/sessions/20261208T1400/cancellation", new { reason = "The hall is being painted." });

        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, off.StatusCode);
        Assert.All([blind, stale, wrong, unknown], answer => Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType));
        var view = (await grain.View(default))!;
        Assert.Equal("Tea again", view.Listing.Title);
        Assert.Equal("march", view.Listing.Venue!.Locality);
        Assert.True(view.Sessions.Single(s => s.Session.Value == "20261208T1400").Cancelled);
    }

    [Fact]
    public async Task A_token_says_who_came_where_it_may()
    {
        var (ada, account) = await site.SignIn("ada.token@example.org");
        var group = await ada.Begin("Soup by Post");
        await RunningSite.Until(() => site.Catalogue.Organisation(group) is not null);
        var id = await Listed(group, account, site.Clock.GetUtcNow().UtcDateTime.AddMinutes(30));
        var session = (await site.Grains.GetGrain<IActivityGrain>(id).View(default))!.Sessions[0].Session;
        await site.Grains.GetGrain<IActivityGrain>(id).Book(new BookPlace(ProfileId.New(), session), default);
        using var counter = Program(await Token(ada, group, "Attendance"));
        var path = $"/api/v1/listings/{id}/sessions/{session.Value}/attendance";

        using var before = JsonDocument.Parse(await counter.GetStringAsync(path));
        var place = before.RootElement.GetProperty("places")[0].GetProperty("id").GetString();
        for (var twice = 0; twice < 2; twice++)
        {
            using var set = await counter.PutAsJsonAsync(path, new { places = new[] { new { id = place, came = true } }, walkIns = 2 });
            Assert.True(set.StatusCode == HttpStatusCode.OK, await set.Content.ReadAsStringAsync());
        }

        using var odd = await counter.PutAsJsonAsync(path, new { places = new object?[] { null } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, odd.StatusCode);
        var people = (await site.Grains.GetGrain<IActivityGrain>(id).PeopleOf(session, default))!;
        Assert.True(Assert.Single(people.Going).Came);
        Assert.Equal(2, people.WalkIns);
        using var beyond = await counter.GetAsync($"/api/v1/listings/{id}");
        Assert.Equal(HttpStatusCode.Forbidden, beyond.StatusCode);
        Assert.Contains("listings", await beyond.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_but_a_good_token_of_the_group_opens()
    {
        var (ivy, account) = await site.SignIn("ivy.token@example.org");
        var (group, other) = (await ivy.Begin("Songs by Post"), await ivy.Begin("Walks by Post"));
        await RunningSite.Until(() => site.Catalogue.Organisation(group) is not null && site.Catalogue.Organisation(other) is not null);
        var id = await Listed(group, account, new DateTime(2026, 12, 3, 14, 0, 0));
        var token = await Token(ivy, group, "Listings");
        using var own = Program(token);
        using var others = Program(await Token(ivy, other, "Listings"));
        using var made = Program($"hay_{group}.guess");
        var path = $"/api/v1/listings/{id}";

        // Cookies alone open nothing, whoever they belong to.
        using var cookies = await ivy.Get(path);
        Assert.Equal(HttpStatusCode.Unauthorized, cookies.StatusCode);
        Assert.Equal("Bearer", cookies.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("application/problem+json", cookies.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(made, path));
        Assert.Equal(HttpStatusCode.NotFound, await Status(others, path));
        Assert.Equal(HttpStatusCode.OK, await Status(own, path));

        var page = await ivy.Read($"/organise/{group}/tokens");
        Assert.DoesNotContain(token, page, StringComparison.Ordinal);
        Assert.Contains("Last used", page, StringComparison.Ordinal);
        var kept = Assert.Single(await site.Grains.GetGrain<IOrganisationGrain>(group).Tokens(default));
        Assert.DoesNotContain(token[^20..], kept.ToString(), StringComparison.Ordinal);
        await ivy.Press($"/organise/{group}/tokens", "Revoke", ("token", kept.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(own, path));

        using var later = Program(await Token(ivy, group, "Listings"));
        Assert.Equal(HttpStatusCode.OK, await Status(later, path));
        await site.Grains.GetGrain<IOrganisationGrain>(group).Leave(account, account.Id, default);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(later, path));
    }

    private async Task<string> Listed(string group, AccountRef by, DateTime start)
    {
        var id = $"test-{Guid.NewGuid():n}"[..20];
        var at = DateTime.SpecifyKind(start.Date.AddHours(start.Hour).AddMinutes(start.Minute), DateTimeKind.Unspecified);
        var result = await site.Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            By = by.Id,
            Listing = new Listing
            {
                Title = "Ours",
                Space = "fenland",
                Organisation = group,
                Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 5 },
                Schedule = new Schedule { Start = at, Duration = TimeSpan.FromHours(1) },
            },
        }, default);
        Assert.Empty(result.Problems);
        return id;
    }

    private async Task<string> Token(Guest who, string group, string scope)
    {
        using var made = await who.SendTo($"/organise/{group}/tokens?handler=Make", ("name", "Our till"), ("scope", scope), ("until", $"{site.Clock.GetUtcNow().AddMonths(2):yyyy-MM-dd}"));
        var page = await made.Content.ReadAsStringAsync();
        Assert.True(made.StatusCode == HttpStatusCode.OK, page);
        return Regex.Match(page, "value=\"(hay_[^\"]+)\"").Groups[1].Value;
    }

    private HttpClient Program(string token) =>
        new() { BaseAddress = site.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    private static async Task<HttpStatusCode> Status(HttpClient program, string path)
    {
        using var answer = await program.GetAsync(path);
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> Patch(HttpClient program, string id, object change, EntityTagHeaderValue? seen)
    {
        var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/listings/{id}") { Content = JsonContent.Create(change) };
        if (seen is not null) request.Headers.IfMatch.Add(seen);
        return program.SendAsync(request);
    }
}
