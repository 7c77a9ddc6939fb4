using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

public class AboutMeTests
{
    private static readonly AboutMe March = new() { Neighbourhood = "fe-n-orchard-rows", AgeBand = "65-79" };

    [Fact]
    public void What_somebody_says_is_kept_and_told_once()
    {
        var one = new Profile().Say(March, Ann, Now);
        Assert.Equal(March, one.View().About);
        Assert.Same(one, one.Say(March with { }, Ann, Now));
        var fact = Assert.Single(one.Outbox.Waiting);
        Assert.Equal((FactKind.SaidAbout, Ann, March), (fact.Kind, fact.Profile, fact.About));
        Assert.Equal(AboutMe.Nothing, one.Say(AboutMe.Nothing, Ann, Now).View().About);
    }

    [Fact]
    public void Made_up_ages_and_endless_places_are_not_kept()
    {
        var odd = new Profile().Say(new AboutMe { Neighbourhood = new string('x', 81), AgeBand = "41" }, Ann, Now);
        Assert.Equal(AboutMe.Nothing, odd.About);
        Assert.Empty(odd.Outbox.Waiting);
    }

    [Fact]
    public void Who_is_being_forgotten_says_no_more() => Assert.Equal(AboutMe.Nothing, new Profile().Forget().Say(March, Ann, Now).About);
}
