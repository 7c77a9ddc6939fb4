using System.Globalization;
using Hay.Care;
using Hay.Web.Wording;

namespace Hay.Web.Care;

/// <summary>What is typed into the forms of care, as it is meant.</summary>
internal static class CareTyped
{
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Trimmed, with one kind of line ends.</summary>
    public static string Text(string? typed) => (typed ?? "").Trim().ReplaceLineEndings("\n");

    /// <summary>A moment in London, as fields for date and time say it, or in UTC with a Z as scripts do; null: none.</summary>
    public static DateTimeOffset? Moment(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (typed.EndsWith('Z')) return DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUniversalTime() : null;
        if (!DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        return DateOnly.FromDateTime(local).Begins() + local.TimeOfDay is var first && first.InLondon().TimeOfDay != local.TimeOfDay
            ? first + (local.TimeOfDay - first.InLondon().TimeOfDay) : first; // a day on which clocks change
    }

    /// <summary>Whether it is a moment, or nothing was typed.</summary>
    public static bool IsMoment(string? typed) => string.IsNullOrWhiteSpace(typed) || Moment(typed) is not null;

    /// <summary>As a field for date and time takes it.</summary>
    public static string Field(DateTimeOffset at) => at.InLondon().ToString(MomentFormat, CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Whether it is a day, or nothing was typed.</summary>
    public static bool IsDay(string? typed) => string.IsNullOrWhiteSpace(typed) || Day(typed) is not null;

    /// <summary>What a form was given for what it writes, so that sent twice it is there once.</summary>
    public static string Id(string? typed) => CaseId.IsOne(typed) ? typed! : CaseId.New();

    /// <summary>How whoever referred, or came, can name a case: it says nothing of it.</summary>
    public static string Reference(string caseId) => $"{caseId[..4]}-{caseId[4..8]}".ToUpperInvariant();

    /// <summary>What the id of a case begins with that somebody names so.</summary>
    public static string Unreferenced(string reference) => string.Concat(reference.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
