using System.Text.Json;
using Hay.Grains;
using Hay.Web.Wording;

namespace Hay.Web.Tests.Site;

/// <summary>What one can take along, what is remembered because one said so, and what a device may keep.</summary>
[Collection(OnTheSite.Name)]
public sealed class MyThingsTests(RunningSite site)
{
    [Fact]
    public async Task The_download_holds_everything_and_only_for_its_owner()
    {
        using var me = new Guest(site);
        using var stranger = new Guest(site);
        var activity = await site.List(title: "Soup & a jigsaw");
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await me.Press(activity.Path, "Save");
        await me.Press("/me", "Prefer", ("needs", "HearingLoop"), ("times", "Evenings"));

        using var answer = await me.Get("/me.json");

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        using var copy = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("Soup & a jigsaw", copy.RootElement.GetProperty("places")[0].GetProperty("title").GetString());
        Assert.Equal(activity.Id, copy.RootElement.GetProperty("saved")[0].GetProperty("activity").GetString());
        Assert.Equal("HearingLoop", copy.RootElement.GetProperty("preferences").GetProperty("needs")[0].GetString());
        Assert.Contains(copy.RootElement.GetProperty("history").EnumerateArray(), f => f.GetProperty("kind").GetString() == "Going");
        Assert.DoesNotContain(activity.Id, await stranger.Read("/me.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_plans_are_a_calendar()
    {
        using var me = new Guest(site);
        using var stranger = new Guest(site);
        var activity = await site.List(title: "Ünïcode, commas; and a title that is far too long for one line of a calendar file");
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        var file = await me.Read("/me.ics");

        Assert.All(file.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        var lines = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        Assert.Contains("SUMMARY:Ünïcode\\, commas\\; and a title that is far too long for one line of a calendar file", lines);
        Assert.Contains($"DTSTART;TZID=Europe/London:{activity.First.Value}00", lines);
        Assert.Contains("STATUS:CONFIRMED", lines);
        Assert.Contains($"UID:{activity.Id}-{activity.First.Value}@hay", lines);
        Assert.DoesNotContain("VEVENT", await stranger.Read("/me.ics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_suits_me_is_remembered_and_made_up_values_are_not()
    {
        using var me = new Guest(site);

        var plans = await me.Press("/me", "Prefer", ("needs", "StepFree"), ("times", "Mornings"), ("place", "fenland/march"));

        Assert.Contains("Look or change (3 chosen)", plans, StringComparison.Ordinal);
        Assert.Matches("""value="StepFree" checked""", plans);
        Assert.Matches("""value="fenland/march" selected""", plans);
        plans = await me.Press("/me", "Prefer", ("needs", "Everything"), ("place", "PE29 1AA"));
        Assert.Contains("Say what suits you", plans, StringComparison.Ordinal);
        Assert.DoesNotContain("PE29", await me.Read("/me.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_need_has_words_and_a_facet() => Assert.All(Enum.GetValues<Need>(), need =>
        Assert.NotEqual(Web.Catalogue.Facet.None, new Preferences { Needs = [need] }.Facets()));

    [Fact]
    public async Task The_week_shows_every_day_and_what_is_on_it()
    {
        using var me = new Guest(site);
        var activity = await site.List(title: "Wednesday tea");
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        var plans = await me.Read("/me");

        Assert.Equal(6, plans.Split("Nothing planned<").Length - 1);
        Assert.Contains("Tomorrow, Wednesday 25 November", plans, StringComparison.Ordinal);
        Assert.Contains("2pm to 3pm", plans, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_keeps_files_that_exist()
    {
        using var me = new Guest(site);
        var worker = await me.Read("/sw.js");
        var shell = JsonSerializer.Deserialize<string[]>(worker.Split('\n').Single(l => l.StartsWith("const SHELL", StringComparison.Ordinal))[14..^1])!;

        Assert.Contains("/help-now", shell);
        foreach (var path in shell) Assert.NotEmpty(await me.Read(path));
        using var manifest = JsonDocument.Parse(await me.Read("/manifest.webmanifest"));
        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
        {
            using var answer = await me.Get(icon.GetProperty("src").GetString()!);
            Assert.Equal(icon.GetProperty("type").GetString(), answer.Content.Headers.ContentType!.MediaType);
        }
    }
}
