using Hay.Web.Insight;

namespace Hay.Web.Tests.Insight;

public sealed class InequalityTests
{
    // Ridits 1/6, 1/2, 5/6; the line through the rates is 5 + 30 x, so its ends are 5 and 35.
    [Fact]
    public void By_hand_three_equal_groups_on_a_line()
    {
        var found = Inequality.Of([(100, 10), (100, 20), (100, 30)])!;

        Near(found.Slope, 30, 30, 30);
        Near(found.Relative!.Value, 7, 7, 7);
    }

    // Ridits 1/4, 5/8, 7/8 with weights 2, 1, 1; means 1/2 and 5.
    [Fact]
    public void By_hand_unequal_groups()
    {
        // Σw(x−x̄)(y−ȳ) = 2·(−1/4)(−1) + (1/8)(−1) + (3/8)(3) = 3/2; Σw(x−x̄)² = 2/16 + 1/64 + 9/64 = 9/32; slope 16/3.
        // Intercept 5 − 8/3 = 7/3; ends 7/3 and 23/3. Residuals 1/3, −5/3, 1: Σwe² = 2/9 + 25/9 + 1 = 4, one degree of freedom.
        var found = Inequality.Of([(200, 4), (100, 4), (100, 8)])!;

        var reach = 12.706 * Math.Sqrt(4 / (9 / 32.0));
        Near(found.Slope, 16 / 3.0, (16 / 3.0) - reach, (16 / 3.0) + reach);
        Assert.Equal(23 / 7.0, found.Relative!.Value.Value, 9);
    }

    // Tenths as such tables are published: admissions per 1,000, rising with deprivation. Worked out apart by the normal equations.
    [Fact]
    public void Ten_tenths()
    {
        double[] populations = [90000, 88000, 86000, 85000, 84000, 83000, 82000, 80000, 79000, 78000];
        double[] rates = [61.2, 63.5, 64.1, 67.0, 70.2, 71.9, 76.4, 80.3, 88.8, 101.5];

        var found = Inequality.Of([.. populations.Zip(rates)])!;

        Near(found.Slope, 38.669, 26.417, 50.922);
        Near(found.Relative!.Value, 1.707, 1.427, 2.044);
    }

    [Fact]
    public void Nobody_more_than_anybody_is_no_inequality()
    {
        var found = Inequality.Of([(10, 5), (20, 5), (30, 5), (40, 5)])!;

        Near(found.Slope, 0, 0, 0);
        Near(found.Relative!.Value, 1, 1, 1);
    }

    [Fact]
    public void Turned_round_the_slope_changes_its_sign_and_the_ratio_is_upside_down()
    {
        (double, double)[] groups = [(90, 10), (110, 14), (80, 13), (120, 20)];
        var (there, back) = (Inequality.Of(groups)!, Inequality.Of([.. groups.Reverse()])!);

        Near(back.Slope, -there.Slope.Value, -there.Slope.High, -there.Slope.Low);
        Near(back.Relative!.Value, 1 / there.Relative!.Value.Value, 1 / there.Relative.Value.High, 1 / there.Relative.Value.Low);
    }

    [Fact]
    public void Two_groups_say_nothing() => Assert.Null(Inequality.Of([(10, 5), (10, 6)]));

    [Fact]
    public void A_line_that_goes_below_nothing_has_no_ratio() => Assert.Null(Inequality.Of([(10, 0), (10, 0), (10, 9)])!.Relative);

    private static void Near(Estimate found, double value, double low, double high)
    {
        Assert.Equal(value, found.Value, 3);
        Assert.Equal(low, found.Low, 3);
        Assert.Equal(high, found.High, 3);
    }
}
