using System.Globalization;

namespace Hay.Uptake;

/// <summary>A quarter of a calendar year. Number: 1 to 4.</summary>
public readonly record struct Quarter(int Year, int Number) : IComparable<Quarter>
{
    public DateOnly Start => new(Year, (3 * Number) - 2, 1);

    /// <summary>Its last day.</summary>
    public DateOnly End => Start.AddMonths(3).AddDays(-1);

    public Quarter Add(int quarters) => Of(Start.AddMonths(3 * quarters));

    public static Quarter Of(DateOnly day) => new(day.Year, (day.Month + 2) / 3);

    /// <summary>Reads "2026-Q3".</summary>
    public static Quarter? Parse(string? text) =>
        text is { Length: 7 } && text[4..6] == "-Q" && text[6] is >= '1' and <= '4' && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1999 and < 2200
            ? new(year, text[6] - '0') : null;

    public int CompareTo(Quarter other) => Start.CompareTo(other.Start);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-Q{Number}");

    public static bool operator <(Quarter one, Quarter other) => one.CompareTo(other) < 0;

    public static bool operator >(Quarter one, Quarter other) => one.CompareTo(other) > 0;

    public static bool operator <=(Quarter one, Quarter other) => one.CompareTo(other) <= 0;

    public static bool operator >=(Quarter one, Quarter other) => one.CompareTo(other) >= 0;
}
