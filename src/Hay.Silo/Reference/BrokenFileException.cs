using System.Globalization;

namespace Hay.Silo.Reference;

/// <summary>A file cannot be used, and nothing of it was. The message says where it is wrong, without the file's name.</summary>
internal sealed class BrokenFileException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <param name="line">The first is 1.</param>
    /// <param name="column">The first is 1.</param>
    /// <param name="header">What the column is called.</param>
    /// <param name="what">Ends the sentence.</param>
    public static BrokenFileException At(long line, int column, string header, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column} ({CsvTable.Short(header)}): {what}"));
}
