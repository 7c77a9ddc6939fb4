using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Site;

/// <summary>A number beside a filter says how many things choosing it would leave.</summary>
[Collection(OnTheSite.Name)]
public sealed class FilterCountTests(RunningSite site)
{
    [Fact]
    public async Task A_filter_that_is_on_has_no_number_and_the_others_have()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/search?space=fenland&with=free");

        Assert.Matches(Box("free", " checked") + "Free</span>", page);
        Assert.Matches(Box("step-free", "") + """Step-free <span class="hay-choice__count">\d+</span>""", page);
    }

    private static string Box(string slug, string on) => Regex.Escape($"value=\"{slug}\"{on}><span>");
}
