using System.Collections.Immutable;
using System.Globalization;

namespace Hay.Grains;

/// <summary>How the cells of <see cref="ListingColumns"/> are written.</summary>
public static class ListingCells
{
    public const string MomentForm = "yyyy-MM-dd HH:mm";
    private const char Guard = '\'';

    /// <summary>
    /// A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that has one there already:
    /// <see cref="Unguarded"/> gives back what it was.
    /// </summary>
    public static string Guarded(string text) => LooksLikeFormula(text) ? $"{Guard}{text}" : text;

    /// <summary>The text that <see cref="Guarded"/> was given.</summary>
    public static string Unguarded(string text) => text is [Guard, ..] && LooksLikeFormula(text) ? text[1..] : text;

    /// <summary>"be-active" for BeActive.</summary>
    public static string Word<T>(T value) where T : struct, Enum =>
        string.Concat($"{value}".Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    /// <summary>All words of a kind, without those that say nothing.</summary>
    public static ImmutableArray<string> Words<T>(params T[] without) where T : struct, Enum => [.. Enum.GetValues<T>().Except(without).Select(Word)];

    internal static string Word(Known known) => known == Known.Unknown ? "" : Word<Known>(known);

    internal static string YesNo(bool? yes) => yes switch { true => "yes", false => "no", null => "" };

    internal static string YesOrNothing(bool yes) => yes ? "yes" : "";

    // One entry with a comma in it gets a semicolon, or it would be read as two.
    internal static string List(IEnumerable<string> entries) => entries.Select(e => e.Replace(';', ',')).ToList() switch
    {
        [var only] when only.Contains(',', StringComparison.Ordinal) => $"{only};",
        var all => string.Join(';', all),
    };

    internal static string Number(double? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal static string Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    internal static string Pounds(int? pence) => pence is > 0 ? (pence.Value / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "";

    internal static string Minutes(TimeSpan length) => Whole((int)length.TotalMinutes);

    internal static string Moment(DateTime at) => at.ToString(MomentForm, CultureInfo.InvariantCulture);

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>"2026-12-01 10:00 &gt; 2026-12-02 11:00", and " + 90" where its length is another one, in minutes.</summary>
    internal static string Moved(SessionChange change) =>
        $"{Moment(change.Session.ToLocal())} > {Moment(change.MovedTo ?? change.Session.ToLocal())}{(change.Duration is { } length ? $" + {Minutes(length)}" : "")}";

    private static bool LooksLikeFormula(string text) => text.AsSpan().TrimStart(Guard) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
}
