using System.Collections.Immutable;

namespace Hay.Silo.Import.Tables;

/// <summary>
/// Hay's own columns, as CSV or as a JSON list of flat things with the same names: what a spreadsheet, or another
/// program's export, can be turned into. docs/import.md lists the columns.
/// </summary>
internal sealed class TableReader : IImportReader
{
    public ImmutableArray<string> Extensions { get; } = [".csv", ".tsv", ".json"];

    public IEnumerable<ImportRecord> Read(ImportFile file, CancellationToken ct)
    {
        var isJson = Path.GetExtension(file.Path).Equals(".json", StringComparison.OrdinalIgnoreCase);
        foreach (var (where, row) in isJson ? JsonRows.Of(file) : CsvRows.Of(file))
        {
            ct.ThrowIfCancellationRequested();
            yield return row is null
                ? new RefusedRecord { Where = where, Reason = "it has no fields" }
                : Attempt.At(where, () => TableListing.Understand(row, where));
        }
    }
}
