using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Hay.Grains;

namespace Hay.Silo.Reference;

/// <summary>
/// A table of the Census 2021: either a row for each area and answer (area, answer, n or Observation), or a row for each area and a
/// column for each answer. The answers' own words are kept.
/// </summary>
internal static partial class CensusReader
{
    private const int Year = 2021;
    private const int LongestTopic = 60;

    public static Reading? Read(CsvTable table, ReadingFrom from)
    {
        for (var header = 0; header < table.First.Count - 1; header++)
        {
            var (names, example) = (table.First[header], table.First[header + 1]);
            if (AreaOf(names, example) is not { } area) continue;
            var number = Array.FindIndex(names, name => name.ToUpperInvariant() is "N" or "OBSERVATION" or "COUNT");
            var answers = (number < 0 ? [] : Enumerable.Range(0, names.Length).Where(i => i != number && IsAnswer(names[i], Cell(example, i)))).ToList();
            var columns = (number >= 0 ? [] : Enumerable.Range(0, names.Length).Where(i => i != area.Index && IsCount(names[i], Cell(example, i)))).ToList();
            if (answers.Count == 1) return Read(table, header, area, names[answers[0]], () => [(table[answers[0]], table.Whole(number, 0, Plausible.MostPeople(area.Level)))]);
            // Every column but the area's is a count or a share: nothing else looks like that.
            if (columns.Count >= 2 && names.Where((name, i) => AreaColumn.Of(name, i) is null && !columns.Contains(i)).All(IsNoAnswer))
            {
                return Read(table, header, area, TopicOf([.. columns.Select(i => names[i])]), () => columns.Select(i => (table.Header[i], table.Whole(i, 0, Plausible.MostPeople(area.Level)))));
            }
        }

        return null;
    }

    private static Reading Read(CsvTable table, int header, AreaColumn area, string topic, Func<IEnumerable<(string Answer, int Number)>> answers)
    {
        table.Begin(header);
        var of = table.Header.Append(topic).Any(name => name.Contains("household", StringComparison.OrdinalIgnoreCase)) ? "households" : "residents";
        var found = new FoundTable<CensusAnswer>(TableNames.Year(TableNames.Census(area.Level, of, Slug(topic)), Year));
        var skipped = new Skipped();
        var used = 0;
        while (table.Next())
        {
            var code = table[area.Index];
            if (!AreaColumn.IsAreaCode(code))
            {
                skipped.Add(AreaRows.NoCode, $"{table.Where}: \"{CsvTable.Short(table.Row[0])}\"");
                continue;
            }

            var isNew = false;
            foreach (var (answer, number) in answers()) isNew |= found.Add(new(code, answer, number));
            if (isNew) used++;
            else skipped.Add(AreaRows.Twice, table.Where);
        }

        return new Reading($"Census 2021, {of} of {TableNames.Said(area.Level)} by \"{CsvTable.Short(topic)}\"", used, skipped, [found]);
    }

    private static AreaColumn? AreaOf(string[] names, string[] example)
    {
        if (AreaColumn.Smallest(names) is { Year: 0 or Year } column) return AreaColumn.IsAreaCode(Cell(example, column.Index)) ? column : null;
        // Nomis says only "geography code".
        var geography = Array.FindIndex(names, name => name.Equals("geography code", StringComparison.OrdinalIgnoreCase));
        return geography < 0 ? null : Cell(example, geography) switch
        {
            ['E' or 'W', '0', '1', ..] => new(geography, AreaLevel.Neighbourhood, Year, IsCode: true),
            ['E' or 'W', '0', '2', ..] => new(geography, AreaLevel.Middle, Year, IsCode: true),
            ['E' or 'W', '0', '5', ..] => new(geography, AreaLevel.Ward, Year, IsCode: true),
            ['E' or 'W', '0', >= '6' and <= '9', ..] => new(geography, AreaLevel.Space, Year, IsCode: true),
            _ => null,
        };
    }

    private static bool IsAnswer(string name, string example) =>
        AreaColumn.Of(name, 0) is null && !IsNoAnswer(name) && !name.EndsWith(" code", StringComparison.OrdinalIgnoreCase) && !double.TryParse(example, CultureInfo.InvariantCulture, out _);

    private static bool IsCount(string name, string example) => AreaColumn.Of(name, 0) is null && !IsNoAnswer(name) && int.TryParse(example, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);

    private static bool IsNoAnswer(string name) =>
        name.StartsWith("prop", StringComparison.OrdinalIgnoreCase) || name.ToUpperInvariant() is "" or "DATE" or "GEOGRAPHY" or "GEOGRAPHY CODE" || name.StartsWith("total_", StringComparison.OrdinalIgnoreCase);

    // What stands before the colon of every column, else the first column's words.
    private static string TopicOf(ImmutableArray<string> columns)
    {
        var before = columns[0].Split(':')[0];
        return before.Length < columns[0].Length && columns.All(name => name.StartsWith(before, StringComparison.Ordinal)) ? before : columns[0];
    }

    private static string Slug(string topic)
    {
        var plain = NoLetters().Replace(topic.Normalize(NormalizationForm.FormKD).ToLowerInvariant(), "-").Trim('-');
        return plain.Length <= LongestTopic ? plain : plain[..LongestTopic].Trim('-');
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetters();
}
