using System.Net;

namespace Hay.Web.Tests.Site;

[Collection(OnTheSite.Name)]
public sealed class MeTests(RunningSite site)
{
    [Fact]
    public async Task Nothing_is_kept_about_somebody_who_only_looks()
    {
        using var me = new Guest(site);

        await me.Read("/");
        await me.Read("/peterborough/pb-cathedral-quiet");
        await me.Read("/me");

        Assert.DoesNotContain(me.Cookies.GetAllCookies(), c => c.Name == "hay-me");
    }

    [Fact]
    public async Task Saving_begins_a_profile_that_scripts_and_other_sites_cannot_read()
    {
        using var me = new Guest(site);
        var activity = await site.List();

        using var answer = await me.Send(activity.Path, "Save");

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("hay-me=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_saved_can_be_found_and_removed()
    {
        using var me = new Guest(site);
        var activity = await site.List(title: "A quiet table");

        var saved = await me.Press(activity.Path, "Save");
        var plans = await me.Read("/me");
        var removed = await me.Press("/me", "Unsave", ("activity", activity.Id));

        Assert.Contains("Saved. Remove it", saved, StringComparison.Ordinal);
        Assert.Contains("A quiet table", plans, StringComparison.Ordinal);
        Assert.DoesNotContain("A quiet table", removed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_can_be_given_up_from_the_plans()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));

        var plans = await me.Press("/me", "GiveUp", ("activity", activity.Id), ("session", activity.First.Value));

        Assert.Contains("Somebody else can have your place", plans, StringComparison.Ordinal);
        Assert.Equal(0, site.Catalogue.Find(activity.Id)!.Sessions[0].Going);
    }

    [Fact]
    public async Task To_be_forgotten_gives_up_everything()
    {
        using var me = new Guest(site);
        var activity = await site.List();
        await me.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await me.Press(activity.Path, "Save");

        var plans = await me.Press("/me", "Forget");

        Assert.Contains("this device is forgotten", plans, StringComparison.Ordinal);
        Assert.Contains("Nothing planned yet", plans, StringComparison.Ordinal);
        Assert.DoesNotContain(me.Cookies.GetAllCookies(), c => c.Name == "hay-me");
        Assert.Equal(0, site.Catalogue.Find(activity.Id)!.Sessions[0].Going);
    }

    [Fact]
    public async Task A_profile_that_somebody_made_up_is_nobody()
    {
        using var me = new Guest(site);
        me.Cookies.Add(site.Address, new Cookie("hay-me", new string('a', 32)));

        Assert.Contains("Nothing planned yet", await me.Read("/me"), StringComparison.Ordinal);
    }
}
