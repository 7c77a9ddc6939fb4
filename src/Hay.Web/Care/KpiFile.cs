using System.Collections.Immutable;
using CsvHelper;
using Hay.Care;

namespace Hay.Web.Care;

/// <summary>Key figures as a file: the same cells as on the page.</summary>
internal static class KpiFile
{
    /// <summary>CSV (RFC 4180, UTF-8): a line for each figure of each part. Lines before that begin with "# " say what each figure counts.</summary>
    public static byte[] Csv(ImmutableArray<KpiTable> tables, string period)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { ValidateFieldCount = false }, leaveOpen: true))
        {
            csv.WriteRecord(["# period", period]);
            foreach (var kpi in Kpis.All) csv.WriteRecord([$"# {kpi.Id}", $"{kpi.Name} ({kpi.Unit}): {kpi.Counts}"]);
            csv.WriteRecord(["table", "part", "figure", "value", "unit"]);
            foreach (var table in tables)
            {
                foreach (var (kpi, cells) in table.Rows)
                {
                    for (var i = 0; i < cells.Length; i++) csv.WriteRecord([table.Title, table.Columns[i], kpi.Id, cells[i], kpi.Unit]);
                }
            }
        }

        return bytes.ToArray();
    }
}
