using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.Hooks;
using Hay.Web.Organisations;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Hooks;

/// <summary>Webhooks by the pages, and what a program is sent.</summary>
public sealed class HookJourneyTests(HookSite site) : IClassFixture<HookSite>
{
    [Fact]
    public async Task A_program_hears_all_that_becomes_of_a_listing_signed_and_in_the_shape_of_the_api()
    {
        var (mia, group, account) = await site.Known("mia");
        var (_, secret) = await site.Add(mia, $"/organise/{group}", "/mia");
        var id = await site.List(group, account);
        await site.Receiver.Until("/mia", 1);
        var grain = site.Grains.GetGrain<IActivityGrain>(id);
        var session = (await grain.View(default))!.Sessions[0].Session;
        await grain.Book(new BookPlace(ProfileId.New(), session), default);
        await site.Publish(id, group, account, "Tea at three");
        await grain.ChangeSession(new ChangeSession(new SessionChange { Session = session, Cancelled = true }, account.Id), default);
        await site.Receiver.Until("/mia", 3);
        await grain.Pause("Somebody asked.", "a-host", default);
        await site.Receiver.Until("/mia", 4);
        await grain.Resume("a-host", default);
        await grain.Withdraw(account.Id, default);
        var posts = await site.Receiver.Until("/mia", 6);

        Assert.Equal(["listing.listed", "listing.updated", "session.cancelled", "listing.withdrawn", "listing.listed", "listing.withdrawn"], posts.Select(p => p.Type));
        Assert.All(posts, p => Assert.Equal(id, p.Data.GetProperty("id").GetString()));
        Assert.Equal(posts.Count, posts.Select(p => p.Id).Distinct().Count());
        Assert.Equal("Tea at two", posts[0].Data.GetProperty("activity").GetProperty("title").GetString());
        Assert.Equal("Tea at three", posts[1].Data.GetProperty("activity").GetProperty("title").GetString());
        Assert.Equal(session.Value, posts[2].Data.GetProperty("sessionId").GetString());
        Assert.True(posts[2].Data.GetProperty("session").GetProperty("isCancelled").GetBoolean());
        Assert.Equal(JsonValueKind.Null, posts[3].Data.GetProperty("activity").ValueKind);
        // What comes late says how things are now.
        Assert.Equal(JsonValueKind.Null, posts[4].Data.GetProperty("activity").ValueKind);
        Assert.All(posts, p => Assert.DoesNotContain("going", p.Body, StringComparison.OrdinalIgnoreCase));
        Assert.All(await Read(secret, posts), Assert.Empty);

        // Neither somebody else's word nor another shape would do.
        Assert.Contains("WebhookVerificationError", (await Read(secret, [posts[0] with { Body = posts[0].Body.Replace("two", "ten", StringComparison.Ordinal) }]))[0], StringComparison.Ordinal);
        Assert.Contains("WebhookVerificationError", (await Read(secret, [posts[0] with { Id = posts[1].Id }]))[0], StringComparison.Ordinal);
        var odd = posts[0].Body.Replace("\"isOver\":false", "\"isOver\":\"no\"", StringComparison.Ordinal);
        Assert.Contains("isOver", (await Read(secret, [Signed(posts[0] with { Body = odd }, secret)]))[0], StringComparison.Ordinal);
        var later = posts[0] with { Timestamp = $"{long.Parse(posts[0].Timestamp, System.Globalization.CultureInfo.InvariantCulture) - 3600}" };
        Assert.Contains("old", (await Read(secret, [Signed(later, secret)]))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_comes_again_by_the_same_name_and_holds_up_nothing_else()
    {
        var (ada, group, account) = await site.Known("ada");
        var (page, _) = await site.Add(ada, $"/organise/{group}", "/ada");
        await site.Add(ada, $"/organise/{group}", "/ada-too");
        site.Receiver.Answers("/ada", 500);
        var id = await site.List(group, account);
        await site.Receiver.Until("/ada", 1);
        await site.Receiver.Until("/ada-too", 1);
        await Shows(ada, page, "Failing since");

        site.Receiver.Answers("/ada", http =>
        {
            http.Response.StatusCode = 307; // nobody goes there
            http.Response.Headers.Location = site.Receiver.Address("/ada-elsewhere");
            return Task.CompletedTask;
        });
        site.Later(TimeSpan.FromMinutes(2));
        await site.Receiver.Until("/ada", 2);
        await Shows(ada, page, "which we do not follow");

        site.Receiver.Answers("/ada", 204);
        site.Later(TimeSpan.FromMinutes(7));
        var posts = await site.Receiver.Until("/ada", 3);
        await Shows(ada, page, "Working");
        Assert.Single(posts.Select(p => p.Id).Distinct());
        Assert.Equal(3, posts.Select(p => p.Timestamp).Distinct().Count());
        Assert.Empty(site.Receiver.At("/ada-elsewhere"));
        Assert.Single(site.Receiver.At("/ada-too"));

        site.Receiver.Answers("/ada", 410);
        await site.Publish(id, group, account, "Tea at four");
        await site.Receiver.Until("/ada", 4);
        await Shows(ada, page, "It said that it has gone");
        await site.Publish(id, group, account, "Tea at five");
        await site.Receiver.Until("/ada-too", 3);
        Assert.Equal(4, site.Receiver.At("/ada").Count);
    }

    [Fact]
    public async Task After_three_days_it_is_given_up_its_people_are_told_once_and_can_send_it_again()
    {
        var (ivy, group, account) = await site.Known("ivy");
        var (page, _) = await site.Add(ivy, $"/organise/{group}", "/ivy");
        site.Receiver.Answers("/ivy", 503);
        await site.List(group, account, "One");
        await site.List(group, account, "Two");
        await site.Receiver.Until("/ivy", 2);
        var grain = site.Grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(group));
        for (var tries = 1; tries <= 6; tries++)
        {
            await RunningSite.Until(() => Hook().Pending.All(d => d.Tries == tries));
            Assert.Empty(Hook().Done);
            site.Later(TimeSpan.FromHours(13.5));
            await site.Receiver.Until("/ivy", 2 * (tries + 1));
        }

        await RunningSite.Until(() => Hook().Done.Count(d => d.End == HookEnd.GivenUp) == 2);
        await RunningSite.Until(() => site.Sent.Any(m => m.To == account.Email));
        var mail = Assert.Single(site.Sent, m => m.To == account.Email);
        Assert.Contains(page, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/ivy", mail.Text, StringComparison.Ordinal);
        Assert.Contains("after three days", await ivy.Read(page), StringComparison.Ordinal);
        var count = site.Receiver.At("/ivy").Count;

        site.Receiver.Answers("/ivy", 200);
        using (var again = await ivy.SendTo($"{page}?handler=Again")) Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        var posts = await site.Receiver.Until("/ivy", count + 2);
        Assert.Equal(2, posts.Select(p => p.Id).Distinct().Count());
        await RunningSite.Until(() => Hook().Pending.IsEmpty);
        using (var soon = await ivy.SendTo($"{page}?handler=Again", ("delivery", posts[0].Id))) Assert.Equal(HttpStatusCode.UnprocessableEntity, soon.StatusCode);
        site.Later(TimeSpan.FromMinutes(2));
        using var once = await ivy.SendTo($"{page}?handler=Again", ("delivery", posts[0].Id));
        await site.Receiver.Until("/ivy", count + 3);
        using var unknown = await ivy.SendTo($"{page}?handler=Again", ("delivery", "made-up"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.Single(site.Sent, m => m.To == account.Email);

        Hook Hook() => grain.View(default).Result.All[0];
    }

    [Fact]
    public async Task A_host_sends_a_partner_what_changes_in_the_space_whoever_lists_it()
    {
        var (host, _) = await site.SignIn("host.hooks@example.org", new AccountRole(RoleKind.Host, "fenland"));
        var (page, secret) = await site.Add(host, "/host/fenland", "/partner");
        var (_, group, account) = await site.Known("pat");
        var id = await site.List(group, account, "Chess");
        var elsewhere = await site.List(capacity: 5, title: "Not here", space: "cambridge");
        await RunningSite.Until(() => Of(id).Count == 1);
        Assert.DoesNotContain(site.Receiver.At("/partner"), p => p.Body.Contains(elsewhere.Id, StringComparison.Ordinal));
        Assert.All(await Read(secret, Of(id)), Assert.Empty);

        // Another secret: for a day both sign.
        using var renewed = await host.SendTo($"{page}?handler=Renew");
        var newer = System.Text.RegularExpressions.Regex.Match(WebUtility.HtmlDecode(await renewed.Content.ReadAsStringAsync()), "value=\"(whsec_[^\"]+)").Groups[1].Value;
        Assert.NotEqual(secret, newer);
        await site.Publish(id, group, account, "More chess");
        await RunningSite.Until(() => Of(id).Count == 2);
        Assert.All(await Read(secret, [Of(id)[1]]), Assert.Empty);
        Assert.All(await Read(newer, [Of(id)[1]]), Assert.Empty);
        Assert.DoesNotContain(newer, await host.Read(page), StringComparison.Ordinal);
        var kept = JsonSerializer.Serialize(await site.Grains.GetGrain<IHooksGrain>("space/fenland").View(default));
        Assert.DoesNotContain(newer["whsec_".Length..], kept, StringComparison.Ordinal);

        // Tests say only that they are tests, and are few.
        for (var i = 0; i < Hook.MostTests; i++) using (var sent = await host.SendTo($"{page}?handler=Test")) Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using (var one = await host.SendTo($"{page}?handler=Test")) Assert.Equal(HttpStatusCode.UnprocessableEntity, one.StatusCode);
        await RunningSite.Until(() => Tests().Count == Hook.MostTests);
        Assert.All(await Read(newer, Tests()), Assert.Empty);

        // What is given up there, its hosts hear; the path of an address may be a secret.
        await site.Services.GetRequiredService<HookLetters>().SayGivenUp("space/fenland", "w-1", "https://tool.example/secret", default);
        var mail = Assert.Single(site.Sent, m => m.To == "host.hooks@example.org");
        Assert.Contains("/host/fenland/webhooks/w-1", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", mail.Text, StringComparison.Ordinal);

        using var stopped = await host.SendTo($"{page}?handler=Stop");
        await site.Publish(id, group, account, "No more chess");
        await Task.WhenAll(site.List(), RunningSite.Until(() => site.Catalogue.Find(id)?.Listing.Title == "No more chess"));
        Assert.Contains("Stopped by host.hooks", await host.Read(page), StringComparison.Ordinal);
        Assert.Equal(2, Of(id).Count);

        List<Post> Of(string listing) => [.. site.Receiver.At("/partner").Where(p => p.Data.GetProperty("id").GetString() == listing)];
        List<Post> Tests() => [.. site.Receiver.At("/partner").Where(p => p.Type == "webhook.test")];
    }

    [Fact]
    public async Task It_outlives_who_made_it_and_ends_with_the_group()
    {
        var (ben, group, account) = await site.Known("ben");
        var (page, _) = await site.Add(ben, $"/organise/{group}", "/ben");
        var (amy, other) = await site.SignIn("amy.hooks@example.org");
        var organisation = site.Grains.GetGrain<IOrganisationGrain>(group);
        Assert.Equal(OrganisationOutcome.Done, (await organisation.Invite("i-amy", other.Email, account.Id, default)).Outcome);
        Assert.Equal(OrganisationOutcome.Done, (await organisation.Accept("i-amy", other, default)).Outcome);
        Assert.Equal(OrganisationOutcome.Done, (await organisation.Leave(account, account.Id, default)).Outcome);
        var id = await site.List(group, other);
        await site.Receiver.Until("/ben", 1);
        Assert.Contains("It goes on when they leave", await amy.Read(page), StringComparison.Ordinal);
        using (var gone = await ben.Get(page)) Assert.NotEqual(HttpStatusCode.OK, gone.StatusCode);

        await site.Services.GetRequiredService<Closing>().Close(group, other.Id, default);

        var list = await site.Grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(group)).View(default);
        Assert.Equal(HookStage.Closed, Assert.Single(list.All).Stage);
        Assert.DoesNotContain(account.Email, JsonSerializer.Serialize(list), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_addresses_that_may_be_told_are_taken_and_five_at_most()
    {
        var (kim, group, _) = await site.Known("kim");
        foreach (var bad in new[] { "", "tool.example", "http://tool.example/", "https://user:secret@tool.example/", "https://tool.example:8443/", "ftp://tool.example/", "webcal://tool.example/", "javascript:alert(1)" })
        {
            using var refused = await kim.SendTo($"/organise/{group}/webhooks?handler=Add", ("address", bad));
            Assert.True(refused.StatusCode == HttpStatusCode.UnprocessableEntity, $"{bad}: {refused.StatusCode}");
        }

        for (var i = 0; i < HookList.Most; i++) await site.Add(kim, $"/organise/{group}", $"/kim-{i}");
        foreach (var more in new[] { "/kim-0", "/kim-9" })
        {
            using var refused = await kim.SendTo($"/organise/{group}/webhooks?handler=Add", ("address", site.Receiver.Address(more)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        }

        using var unknown = await kim.Get($"/organise/{group}/webhooks/w-unknown");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Every_page_is_valid_html()
    {
        var (zoe, group, account) = await site.Known("zoe");
        using var made = await zoe.SendTo($"/organise/{group}/webhooks?handler=Add", ("address", site.Receiver.Address("/zoe?a=<b>&c")));
        var once = await made.Content.ReadAsStringAsync();
        await site.List(group, account, "Tea <at> & two");
        var grain = site.Grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(group));
        var hook = (await grain.View(default)).All[0];
        await grain.Test(hook.Id, "test-html", default);
        await RunningSite.Until(() => grain.View(default).Result.All[0] is { FailingSince: null, Good: not null, Done.Length: 2 });
        List<object> pages = [new { path = "made", html = once }];
        foreach (var path in new[] { $"/organise/{group}/webhooks", $"/organise/{group}/webhooks/{hook.Id}" }) pages.Add(new { path, html = await zoe.Read(path) });
        var (host, _) = await site.SignIn("host.html.hooks@example.org", new AccountRole(RoleKind.Host, "cambridge"));
        var (there, _) = await site.Add(host, "/host/cambridge", "/cambridge");
        foreach (var path in new[] { "/host/cambridge/webhooks", there }) pages.Add(new { path, html = await host.Read(path) });

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
    }

    private static Task Shows(Guest who, string page, string words) =>
        RunningSite.Until(() => WebUtility.HtmlDecode(who.Read(page).Result).Contains(words, StringComparison.Ordinal));

    // What is wrong with each, as npm's standardwebhooks and the API's own description have it.
    private async Task<string[]> Read(string secret, IEnumerable<Post> posts)
    {
        using var guest = new Guest(site);
        var input = new
        {
            secret,
            now = site.Clock.GetUtcNow().ToUnixTimeSeconds(),
            document = JsonNode.Parse(await guest.Read("/api/v1/openapi.json")),
            posts = posts.Select(p => p.Heard),
        };
        return JsonSerializer.Deserialize<string[]>(await NodeScript.Run(Path.Combine("Hooks", "receive.mjs"), JsonSerializer.Serialize(input)))!;
    }

    // By the RFC alone, for what we would never sign.
    private static Post Signed(Post post, string secret) => post with
    {
        Signature = "v1," + Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(
            Convert.FromBase64String(secret["whsec_".Length..]), System.Text.Encoding.UTF8.GetBytes($"{post.Id}.{post.Timestamp}.{post.Body}"))),
    };
}
