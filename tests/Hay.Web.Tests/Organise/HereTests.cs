using Hay.Grains;
using Hay.Web.Sessions;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Organise;

/// <summary>The code at the door, what people leave with a place, and how they take it back.</summary>
public sealed class HereTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    [Fact]
    public async Task The_code_at_the_door_counts_who_presses_the_button()
    {
        var run = await site.Open("here.run@example.org");
        using var door = await run.Who.Get($"{run.PageOf(run.Today)}/door");
        Assert.Contains("<svg", await door.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("60", Assert.Single(door.Headers.GetValues("Refresh")));
        using var ann = new Guest(site);
        var here = $"{run.Path}/here?code={Codes().Make(run.Id, run.Today)}";

        var asked = await ann.Read(here);
        Assert.Contains("I am here", asked, StringComparison.Ordinal);
        Assert.Equal(0, (await People(run)).Session.Going); // looking alone changes nothing

        Assert.Contains("The group knows that you are here", await ann.Press(here, "", ("code", asked.Told())), StringComparison.Ordinal);
        await ann.Press(here, "", ("code", asked.Told()));
        Assert.True(Assert.Single((await People(run)).Going).Came);
    }

    [Fact]
    public async Task A_code_that_is_old_forged_or_of_another_door_opens_nothing()
    {
        var run = await site.Open("old.run@example.org");
        var other = await site.Open("other.run@example.org");
        var early = Codes(TimeSpan.FromMinutes(-4)).Make(run.Id, run.Today);
        using var ann = new Guest(site);
        foreach (var code in new[] { early, "made-up", "", $"{Codes().Make(run.Id, run.Today)}x", Codes().Make(other.Id, other.Today) })
        {
            Assert.Contains("This code is too old", await ann.Read($"{run.Path}/here?code={Uri.EscapeDataString(code)}"), StringComparison.Ordinal);
            using var pressed = await ann.SendTo($"{run.Path}/here", run.Path, ("code", code));
            Assert.EndsWith("/here", pressed.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }

        Assert.Empty((await People(run)).Going);
        Assert.Null(Codes().Read(run.Id, Codes(TimeSpan.FromMinutes(-4)).Make(run.Id, run.Today)));
        Assert.Equal(run.Today, Codes().Read(run.Id, Codes(TimeSpan.FromMinutes(-2)).Make(run.Id, run.Today)));
    }

    [Fact]
    public async Task The_door_of_tomorrow_is_shut_and_a_full_one_says_so()
    {
        var run = await site.Open("shut.run@example.org", capacity: 1);
        using var ann = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Today.Value));
        using var bob = new Guest(site);
        foreach (var (session, words) in new[] { (run.Tomorrow, "It is too early"), (run.Today, "All places are taken") })
        {
            var code = Codes().Make(run.Id, session);
            Assert.Contains(words, await bob.Press($"{run.Path}/here?code={code}", "", ("code", code)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(bob.Cookies.GetAllCookies(), c => c.Name == "hay-me"); // nothing happened, nothing is kept
    }

    [Fact]
    public async Task What_one_left_is_in_the_copy_and_goes_when_one_is_forgotten()
    {
        var run = await site.Open("copy.run@example.org");
        using var ann = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Tomorrow.Value));
        await ann.Press("/me", "Describe", ("activity", run.Id), ("session", run.Tomorrow.Value), ("firstName", "Anneliese"), ("email", "ann.copy@example.org"), ("from", "activity"));
        await run.Who.Press(run.PageOf(run.Tomorrow), "Tell", ("words", "Bring a blanket"));

        var copy = await ann.Read("/me.json");
        foreach (var kept in new[] { "Anneliese", "ann.copy@example.org", "Bring a blanket" }) Assert.Contains(kept, copy, StringComparison.Ordinal);
        Assert.Contains("value=\"Anneliese\"", await ann.Read("/me"), StringComparison.Ordinal);

        await ann.Press("/me", "Forget");
        Assert.Empty((await People(run, run.Tomorrow)).Going);
        Assert.Empty(await site.Grains.GetGrain<IActivityGrain>(run.Id).AddressesOf(run.Tomorrow, true, default));
        await foreach (var record in site.Services.GetRequiredService<IChangeFeed>().ReadAsync(StoreNames.Activity, 0, default))
        {
            if (record.Key == run.Id) Assert.DoesNotContain("ann.copy@", System.Text.Encoding.UTF8.GetString(record.State.Span), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_for_a_place_one_does_not_hold_is_not_kept()
    {
        var run = await site.Open("not.run@example.org");
        using var ann = new Guest(site);
        using var bob = new Guest(site);
        await ann.Press(run.Path, "Hold", ("session", run.Tomorrow.Value));
        await bob.Press(run.Path, "Save");

        Assert.Contains("You do not have a place on that date any more", await bob.Press("/me", "Describe",
            ("activity", run.Id), ("session", run.Tomorrow.Value), ("firstName", "Bob"), ("email", "")), StringComparison.Ordinal);
        Assert.Equal("", Assert.Single((await People(run, run.Tomorrow)).Going).FirstName);
    }

    private DoorCodes Codes(TimeSpan shift = default) =>
        new(site.Services.GetRequiredService<IDataProtectionProvider>(), new Shifted(site.Clock, shift));

    private async Task<SessionPeople> People(RunGroup run, SessionId? session = null) =>
        (await site.Grains.GetGrain<IActivityGrain>(run.Id).PeopleOf(session ?? run.Today, default))!;

    private sealed class Shifted(TimeProvider clock, TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + shift;
    }
}
