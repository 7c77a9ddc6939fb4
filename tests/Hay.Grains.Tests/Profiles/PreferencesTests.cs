namespace Hay.Grains.Tests.Profiles;

public class PreferencesTests
{
    [Fact]
    public void They_are_kept_tidy_and_saying_the_same_changes_nothing()
    {
        var said = new Preferences { Needs = [Need.Beginners, Need.StepFree, Need.Beginners], Times = [UsualTime.Weekends], Space = "fenland", Locality = "march" };

        var profile = new Profile().Prefer(said);

        Assert.True(profile.View().Preferences.Needs.SequenceEqual([Need.StepFree, Need.Beginners]));
        Assert.Equal("march", profile.View().Preferences.Locality);
        Assert.Same(profile, profile.Prefer(said));
        Assert.True(profile.Prefer(Preferences.None).View().Preferences.Needs.IsEmpty);
    }

    [Fact]
    public void What_cannot_be_a_place_is_not_kept()
    {
        var profile = new Profile().Prefer(new Preferences { Space = new string('x', 100), Locality = "march", Needs = [(Need)99] });

        Assert.True(profile.Preferences.SaysTheSame(Preferences.None));
    }
}
