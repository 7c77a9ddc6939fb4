using Hay.Grains;
using Hay.Web.Searching;

namespace Hay.Web.Tests.Site;

/// <summary>What is missed is counted by how many miss it, and one visitor cannot use up everybody's room.</summary>
[Collection(OnTheSite.Name)]
public sealed class MissingTests(RunningSite site)
{
    [Fact]
    public async Task Two_visitors_count_as_two_and_one_who_says_it_twice_as_one()
    {
        using var ann = new Guest(site);
        using var ben = new Guest(site);

        Assert.Contains("We have written that down", await Tell(ann, "curling"), StringComparison.Ordinal);
        Assert.Contains("We have written that down", await Tell(ann, "Curling"), StringComparison.Ordinal);
        Assert.Contains("We have written that down", await Tell(ben, "curling"), StringComparison.Ordinal);

        Assert.Equal(2, Assert.Single(await Counts(), c => c.Demand.Terms == "curling").Times);
    }

    [Fact]
    public async Task One_visitor_can_only_say_so_much_in_a_day_and_is_told_what_was_not_kept()
    {
        using var eager = new Guest(site);
        using var another = new Guest(site);
        for (var i = 0; i < UnmetSearches.MostAskedADay; i++)
        {
            Assert.Contains("We have written that down", await Tell(eager, $"hobby {new string('x', i + 1)}"), StringComparison.Ordinal);
        }

        var page = await Tell(eager, "archery");

        Assert.Contains("Please tell us again tomorrow", page, StringComparison.Ordinal);
        Assert.DoesNotContain(await Counts(), c => c.Demand.Terms == "archery");
        Assert.Contains("We have written that down", await Tell(another, "archery"), StringComparison.Ordinal);
    }

    private async Task<IEnumerable<DemandCount>> Counts() =>
        (await site.Grains.GetGrain<IDemandGrain>("peterborough").Latest(default)).Counts;

    private static Task<string> Tell(Guest guest, string what) => guest.Press("/missing", "", ("q", what), ("space", "peterborough"));
}
