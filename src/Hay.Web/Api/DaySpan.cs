using Hay.Web.Catalogue;

namespace Hay.Web.Api;

/// <summary>Days that somebody asks about, both of them too.</summary>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>Usually a week from today. What is past is not known, nor what is further ahead than the catalogue.</summary>
    public static DaySpan Read(Asked asked, string? from, string? to, DateOnly today, int usual = 7)
    {
        var last = today.AddDays((int)SessionSheet.Horizon.TotalDays);
        var first = asked.Day("from", from, today);
        if (first < today || first > last) asked.Refuse("from", $"a day from {today:yyyy-MM-dd} (today) to {last:yyyy-MM-dd}: eight weeks are known");
        var end = asked.Day("to", to, first.AddDays(usual - 1) is var week && week < last ? week : last);
        if (end < first || end > last) asked.Refuse("to", $"a day from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}: eight weeks are known");
        return new(first, end);
    }
}
