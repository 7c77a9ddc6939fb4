using System.Globalization;
using Hay.Grains;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>What somebody chose to see, as its address says it. What makes no sense is taken as not chosen.</summary>
internal sealed record InsightQuery
{
    /// <summary>The value of <see cref="Beside"/> for the same weeks of the year before.</summary>
    public const string YearBefore = "year-before";
    public static readonly int[] Spans = [13, 26, 52, 104];

    public required Quarter Quarter { get; init; }
    /// <summary>Null: all together.</summary>
    public SpaceDefinition? Space { get; init; }
    public Measure Measure { get; init; } = Measure.Going;
    public AreaLevel Level { get; init; }
    /// <summary>Slug of a kind of activity; empty: all.</summary>
    public string Category { get; init; } = "";
    /// <summary>What weeks are compared with: slug of a space, or <see cref="YearBefore"/>; empty: nothing.</summary>
    public string Beside { get; init; } = "";
    /// <summary>How many weeks, to the last whole one.</summary>
    public int Weeks { get; init; } = 26;

    public string SpaceName => Space?.Name ?? "all spaces";

    /// <summary>"?quarter=2026-Q3&amp;…": all of it, so that the address shows the same when the quarter is long over.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture,
        $"?quarter={Quarter}&space={Space?.Slug}&measure={Slug(Measure)}&level={Slug(Level)}&category={Category}&beside={Beside}&weeks={Weeks}");

    public static InsightQuery Of(IQueryCollection asked, InsightSources of)
    {
        var quarters = of.Figures.Quarters;
        var usual = quarters.Where(of.Figures.IsWhole).DefaultIfEmpty(quarters.IsEmpty ? Quarter.Of(of.Today) : quarters[^1]).Last();
        string One(string name) => asked[name].ToString();
        T Choice<T>(string name, T otherwise) where T : struct, Enum => Enum.GetValues<T>().Where(value => Slug(value) == One(name)).DefaultIfEmpty(otherwise).First();
        return new()
        {
            Quarter = Quarter.Parse(One("quarter")) is { } quarter && quarters.Contains(quarter) ? quarter : usual,
            Space = of.Spaces.Find(One("space")),
            Measure = Choice("measure", Measure.Going) is var measure && Measures.OfKinds.Contains(measure) ? measure : Measure.Going,
            Level = Choice("level", AreaLevel.Neighbourhood) is var level && of.Areas.Of(level).IsEmpty ? AreaLevel.Neighbourhood : level,
            Category = of.Categories.Find(One("category"))?.Slug ?? "",
            Beside = One("beside") is var beside && (beside == YearBefore || of.Spaces.Find(beside) is not null) ? beside : "",
            Weeks = int.TryParse(One("weeks"), NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) && Spans.Contains(weeks) ? weeks : 26,
        };
    }

    /// <summary>As addresses say it.</summary>
    public static string Slug<T>(T choice) where T : struct, Enum => choice.ToString().ToLowerInvariant();
}
