using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Picking;

/// <summary>The sheet of the catalogue, day and model that are current. A listing that has not changed is not worked out again.</summary>
internal sealed class PickSheets(Categories categories, PicksSlot models)
{
    // The row goes with its entry.
    private readonly ConditionalWeakTable<CatalogueEntry, PickRow> _rows = [];
    private (PickSheet Sheet, DateOnly Day)? _last;
    private readonly Lock _one = new();

    public PickSheet For(CatalogueSnapshot snapshot, DateTimeOffset now)
    {
        var (model, today) = (models.Current, now.Day());
        // One request makes it; the others wait these few milliseconds instead of making it as well.
        lock (_one)
        {
            if (_last is { } last && last.Day == today && last.Sheet.Snapshot == snapshot && last.Sheet.Model == model) return last.Sheet;
            ImmutableArray<PickRow> rows = [.. snapshot.Entries.Select(entry => RowOf(entry, today, now)).Where(row => !row.Sessions.IsEmpty)];
            var sheet = (_last is { } before && before.Day == today && before.Sheet.Model == model ? before.Sheet.Next(snapshot, rows) : null) ?? new PickSheet(snapshot, model, rows);
            _last = (sheet, today);
            return sheet;
        }
    }

    private PickRow RowOf(CatalogueEntry entry, DateOnly today, DateTimeOffset now)
    {
        if (_rows.TryGetValue(entry, out var row) && row.Day == today) return row;
        row = PickRow.Of(entry, categories, now);
        _rows.AddOrUpdate(entry, row);
        return row;
    }
}
