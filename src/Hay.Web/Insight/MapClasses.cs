using System.Collections.Immutable;

namespace Hay.Web.Insight;

/// <summary>One class of a map, with the least and the greatest number that are in it.</summary>
internal readonly record struct MapClass(double From, double To);

/// <summary>The classes that a map is coloured by: about as many areas in each (quantiles), and never the same number in two.</summary>
internal sealed record MapClasses(ImmutableArray<MapClass> All)
{
    /// <summary>As many shades as eyes tell apart.</summary>
    public const int Most = 5;

    public static MapClasses Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var classes = ImmutableArray.CreateBuilder<MapClass>();
        var at = 0;
        for (var part = 1; part <= Most && at < sorted.Count; part++)
        {
            var end = Math.Max(at + 1, (int)Math.Round((double)part * sorted.Count / Most));
            while (end < sorted.Count && sorted[end] == sorted[end - 1]) end++;
            classes.Add(new(sorted[at], sorted[end - 1]));
            at = end;
        }

        return new(classes.ToImmutable());
    }

    /// <summary>From 1; 0: in none.</summary>
    public int Of(double value)
    {
        for (var i = 0; i < All.Length; i++)
        {
            if (value >= All[i].From && value <= All[i].To) return i + 1;
        }

        return 0;
    }
}
