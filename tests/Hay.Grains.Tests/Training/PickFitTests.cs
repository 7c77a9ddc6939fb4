namespace Hay.Grains.Tests.Training;

public sealed class PickFitTests
{
    private static readonly DateTime TuesdayEvening = new(2026, 11, 24, 18, 30, 0);

    [Fact]
    public void A_time_that_somebody_chose_fits_wholly()
    {
        Assert.Equal(1, PickFit.Time([UsualTime.Evenings], [], TuesdayEvening));
        Assert.Equal(0, PickFit.Time([UsualTime.Mornings, UsualTime.Weekends], [], TuesdayEvening));
        Assert.Equal(1, PickFit.Time([UsualTime.Weekends], [], TuesdayEvening.AddDays(4)));
    }

    [Fact]
    public void The_times_that_somebody_goes_at_speak_too()
    {
        Assert.Equal(1, PickFit.Time([], [TuesdayEvening.AddDays(-7)], TuesdayEvening), 6);
        var otherDay = PickFit.Time([], [TuesdayEvening.AddDays(-6)], TuesdayEvening);
        var otherHour = PickFit.Time([], [TuesdayEvening.AddDays(-6).AddHours(-8)], TuesdayEvening);
        Assert.True(otherDay > otherHour && otherHour > 0, $"{otherDay} {otherHour}");
        Assert.Equal(0, PickFit.Time([], [], TuesdayEvening));
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-08-26", true)]
    [InlineData("2026-08-25", false)]
    [InlineData(null, false)]
    public void What_was_checked_in_the_last_three_months_is_checked(string? day, bool isChecked) =>
        Assert.Equal(isChecked, PickFit.IsChecked(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(2026, 11, 24)));
}
