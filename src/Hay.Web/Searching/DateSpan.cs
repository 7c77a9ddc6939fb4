using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Searching;

/// <summary>When somebody is free: the word in the address, and from when to when.</summary>
internal sealed record DateSpan(string Slug, DateTimeOffset From, DateTimeOffset To)
{
    public static readonly string[] Choices = ["today", "tomorrow", "weekend", "week"];

    /// <summary>What people read.</summary>
    public static string Words(string slug, DateOnly today, IStringLocalizer say) => slug switch
    {
        "today" => say["Today"],
        "tomorrow" => say["Tomorrow"],
        "weekend" => say["This weekend"],
        "week" => say["In the next 7 days"],
        "this-week" => say["This week"],
        "next-week" => say["Next week"],
        "next-weekend" => say["Next weekend"],
        { Length: 7 } => Times.Month(DateOnly.ParseExact($"{slug}-01", "yyyy-MM-dd"), today, say),
        _ => Times.Day(DateOnly.ParseExact(slug, "yyyy-MM-dd"), today, say),
    };

    /// <summary>A word of <see cref="Choices"/>, a week or month to come, or a day as yyyy-MM-dd; null for anything else.</summary>
    public static DateSpan? Parse(string? slug, DateTimeOffset now)
    {
        var today = now.Day();
        return slug switch
        {
            "today" => new("today", now, today.AddDays(1).Begins()),
            "tomorrow" => Whole("tomorrow", today.AddDays(1), 1),
            "weekend" => Weekend(now, today),
            "week" => new("week", now, today.AddDays(7).Begins()),
            "this-week" => new("this-week", now, Monday(today).Begins()),
            "next-week" => Whole("next-week", Monday(today), 7),
            "next-weekend" => Whole("next-weekend", Monday(today).AddDays(5), 2),
            { Length: 7 } => Month(slug, now, today),
            _ => DateOnly.TryParseExact(slug, "yyyy-MM-dd", out var day) && day >= today && day <= Last(today)
                ? Whole(slug!, day, 1)
                : null,
        };
    }

    /// <summary>The last day that is worth asking for.</summary>
    public static DateOnly Last(DateOnly today) => today.AddYears(2);

    // On a Sunday the weekend is what is left of it.
    private static DateSpan Weekend(DateTimeOffset now, DateOnly today)
    {
        var saturday = today.AddDays(today.DayOfWeek == DayOfWeek.Sunday ? -1 : DayOfWeek.Saturday - today.DayOfWeek);
        var weekend = Whole("weekend", saturday, 2);
        return weekend.From > now ? weekend : weekend with { From = now };
    }

    // The Monday after this week.
    private static DateOnly Monday(DateOnly today) => today.AddDays(7 - (((int)today.DayOfWeek + 6) % 7));

    private static DateSpan? Month(string slug, DateTimeOffset now, DateOnly today)
    {
        if (!DateOnly.TryParseExact($"{slug}-01", "yyyy-MM-dd", out var first) || first > Last(today) || first.AddMonths(1) <= today) return null;
        var begins = first.Begins();
        return new(slug, begins > now ? begins : now, first.AddMonths(1).Begins());
    }

    private static DateSpan Whole(string slug, DateOnly first, int days) =>
        new(slug, first.Begins(), first.AddDays(days).Begins());
}
