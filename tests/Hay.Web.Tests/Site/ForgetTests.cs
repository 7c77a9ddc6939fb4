using System.Text;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>Being forgotten: at once, everywhere, and for good.</summary>
[Collection(OnTheSite.Name)]
public sealed class ForgetTests(RunningSite site)
{
    [Fact]
    public async Task No_record_and_no_fact_names_somebody_who_was_forgotten()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await me.Press(activity.Path, "Hold", ("session", activity.Second.Value));
        await me.Press("/me", "GiveUp", ("activity", activity.Id), ("session", activity.Second.Value));
        await me.Press(activity.Path, "Save");
        await me.Press("/me", "Prefer", ("needs", "StepFree"), ("place", "fenland/march"));
        var profile = (await NumberOf(me))!;
        var (records, facts) = await Naming(profile);
        Assert.NotEmpty(records);
        Assert.NotEmpty(facts);

        await me.Press("/me", "Forget");

        (records, facts) = await Naming(profile);
        Assert.Empty(records);
        Assert.Empty(facts);
        Assert.Null(await NumberOf(me));
    }

    [Fact]
    public async Task The_place_goes_to_who_waits()
    {
        using var me = new Guest(site);
        using var next = new Guest(site);
        var activity = await site.List(capacity: 1);
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await next.Press(activity.Path, "Hold", ("session", activity.First.Value));
        Assert.Contains("You are on the waiting list", await next.Read("/me"), StringComparison.Ordinal);

        await me.Press("/me", "Forget");

        var plans = await next.Read("/me");
        Assert.Contains("You have a place", plans, StringComparison.Ordinal);
        Assert.DoesNotContain("You are on the waiting list", plans, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_device_is_told_to_drop_what_it_keeps()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Press(activity.Path, "Save");

        using var answer = await me.Send("/me", "Forget");

        Assert.Equal("\"storage\"", Assert.Single(answer.Headers.GetValues("Clear-Site-Data")));
    }

    [Fact]
    public async Task Who_begins_again_under_an_old_cookie_begins_from_nothing()
    {
        using var me = new Guest(site);
        var activity = await site.List(title: "Twice met");
        await me.Press(activity.Path, "Save");
        var old = me.Cookies.GetAllCookies().Single(c => c.Name == "hay-me");
        await me.Press("/me", "Forget");
        using var other = new Guest(site);
        other.Cookies.Add(site.Address, new System.Net.Cookie("hay-me", old.Value));

        Assert.DoesNotContain("Twice met", await other.Read("/me"), StringComparison.Ordinal);
        await other.Press(activity.Path, "Save");
        Assert.Contains("Twice met", await other.Read("/me"), StringComparison.Ordinal);
        var profile = (await NumberOf(other))!;
        await RunningSite.Until(() => Naming(profile).Result.Facts.Count == 1);
    }

    private static async Task<string?> NumberOf(Guest guest)
    {
        using var copy = System.Text.Json.JsonDocument.Parse(await guest.Read("/me.json"));
        return copy.RootElement.TryGetProperty("number", out var number) ? number.GetString() : null;
    }

    private async Task<(List<string> Records, List<Fact> Facts)> Naming(string profile)
    {
        var id = Encoding.UTF8.GetBytes(profile);
        var feed = site.Services.GetRequiredService<IChangeFeed>();
        var records = new List<string>();
        foreach (var store in new[] { StoreNames.Activity, StoreNames.Profile })
        {
            await foreach (var record in feed.ReadAsync(store, 0, default))
            {
                if (record.Key == profile || record.State.Span.IndexOf(id) >= 0) records.Add($"{store}/{record.Key}");
            }
        }

        var facts = new List<Fact>();
        await foreach (var entry in site.Services.GetRequiredService<IJournal>().ReadAsync(0, default))
        {
            if (entry.Fact.Profile?.Value == profile || entry.Grain.Contains(profile, StringComparison.Ordinal)) facts.Add(entry.Fact);
        }

        return (records, facts);
    }
}
