namespace Hay.Web.Insight;

/// <summary>A number with its 95 % interval.</summary>
internal readonly record struct Estimate(double Value, double Low, double High);

/// <summary>
/// The slope and the relative index of inequality: how much a rate differs between the most and the least deprived end of a
/// population, with everybody between them counted.
/// <para>
/// Groups stand in order from the least deprived to the most. Each has a ridit: the middle of its share of the population, from 0 to
/// 1. A straight line is fitted to the groups' rates by least squares with their populations as weights, rate = a + b × ridit. The
/// slope index is b; the relative index is (a + b) / a, the ratio of both ends of the line (Mackenbach and Kunst 1997, Social Science
/// and Medicine 44(6), 757–771). Intervals use Student's t with two degrees of freedom less than there are groups; that of the
/// relative index is made on the logarithm, by the delta method.
/// </para>
/// </summary>
/// <param name="Slope">In the unit of the rates. Above 0: the most deprived have the higher rate.</param>
/// <param name="Relative">Above 1: the most deprived have the higher rate. Null where the line goes to 0 or below, or so near that the interval says nothing.</param>
internal sealed record Inequality(Estimate Slope, Estimate? Relative)
{
    /// <summary>Fewer groups have no interval.</summary>
    public const int FewestGroups = 3;
    // An interval beyond this says nothing: one end of the line is next to 0.
    private const double MostRatio = 1e9;

    // Student's t at 97.5 %, from one degree of freedom on: there are no more than ten groups.
    private static readonly double[] Student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306];

    /// <param name="groups">From the least deprived to the most; populations above 0, no more than ten groups. Null: too few.</param>
    public static Inequality? Of(IReadOnlyList<(double Population, double Rate)> groups)
    {
        if (groups.Count < FewestGroups) return null;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups.Count, Student.Length + 2);
        var all = groups.Sum(group => group.Population);
        var ridits = Ridits(groups.Select(group => group.Population), all).ToArray();
        var points = groups.Zip(ridits, (group, x) => (Weight: group.Population, X: x, Y: group.Rate)).ToArray();
        var meanX = points.Sum(p => p.Weight * p.X) / all;
        var meanY = points.Sum(p => p.Weight * p.Y) / all;
        var spread = points.Sum(p => p.Weight * (p.X - meanX) * (p.X - meanX));
        var slope = points.Sum(p => p.Weight * (p.X - meanX) * (p.Y - meanY)) / spread;
        var start = meanY - (slope * meanX);
        var rest = points.Sum(p => p.Weight * Math.Pow(p.Y - start - (slope * p.X), 2)) / (points.Length - 2);
        var t = Student[points.Length - 3];
        var reach = t * Math.Sqrt(rest / spread);
        return new(new(slope, slope - reach, slope + reach), Ratio(start, slope, meanX, rest, spread, all, t));
    }

    private static Estimate? Ratio(double start, double slope, double meanX, double rest, double spread, double all, double t)
    {
        var end = start + slope;
        if (start <= 0 || end <= 0) return null;
        var (varStart, varSlope, both) = (rest * ((1 / all) + (meanX * meanX / spread)), rest / spread, -rest * meanX / spread);
        // How the logarithm of end / start moves with the start and with the slope of the line.
        var (byStart, bySlope) = ((1 / end) - (1 / start), 1 / end);
        var error = Math.Sqrt(Math.Max(0, (byStart * byStart * varStart) + (bySlope * bySlope * varSlope) + (2 * byStart * bySlope * both)));
        var high = end / start * Math.Exp(t * error);
        return high > MostRatio ? null : new(end / start, end / start * Math.Exp(-t * error), high);
    }

    private static IEnumerable<double> Ridits(IEnumerable<double> populations, double all)
    {
        var before = 0.0;
        foreach (var population in populations)
        {
            yield return (before + (population / 2)) / all;
            before += population;
        }
    }
}
