using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using Hay.Uptake;

namespace Hay.Web.Uptake;

/// <summary>A week of numbers.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="IsWhole">It is over; otherwise it is counted up to last night.</param>
/// <param name="Row">Its numbers.</param>
internal sealed record NumbersWeek(DateOnly Monday, bool IsWhole, UptakeRow Row);

/// <summary>The numbers of some listings by week, the newest first.</summary>
internal sealed record GroupNumbers(ImmutableArray<NumbersWeek> Weeks)
{
    /// <summary>How many weeks are shown: a quarter of a year.</summary>
    public const int Shown = 13;

    /// <param name="figures">Not <see cref="UptakeFigures.None"/>.</param>
    /// <param name="listings">Their ids.</param>
    public static GroupNumbers Of(UptakeFigures figures, IEnumerable<string> listings)
    {
        var ids = listings.ToList();
        var newest = Hay.Uptake.Weeks.MondayOf(figures.Through);
        return new([.. Enumerable.Range(0, Shown).Select(back => newest.AddDays(-7 * back)).Select(monday => new NumbersWeek(
            monday, monday.AddDays(6) <= figures.Through, ids.Aggregate(default(UptakeRow), (sum, id) => sum + figures.OfListing(monday, id))))]);
    }

    /// <summary>The sum of whole weeks.</summary>
    /// <param name="skip">Whole weeks passed over, from the newest.</param>
    /// <param name="count">How many are summed.</param>
    public UptakeRow Sum(int skip, int count) =>
        Weeks.Where(w => w.IsWhole).Skip(skip).Take(count).Aggregate(default(UptakeRow), (sum, week) => sum + week.Row);

    /// <summary>A row a listing and week, for a spreadsheet (RFC 4180, UTF-8): the same numbers as on the page, no sums.</summary>
    public static async Task<byte[]> Table(UptakeFigures figures, IEnumerable<(string Id, string Title)> listings)
    {
        using var bytes = new MemoryStream();
        // What looks like a formula is a title that somebody typed.
        await using (var csv = CsvWriter.Create(bytes, new CsvWriterOptions { Injection = CsvInjection.Escape }, leaveOpen: true))
        {
            csv.WriteRecord(["week_starting", "week_complete", "listing", "title", "looked", "saved", "places_taken", "came"]);
            foreach (var (id, title) in listings)
            {
                foreach (var (monday, isWhole, row) in Of(figures, [id]).Weeks)
                {
                    csv.WriteRecord([
                        monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), isWhole ? "yes" : "no", id, title,
                        row.Seen.ToString(), row.Saved.ToString(), row.Going.ToString(), row.Came.ToString(),
                    ]);
                }
            }
        }

        return bytes.ToArray();
    }
}
