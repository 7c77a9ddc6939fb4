using System.Net;
using Hay.Grains;
using Hay.Web.Searching;
using Hay.Web.Tests.Site;
using Hay.Web.Wording;

namespace Hay.Web.Tests.Searching;

/// <summary>What somebody says of themselves is of use to them: one press searches for it.</summary>
[Collection(OnTheSite.Name)]
public sealed class PreferredSearchTests(RunningSite site)
{
    [Fact]
    public async Task What_I_need_can_be_looked_for_with_one_press()
    {
        using var me = new Guest(site);
        Assert.DoesNotContain("See what suits you", await me.Read("/me"), StringComparison.Ordinal);

        var plans = WebUtility.HtmlDecode(await me.Press("/me", "Prefer", ("needs", "StepFree"), ("times", "Mornings"), ("place", "fenland/march")));

        Assert.Contains("href=\"/search?space=fenland&near=march&part=morning&with=step-free\"", plans, StringComparison.Ordinal);
        Assert.Contains("Step-free", await me.Read("/search?space=fenland&near=march&part=morning&with=step-free"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_need_is_a_filter_of_the_search() => Assert.All(Enum.GetValues<Need>(), need =>
    {
        var mine = new Preferences { Needs = [need] };
        Assert.Equal(mine.Facets(), SearchForm.Of(mine).AllFacets());
    });

    [Theory]
    [InlineData("/search?part=morning&part=evening", UsualTime.Mornings, UsualTime.Evenings)]
    [InlineData("/search?when=weekend", UsualTime.Weekends)]
    // A search knows no "evenings, or any time at a weekend": it would ask for weekend evenings alone.
    [InlineData("/search?part=evening", UsualTime.Evenings, UsualTime.Weekends)]
    [InlineData("/search")]
    public void Times_are_asked_for_as_far_as_a_search_can(string address, params UsualTime[] times) =>
        Assert.Equal(address, SearchForm.Of(new Preferences { Times = [.. times] }).Href());
}
