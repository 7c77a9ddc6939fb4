using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Hay.Grains.Tests.Schedules;

/// <summary>Short ways to say a schedule and what came of it.</summary>
internal static class Given
{
    public static Schedule A(string start, string? rule = null, double hours = 1) =>
        new() { Start = Local(start), Duration = TimeSpan.FromHours(hours), Rule = rule };

    /// <summary>2026-11-24 or 2026-11-24T18:30.</summary>
    public static DateTime Local(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    public static Instant Utc(string text) => InstantPattern.General.Parse(text).Value;

    /// <summary>The first dates of a schedule, whenever they are.</summary>
    public static IEnumerable<string> FirstDates(this Schedule schedule, int count) =>
        schedule.All().Take(count).Select(static each => each.LocalStart.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static IEnumerable<Occurrence> All(this Schedule schedule) => schedule.Between(Instant.MinValue, Instant.MaxValue);
}
