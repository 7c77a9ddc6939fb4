using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.OpenListings;

/// <summary>
/// Listings as CSV (RFC 4180): the columns of <see cref="ListingColumns"/>. A row is written once, until its listing changes. The file
/// begins with a byte order mark: it is there for people with a spreadsheet, and Excel takes "£" for two letters without one. Programs
/// that trip over it have JSON.
/// </summary>
internal sealed class ListingTable
{
    private static readonly byte[] Head = [.. Encoding.UTF8.Preamble, .. Write(csv => csv.WriteRecord([.. ListingColumns.All.Select(c => c.Name)]))];
    private readonly ConditionalWeakTable<CatalogueEntry, Written> _rows = [];

    /// <param name="entries">In their order.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="isKept">Whether rows are kept for the next who asks by this address.</param>
    public ImmutableArray<byte[]> Of(IEnumerable<CatalogueEntry> entries, string site, bool isKept)
    {
        using var bytes = new MemoryStream();
        using var csv = Writer(bytes);
        return [Head, .. entries.Select(entry => Row(entry, site, isKept, csv, bytes))];
    }

    /// <summary>A listing as its row has it.</summary>
    public static ListingRow RowOf(CatalogueEntry entry, string site) => new(entry.Id, entry.Listing, $"{site}/{entry.Listing.Space}/{entry.Id}")
    {
        Plan = entry.Plan,
        Organisation = entry.Organisation,
        Checked = entry.Checked,
    };

    private byte[] Row(CatalogueEntry entry, string site, bool isKept, CsvWriter csv, MemoryStream bytes)
    {
        if (_rows.TryGetValue(entry, out var written) && written.Site == site) return written.Row;
        var row = RowOf(entry, site);
        bytes.SetLength(0);
        csv.WriteRecord([.. ListingColumns.All.Select(column => Cell(column, row))]);
        csv.Flush();
        written = new Written(site, bytes.ToArray());
        if (isKept) _rows.AddOrUpdate(entry, written);
        return written.Row;
    }

    // A number is a number: only words can be taken for a formula.
    private static string Cell(ListingColumn column, ListingRow row) =>
        column.Kind == CellKind.Number ? column.Write(row) : ListingCells.Guarded(column.Write(row).ReplaceLineEndings("\n"));

    private static byte[] Write(Action<CsvWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var csv = Writer(bytes)) write(csv);
        return bytes.ToArray();
    }

    private static CsvWriter Writer(MemoryStream bytes) => CsvWriter.Create(bytes, new CsvWriterOptions { ValidateFieldCount = false }, leaveOpen: true);

    private sealed record Written(string Site, byte[] Row);
}
