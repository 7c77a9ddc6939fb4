using System.Collections.Immutable;
using System.Globalization;

namespace Hay.Silo.Reference;

/// <summary>Whom to thank for what was imported: the words that the licences ask for.</summary>
internal static class ReferenceCredits
{
    private const string Licence = "licensed under the Open Government Licence v3.0";

    /// <param name="folder">Of the tables.</param>
    /// <param name="used">Names of those whose figures are shown.</param>
    public static ImmutableArray<string> Of(ReferenceFolder folder, IReadOnlyCollection<string> used)
    {
        var names = used.Order(StringComparer.Ordinal).ToList();
        var credits = new List<string>();
        if (names.Any(name => name.StartsWith("boundaries-", StringComparison.Ordinal)))
        {
            credits.Add($"Outlines and lookups of areas: Office for National Statistics, {Licence}. Contains OS data © Crown copyright and database right {Year(folder.Sources(names.First(name => name.StartsWith("boundaries-lsoa-", StringComparison.Ordinal))))}.");
        }

        if (Find(names, "residents-lsoa-") is { } residents) credits.Add($"Residents by age, middle of {residents}: Office for National Statistics, {Licence}.");
        if (names.Any(name => name.StartsWith("census-", StringComparison.Ordinal))) credits.Add($"Census 2021: Office for National Statistics, {Licence}.");
        if (Find(names, "deprivation-") is { } deprivation) credits.Add($"English indices of deprivation {deprivation}: Ministry of Housing, Communities and Local Government, {Licence}.");
        if (Find(names, "loneliness-lsoa-") is not null) credits.Add($"Modelled loneliness, from the Community Life Survey: Department for Culture, Media and Sport, {Licence}.");
        if (names.Any(name => name.StartsWith("names-msoa-", StringComparison.Ordinal))) credits.Add("Names of middle areas: House of Commons Library, licensed under the Open Parliament Licence v3.0.");
        if (folder.Sources(TableNames.Postcodes) is [_, ..] postcodes)
        {
            var year = Year(postcodes);
            credits.Add($"Postcodes: contains OS data © Crown copyright and database right {year}, Royal Mail data © Royal Mail copyright and database right {year}, and National Statistics data © Crown copyright and database right {year}, {Licence}.");
        }

        return [.. credits];
    }

    private static string? Find(List<string> names, string beginning) => names.Find(name => name.StartsWith(beginning, StringComparison.Ordinal))?[beginning.Length..];

    private static string Year(ImmutableArray<SourceFile> sources) => sources.Max(source => source.Imported.Year).ToString(CultureInfo.InvariantCulture);
}
