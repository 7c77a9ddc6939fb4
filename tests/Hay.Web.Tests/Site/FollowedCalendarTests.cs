using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Calendars;
using Hay.Web.Site;
using Hay.Web.Tests.Calendars;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>The address by which somebody's own calendar reads their plans.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class FollowedCalendarTests(RunningSite site)
{
    [Fact]
    public async Task It_has_what_one_goes_to_and_saved_and_no_name_and_needs_no_cookie()
    {
        using var me = new Guest(site);
        using var calendar = new Guest(site);
        var (going, saved) = (await site.List(title: "Going here"), await site.List(title: "Saved this"));
        await me.Press(going.Path, "Hold", ("session", going.First.Value));
        await me.Press(saved.Path, "Save");

        var address = await Follow(me);
        using var answer = await calendar.Get(address);
        var file = await answer.Content.ReadAsStringAsync();

        var shown = await CalendarReader.Read(file);
        Assert.Equal([("Going here", "CONFIRMED")], shown.Where(s => s.Summary == "Going here").Select(s => (s.Summary, s.Status)));
        Assert.Equal(6, shown.Count(s => s is { Summary: "Saved this (saved)", Status: "TENTATIVE" }));
        Assert.Equal("private, no-cache".Split(", ").Order(), answer.Headers.CacheControl!.ToString().Split(", ").Order());
        Assert.Contains("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")), StringComparison.Ordinal);
        Assert.Contains("X-WR-CALNAME:Your plans", file, StringComparison.Ordinal);
        Assert.DoesNotContain(me.Cookies.GetAllCookies().First(c => c.Name == "hay-me").Value, file, StringComparison.Ordinal);
        using var again = await calendar.Get(address, ("If-None-Match", answer.Headers.ETag!.ToString()), ("Accept-Encoding", "br"));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        using var plain = await calendar.Get(address, ("Accept-Encoding", "br"));
        Assert.Empty(plain.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task A_new_address_ends_the_one_before_and_turning_it_off_ends_it_too()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        var first = await Follow(me);
        var second = await Follow(me);

        Assert.NotEqual(first, second);
        Assert.DoesNotContain("/calendar/", await me.Read("/me"), StringComparison.Ordinal); // shown once
        Assert.Equal(HttpStatusCode.NotFound, await Status(first));
        Assert.Equal(HttpStatusCode.OK, await Status(second));
        Assert.Contains("works no more", await me.Press("/me", "Unfollow"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(second));
    }

    [Fact]
    public async Task It_is_in_ones_own_copy_and_goes_when_one_is_forgotten()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));
        var address = await Follow(me);

        using var copy = JsonDocument.Parse(await me.Read("/me.json"));
        var kept = copy.RootElement.GetProperty("calendar");
        Assert.Equal(64, kept.GetProperty("hash").GetString()!.Length);
        Assert.DoesNotContain(kept.GetProperty("hash").GetString()!, address, StringComparison.OrdinalIgnoreCase);

        await me.Press("/me", "Forget");
        Assert.Equal(HttpStatusCode.NotFound, await Status(address));
    }

    [Fact]
    public async Task A_key_that_was_changed_opens_nothing_and_many_tries_are_refused()
    {
        using var thief = new Guest(site);
        var (key, _) = site.Services.GetRequiredService<CalendarKeys>().New(ProfileId.New());
        var changed = $"{key[..^6]}{(key[^6] == 'A' ? 'B' : 'A')}{key[^5..]}";

        Assert.Null(site.Services.GetRequiredService<CalendarKeys>().Read(changed));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/calendar/{key}.ics")); // ours, but of nobody who asked for one

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= WriteLimits.CalendarKeysTried; i++)
        {
            using var answer = await thief.Get($"/calendar/{changed}.ics");
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
        Assert.All(answers.Take(10), a => Assert.Equal(HttpStatusCode.NotFound, a));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/calendar/{key}.ics")); // whoever has a key of ours is not kept out
    }

    private async Task<HttpStatusCode> Status(string address)
    {
        using var calendar = new Guest(site);
        using var answer = await calendar.Get(address);
        return answer.StatusCode;
    }

    private static async Task<string> Follow(Guest me)
    {
        var page = await me.Press("/me", "Follow");
        Assert.DoesNotContain("webcal:", page, StringComparison.Ordinal);
        return new Uri(Address().Match(page).Groups[1].Value).PathAndQuery;
    }

    [GeneratedRegex("""value="(http[^"]+/calendar/[^"]+\.ics)""")]
    private static partial Regex Address();
}
