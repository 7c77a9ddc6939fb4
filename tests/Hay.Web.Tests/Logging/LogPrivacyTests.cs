using System.Net;
using System.Text.RegularExpressions;
using Hay.Grains;
using Hay.Web.Profiles;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hay.Web.Tests.Logging;

/// <summary>What people type and who they are is in no line of the log, however much an operator has it say.</summary>
public sealed partial class LogPrivacyTests(LoudSite site) : IClassFixture<LoudSite>
{
    [Fact]
    public async Task The_journeys_of_people_leave_nothing_about_them_in_the_log()
    {
        // The test must not be blind: what the site itself says at this level is there.
        site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Elsewhere").LogDebug("Loud enough");
        using var ann = new Guest(site);
        var activity = await site.List(title: "Tea for the log");

        // Looking for something, from somewhere.
        await ann.Read("/search?q=zitherplaying+PE3+8DW");
        await ann.Read("/search.ics?q=zitherplaying");
        await ann.Read("/api/v1/search?q=zitherplaying");
        using (await ann.Send("/missing?q=zitherplaying", "", ("what", "zitherplaying"), ("space", "fenland")))
        {
        }

        // Taking a place, leaving a name and an address, saying what suits.
        await ann.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await ann.Press("/me", "Describe", ("activity", activity.Id), ("session", activity.First.Value), ("firstName", "Zitherina"), ("email", "zitherina@example.org"), ("from", "me"));
        await ann.Press("/me", "Prefer", ("needs", "StepFree"), ("times", "Mornings"), ("place", "fenland/march"));
        using (await ann.Send(activity.Path, "Report", ("reason", "WrongTime"), ("words", "Zitherwords")))
        {
        }

        var calendar = Calendar().Match(WebUtility.HtmlDecode(await ann.Press("/me", "Follow"))).Value;
        await ann.Read(calendar);
        using (await ann.Get("/calendar/zitherkey.ics"))
        {
        }

        var code = Code().Match(await (await ann.Send("/carry", "Make")).Content.ReadAsStringAsync()).Value;
        using (await ann.Get($"/carry?code={code.Replace(" ", "", StringComparison.Ordinal)}"))
        {
        }

        // An account, a password that is wrong, a colleague.
        using (await ann.Send("/account/join", "", ("email", "zitherjoin@example.org"), ("name", "Zithername")))
        using (await ann.Send("/sign-in", "", ("email", "zitherjoin@example.org"), ("password", "zitherpassword")))
        using (await ann.Send("/account/forgot", "", ("email", "zitherjoin@example.org")))
        {
        }

        using var organiser = await Organiser.SignIn(site);
        var group = await organiser.Begin(site);
        await organiser.Press($"/organise/{group}", "Invite", ("email", "zithercolleague@example.org"));
        using (await ann.Get("/api/v1/sessions", ("Authorization", "Bearer zithertoken")))
        using (await ann.Get("/fhir/HealthcareService?name=zitherplaying"))
        using (await ann.SendBare("/me?handler=Describe&x=zitherplaying", ("firstName", "Zitherina")))
        using (await ann.Get("/zitherspace/zitherplaying?zither=1"))
        using (await ann.Get("/%zz?zitherplaying"))
        {
        }

        // What a link worker put together, opened by its link and by one that is none.
        var (list, secret) = (ShortlistKeys.NewId(), ShortlistKeys.NewSecret());
        await site.Grains.GetGrain<IShortlistGrain>(list).Make(new MakeShortlist(organiser.Account.Id, "Zitherlist", 2, secret), default);
        await site.Grains.GetGrain<IShortlistGrain>(list).Put(organiser.Account.Id, activity.Id, "Zitherline", default);
        await ann.Press($"/for-you/{list}{secret}", "Answer", ("activity", activity.Id), ("answer", "Went"));
        using (await ann.Get($"/for-you/zither{secret}"))
        {
        }

        var profile = ProfileOf(ann);
        await ann.Press("/me", "Forget");

        Assert.Contains(site.Lines, line => line.Contains("Loud enough", StringComparison.Ordinal));
        Assert.Contains(site.Lines, line => line.StartsWith("Hay.Web.Catalogue.CatalogueFeed Information", StringComparison.Ordinal));
        var secrets = new[] { "zither", "8DW", "example.org", profile.Value, code, calendar, secret, organiser.Account.Id, "?" };
        List<string> Told() => [.. site.Lines.Where(line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)))];
        Assert.True(Told().Count == 0, string.Join('\n', Told().DistinctBy(line => line[..Math.Min(line.Length, 60)]).Take(40)));

        // Nor a line a page: what is logged is read by somebody.
        Assert.DoesNotContain(site.Lines, line => line.StartsWith("Microsoft", StringComparison.Ordinal) && line.Contains(" Warning ", StringComparison.Ordinal));

        // And one such line would be seen.
        site.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Elsewhere").LogDebug("Somebody asked for /search?q=zitherplaying");
        Assert.Single(Told());
    }

    private ProfileId ProfileOf(Guest guest)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = string.Join("; ", guest.Cookies.GetCookies(site.Address).Select(c => $"{c.Name}={c.Value}"));
        return site.Services.GetRequiredService<ProfileCookie>().Read(http) ?? throw new InvalidOperationException("Nobody yet.");
    }

    [GeneratedRegex("/calendar/[^\"]+?\\.ics")]
    private static partial Regex Calendar();

    [GeneratedRegex("[B-DF-HJ-NP-TV-Z0-9]{4} [B-DF-HJ-NP-TV-Z0-9]{4}")]
    private static partial Regex Code();
}
