using System.Collections.Immutable;
using System.Globalization;
using Hay.Care;

namespace Hay.Web.Care;

/// <summary>Key figures as they are shown and taken along: a row for each, a column for each part. Words are those of <see cref="Kpis"/>.</summary>
/// <param name="Title">What the columns are.</param>
/// <param name="Columns">Their names; the first is all of it.</param>
/// <param name="Rows">A figure and what it is in each column; "–" where there is nothing to make it of, or it may not be shown.</param>
internal sealed record KpiTable(string Title, ImmutableArray<string> Columns, ImmutableArray<(Kpi Kpi, ImmutableArray<string> Cells)> Rows)
{
    public const string None = "–";

    public static KpiTable Of(string title, IEnumerable<(string Name, KpiFigures Figures)> parts) =>
        Of(title, [.. parts], Kpis.All, static (kpi, f) => kpi.Id switch
        {
            "supported" => Whole(f.Supported),
            "active" => Whole(f.Active),
            "contacts" => Whole(f.Contacts),
            "contacts-per-case-month" => Part(f.ContactsPerCaseMonth),
            "referrals" => Whole(f.Referrals),
            "referrals-a-month" => Part(f.ReferralsAMonth),
            "wait" => Waits(f.MedianWait, f.NinetiethWait),
            "sessions-to-close" => Part(f.SessionsToClose),
            "goals-met" => Part(f.GoalsMetPercent),
            "re-referrals" => Whole(f.ReReferrals),
            _ => None,
        });

    public static KpiTable Of(string title, IEnumerable<(string Name, ProtectedFigures Figures)> parts) =>
        Of(title, [.. parts], [.. Kpis.All.Where(k => k != Kpis.ReferralsAMonth)], static (kpi, f) => kpi.Id switch
        {
            "supported" => $"{f.Supported}",
            "active" => $"{f.Active}",
            "contacts" => $"{f.Contacts}",
            "contacts-per-case-month" => Part(f.ContactsPerCaseMonth),
            "referrals" => $"{f.Referrals}",
            "wait" => Waits(f.MedianWait, f.NinetiethWait),
            "sessions-to-close" => Part(f.SessionsToClose),
            "goals-met" => Part(f.GoalsMetPercent),
            "re-referrals" => $"{f.ReReferrals}",
            _ => None,
        });

    /// <summary>As a band of deprivation is called.</summary>
    public static string Band(string band) => band.Length == 0 ? "Not known" : band == "1-2" ? "Tenths 1-2 (most deprived)" : $"Tenths {band}";

    private static KpiTable Of<T>(string title, ImmutableArray<(string Name, T Figures)> parts, ImmutableArray<Kpi> kpis, Func<Kpi, T, string> say) =>
        new(title, [.. parts.Select(p => p.Name)], [.. kpis.Select(k => (k, parts.Select(p => say(k, p.Figures)).ToImmutableArray()))]);

    private static string Whole(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Part(double? value) => value?.ToString("0.0", CultureInfo.InvariantCulture) ?? None;

    private static string Waits(int? median, int? ninetieth) => median is null ? None : $"{median} / {ninetieth}";
}
