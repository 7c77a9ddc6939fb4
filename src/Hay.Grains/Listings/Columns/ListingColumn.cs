using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>What a cell of a column holds. Moments are "2026-09-01 10:00", days "2026-09-01"; lists stand between semicolons.</summary>
public enum CellKind { Text, List, Moments, Number, Whole, YesNo, Word, Moment, Day, Address }

/// <summary>One column of the table of listings: what is published as CSV, and what <c>hay import csv</c> reads.</summary>
/// <param name="Name">As the first line of a file has it.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="About">What it says, for whoever reads the schema.</param>
/// <param name="Write">The cell of a listing; empty: not known.</param>
public sealed record ListingColumn(string Name, CellKind Kind, string About, Func<ListingRow, string> Write)
{
    /// <summary>All that a <see cref="CellKind.Word"/>, or an entry of a list, may be; empty: anything.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Open Referral has no field for it: there it is an attribute with a value.</summary>
    public bool IsFurther { get; init; }
}
