using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Hay.Silo.Import.Tables;

/// <summary>The rows of a CSV file: commas, semicolons or tabs; UTF-8, or Windows' own letters where it is not.</summary>
internal static class CsvRows
{
    private const int LongestField = 200_000;

    /// <summary>A row is null when it is not one.</summary>
    public static IEnumerable<(string Where, TableRow? Row)> Of(ImportFile file)
    {
        using var stream = file.Open();
        using var text = new StreamReader(stream, EncodingOf(stream), detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            DetectDelimiter = true,
            DetectDelimiterValues = [",", ";", "\t"],
            MissingFieldFound = null,
            HeaderValidated = null,
            // A stray quotation mark inside a field is part of it.
            BadDataFound = null,
            MaxFieldSize = LongestField,
            TrimOptions = TrimOptions.Trim,
        });
        var header = Header(csv);
        while (Next(csv))
        {
            var row = new TableRow();
            for (var i = 0; i < header.Length; i++) row.Add(header[i], csv.TryGetField<string>(i, out var field) ? field ?? "" : "");
            yield return ($"line {csv.Parser.RawRow}", row.IsEmpty ? null : row);
        }
    }

    private static string[] Header(CsvReader csv)
    {
        if (!Next(csv) || !csv.ReadHeader() || csv.HeaderRecord is not { } header) throw new UnreadableFileException("it has no line of column names");
        var names = header.Select(TableRow.Name).ToHashSet();
        if (names.Overlaps(["title", "name", "activity"])) return header;
        throw new UnreadableFileException(header[0].TrimStart().StartsWith('<')
            ? "it is a web page, not a table"
            : "its first line names no column \"title\"");
    }

    private static bool Next(CsvReader csv)
    {
        try
        {
            return csv.Read();
        }
        catch (Exception wrong) when (wrong is CsvHelperException or DecoderFallbackException)
        {
            throw new UnreadableFileException($"it breaks off at line {csv.Parser.RawRow}", wrong);
        }
    }

    private static Encoding EncodingOf(Stream stream)
    {
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        try
        {
            using var probe = new StreamReader(stream, strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            var buffer = new char[8192];
            while (probe.Read(buffer) > 0) { }
            return strict;
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1;
        }
        finally
        {
            stream.Position = 0;
        }
    }
}
