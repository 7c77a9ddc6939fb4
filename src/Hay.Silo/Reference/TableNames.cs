using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>What the stored tables are called. A year stands last, so that several live side by side.</summary>
internal static class TableNames
{
    public const string Postcodes = "postcodes";
    public const string Deprivation = "deprivation";

    public static string Boundaries(AreaLevel level) => $"boundaries-{Short(level)}";

    public static string Boundaries(AreaLevel level, int year) => Year(Boundaries(level), year);

    /// <param name="from">A smaller level, or the same of an earlier year.</param>
    /// <param name="fromYear">Of its areas.</param>
    /// <param name="to">Without its year.</param>
    public static string Links(AreaLevel from, int fromYear, AreaLevel to) => $"links-{Year(Short(from), fromYear)}-to-{Short(to)}";

    public static string MiddleNames(int year) => Year("names-msoa", year);

    public static string Residents(AreaLevel level) => $"residents-{Short(level)}";

    public static string Loneliness(AreaLevel level) => $"loneliness-{Short(level)}";

    /// <param name="level">Of its areas.</param>
    /// <param name="of">"residents" or "households".</param>
    /// <param name="topic">In small letters, with hyphens.</param>
    public static string Census(AreaLevel level, string of, string topic) => $"{Census(level, of)}{topic}";

    public static string Census(AreaLevel level, string of) => $"census-{Short(level)}-{of}-";

    public static string Year(string name, int year) => FormattableString.Invariant($"{name}-{year}");

    /// <summary>For people: "neighbourhoods (LSOA)".</summary>
    public static string Said(AreaLevel level) => level switch
    {
        AreaLevel.Neighbourhood => "neighbourhoods (LSOA)",
        AreaLevel.Middle => "middle areas (MSOA)",
        AreaLevel.Ward => "wards",
        _ => "districts",
    };

    /// <summary>"neighbourhoods (LSOA) 2021".</summary>
    public static string Said(AreaLevel level, int year) => FormattableString.Invariant($"{Said(level)} {year}");

    private static string Short(AreaLevel level) => level switch
    {
        AreaLevel.Neighbourhood => "lsoa",
        AreaLevel.Middle => "msoa",
        AreaLevel.Ward => "ward",
        _ => "district",
    };
}
