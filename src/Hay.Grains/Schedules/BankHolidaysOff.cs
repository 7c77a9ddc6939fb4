using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// “Not on bank holidays”, as dates that are left out. All bank holidays of a span are left out, those too that the
/// rule does not meet: so the wish can be read from the dates again, whatever the rule is.
/// </summary>
public static class BankHolidaysOff
{
    /// <summary>How far ahead bank holidays are left out. Saving the schedule again moves the span on.</summary>
    public const int Years = 3;

    // A schedule that began long ago: its older holidays are past caring about.
    private const int YearsBack = 10;

    // Two years without a bank holiday missing are no accident. Somebody who named so many one by one meant the same.
    private const int Enough = 16;

    /// <summary>The dates to leave out of a schedule that begins on <paramref name="first"/>, but for those it names as extra.</summary>
    internal static IEnumerable<DateOnly> For(DateOnly first, DateOnly today, ImmutableArray<DateOnly> extra)
    {
        var from = first > today.AddYears(-YearsBack) ? first : today.AddYears(-YearsBack);
        return BankHolidays.Between(from, (first > today ? first : today).AddYears(Years)).Where(day => !extra.Contains(day));
    }

    /// <summary>Whether these left-out dates are, or include, what <see cref="For"/> gives: a long run without a gap.</summary>
    internal static bool Are(IReadOnlyCollection<DateOnly> leftOut, ImmutableArray<DateOnly> extra)
    {
        if (leftOut.Count == 0) return false;
        var run = 0;
        foreach (var day in BankHolidays.Between(leftOut.Min(), leftOut.Max()))
        {
            run = leftOut.Contains(day) || extra.Contains(day) ? run + 1 : 0;
            if (run == Enough) return true;
        }

        return false;
    }
}
