using System.Security.Cryptography;
using Hay.Silo.Import.Tables;

namespace Hay.Silo.Reference;

/// <summary>An official file: what it is, by what is in it, and what it holds.</summary>
internal static class ReferenceFile
{
    private const long LargestBytes = 1_000_000_000;

    // The first that knows a table reads it, so what says most about itself comes first.
    private static readonly Func<CsvTable, ReadingFrom, Reading?>[] Tables =
    [
        PostcodeReader.Read, DeprivationReader.Read, ResidentsReader.Read, MiddleNameReader.Read, LookupReader.Read, LonelinessReader.Read, CensusReader.Read,
    ];

    /// <summary>SHA-256 in small hexadecimal letters.</summary>
    /// <exception cref="BrokenFileException">It is no official file, or broken.</exception>
    public static (Reading Reading, string Sha256) Read(string path, ReadingFrom from)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            if (stream.Length == 0) throw new BrokenFileException("it is empty");
            if (stream.Length > LargestBytes) throw new BrokenFileException("it is larger than 1 GB: choose a more generalised file, or one of fewer areas");
            var first = FirstLetter(stream);
            var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            stream.Position = 0;
            return (first == '{' ? Shapes(stream, from) : Table(stream, from), hash);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new BrokenFileException($"it cannot be opened: {wrong.Message}", wrong);
        }
    }

    private static Reading Shapes(FileStream stream, ReadingFrom from)
    {
        try
        {
            return BoundaryReader.Read(stream, from);
        }
        catch (InvalidOperationException wrong)
        {
            // JSON lets through what only reading it as text refuses.
            throw new BrokenFileException("a name or a code in it is not Unicode", wrong);
        }
    }

    private static Reading Table(FileStream stream, ReadingFrom from)
    {
        var encoding = CsvRows.EncodingOf(stream);
        using var table = new CsvTable(stream, encoding, from.Row);
        foreach (var read in Tables)
        {
            if (read(table, from) is { } reading) return reading;
        }

        var columns = table.First is [var names, ..] ? string.Join(", ", names.Take(6).Select(CsvTable.Short)) : "none";
        throw new UnknownFileException($"not a file that Hay knows; its first columns are {columns}");
    }

    private static char FirstLetter(FileStream stream)
    {
        Span<byte> bytes = stackalloc byte[4096];
        bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (bytes.StartsWith("PK"u8)) throw new UnknownFileException("a workbook or a zip archive: save the sheet as CSV, or unpack it, and give that");
        if (bytes.Contains((byte)0)) throw new UnknownFileException("neither CSV nor GeoJSON");
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        var text = bytes.TrimStart(" \t\r\n"u8);
        var first = text.IsEmpty ? ' ' : (char)text[0];
        return first == '<' ? throw new UnknownFileException("a web page") : first;
    }
}

/// <summary>It may be a good file, but it is none that Hay knows.</summary>
internal sealed class UnknownFileException(string message) : Exception(message);
