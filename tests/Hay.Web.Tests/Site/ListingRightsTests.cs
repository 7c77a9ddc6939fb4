using System.Text.RegularExpressions;
using Hay.Grains;

namespace Hay.Web.Tests.Site;

/// <summary>Who may see and change a draft: every page and every button of the editor.</summary>
[Collection(OnTheSite.Name)]
public sealed class ListingRightsTests(RunningSite site)
{
    private static readonly string[] Steps = ["what", "when", "where", "who", "first", "access", "cost", "pictures", "reach"];

    [Fact]
    public async Task Nobody_else_sees_or_changes_a_draft()
    {
        using var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        var listing = await pat.Draft(group);
        using var stranger = new Guest(site);
        using var other = await Organiser.SignIn(site);
        await other.Begin(site);
        using var analyst = await Organiser.SignIn(site, new AccountRole(RoleKind.Analyst, "fenland"), new AccountRole(RoleKind.Connector, "fenland"));
        using var hostElsewhere = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "peterborough"));
        string[] pages = [listing, .. Steps.Select(s => $"{listing}/{s}"), $"/organise/listing/new?of={group}"];
        foreach (var page in pages)
        {
            using var signedOut = await stranger.Get(page);
            Assert.StartsWith("/sign-in", signedOut.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
            foreach (var who in new[] { other, analyst, hostElsewhere })
            {
                using var answer = await who.Browser.Get(page);
                Assert.Equal("/status/403", answer.Headers.Location?.AbsolutePath);
            }
        }

        var before = (await Grain(IdOf(listing)).ViewForEditing(default)).Revision;
        var token = ("__RequestVerificationToken", await Token(other));
        string[] writes =
        [
            $"{listing}?handler=HandIn", $"{listing}?handler=Back", $"{listing}?handler=Copy", $"{listing}?handler=Drop", $"{listing}?handler=Stop",
            .. Steps.Select(s => $"{listing}/{s}"), .. Steps.Select(s => $"{listing}/{s}?handler=Auto"), $"/organise/listing/new?of={group}", $"/organise/listing/new?handler=Copy&of={group}",
        ];
        foreach (var write in writes)
        {
            using var answer = await other.Browser.SendBare(write, token, ("title", "Mine now"), ("space", "fenland"), ("number", "1"), ("from", IdOf(listing)));
            Assert.True("/status/403" == answer.Headers.Location?.AbsolutePath, $"{write}: {answer.StatusCode} {answer.Headers.Location}");
        }

        Assert.Equal(before, (await Grain(IdOf(listing)).ViewForEditing(default)).Revision);
    }

    [Fact]
    public async Task A_host_types_in_for_a_group_and_lists_it_at_once_but_not_elsewhere()
    {
        using var pat = await Organiser.SignIn(site);
        var group = await pat.Begin(site);
        using var host = await Organiser.SignIn(site, new AccountRole(RoleKind.Host, "fenland"));
        var listing = await host.Draft(group);
        await host.Press($"{listing}/when", "", ("way", "Unset"), ("note", "Ask at the library."));
        await host.Press($"{listing}/where", "", ("setting", "Online"));
        using var moved = await host.Post($"{listing}/what", "", [("title", "The Tuesday Table"), ("summary", "Tea."), ("space", "peterborough")]);
        Assert.Equal("/status/403", moved.Headers.Location?.AbsolutePath);
        Assert.Contains("It is listed.", await host.Press(listing, "HandIn"), StringComparison.Ordinal);
    }

    private static async Task<string> Token(Organiser who) =>
        Regex.Match(await who.Browser.Read("/organise/new"), """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;

    private static string IdOf(string listing) => listing.Split('/')[^1];

    private IActivityGrain Grain(string id) => site.Grains.GetGrain<IActivityGrain>(id);
}
