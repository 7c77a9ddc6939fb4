using System.Text;
using CsvHelper;
using Hay.Grains;

namespace Hay.Silo.Import.Tables;

/// <summary>The rows of a CSV file: commas, semicolons or tabs; UTF-8, or Windows' own letters where it is not.</summary>
internal static class CsvRows
{
    private const int LongestRecord = 1_000_000;

    /// <summary>A row is null when it is not one.</summary>
    public static IEnumerable<(string Where, TableRow? Row)> Of(ImportFile file)
    {
        using var stream = file.Open();
        using var text = new StreamReader(stream, EncodingOf(stream), detectEncodingFromByteOrderMarks: true);
        using var csv = CsvReader.Create(text, new CsvReaderOptions
        {
            HasHeader = false,
            MaxRecordSize = LongestRecord,
            MalformedData = CsvMalformedDataHandling.Recover,
            TrackLineNumbers = true,
            TrimWhitespace = true,
        });
        var header = Header(csv);
        while (Next(csv))
        {
            var row = new TableRow();
            for (var i = 0; i < Math.Min(header.Length, csv.FieldCount); i++) row.Add(header[i], ListingCells.Unguarded(csv.GetString(i).Trim()));
            yield return (FormattableString.Invariant($"line {csv.LineNumber}"), row.IsEmpty ? null : row);
        }
    }

    private static string[] Header(CsvReader csv)
    {
        if (!Next(csv)) throw new UnreadableFileException("it has no line of column names");
        string[] header = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
        if (header.Select(TableRow.Name).Intersect(["title", "name", "activity"]).Any()) return header;
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
        catch (Exception wrong) when (wrong is CsvFormatException or DecoderFallbackException or InvalidDataException)
        {
            throw new UnreadableFileException(FormattableString.Invariant($"it breaks off at line {csv.LineNumber}"), wrong);
        }
    }

    /// <summary>UTF-8 where all of it is, else Latin-1; leaves the stream at its beginning.</summary>
    public static Encoding EncodingOf(Stream stream)
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
