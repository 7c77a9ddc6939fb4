using System.Text.Json;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Design;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>The pages of organisers and hosts, with something in them, as npm's html-validate reads them.</summary>
public sealed class OrganiseHtmlTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    [Fact]
    public async Task Every_page_is_valid_html()
    {
        var (mia, account) = await site.SignIn("mia.html@example.org");
        var (host, _) = await site.SignIn("host.html@example.org", new AccountRole(RoleKind.Host, "fenland"), new AccountRole(RoleKind.Administrator));
        var group = await mia.Begin("Tea & Talk");
        await mia.Press($"/organise/{group}", "Invite", ("email", "new@example.org"));
        var draft = await site.HandIn(group, account, "Tea <at> two");
        await site.Grains.GetGrain<IOrganisationGrain>("o-html").Describe(new OrganisationDetails { Name = "Old Friends", Space = "fenland" }, null, default);
        await mia.Press("/organise/o-html/claim", "", ("words", "It is ours."));
        using var neighbour = new Guest(site);
        await neighbour.Press("/nominate", "", ("name", "Dominoes"), ("space", "fenland"), ("reach", "Ask at the bar"));
        await site.Grains.GetGrain<IWishesGrain>("fenland").Wish("chess", default);
        var activity = await site.List();
        var grain = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        await grain.Report(new ReportProblem(ReportReason.WrongTime, "It is at three."), default);
        await grain.Publish(new PublishListing { Listing = (await grain.ViewForEditing(default)).Listing! with { Summary = "Bring a friend." }, By = account.Id }, default);
        await grain.Deliver(default);
        await RunningSite.Until(() => host.Read("/host/fenland").Result.Contains("Dominoes", StringComparison.Ordinal));

        var pages = new List<object> { new { path = "/nominate", html = await neighbour.Read("/nominate") } };
        foreach (var path in new[] { "/organise", "/organise?find=old", "/organise/new", "/organise/website?at=/fenland", "/organise/website?at=/nowhere", $"/organise/{group}", $"/organise/{group}/numbers", $"/organise/{group}/history", $"/organise/{group}/tokens", $"/organise/{group}/webhooks", "/organise/o-html/claim", "/organise/invitation" }) pages.Add(new { path, html = await mia.Read(path) });
        foreach (var path in new[]
        {
            "/host", "/host/fenland", $"/host/fenland/draft/{draft}", $"/host/fenland/listing/{activity.Id}", "/host/fenland/claim/o-html", "/host/fenland/board?wish=chess", "/host/fenland/board/history", "/host/fenland/wishes", "/host/fenland/webhooks",
            "/host/roles?email=mia.html@example.org", "/host/audit", "/host/audit?day=2020-01-01&what=RoleGiven", $"/organise/listing/{activity.Id}/history?version=1", $"/organise/listing/{activity.Id}/share", "/account",
        }) pages.Add(new { path, html = await host.Read(path) });

        var said = await HtmlTests.Validate(JsonSerializer.Serialize(pages));

        Assert.True(said.Length == 0, said);
    }
}
