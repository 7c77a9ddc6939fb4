using System.Text;
using Hay.Silo.Import;
using NodaTime;

namespace Hay.Silo.Tests.ICalendar;

/// <summary>Short ways to write a calendar and to read what came of it.</summary>
internal static class Calendar
{
    public static CalendarReading Read(string text) => ICalendarReader.Read(Encoding.UTF8.GetBytes(text));

    public static string Of(params string[] lines) =>
        string.Join("\r\n", (string[])["BEGIN:VCALENDAR", "VERSION:2.0", .. lines, "END:VCALENDAR", ""]);

    public static string[] Event(params string[] lines) => ["BEGIN:VEVENT", "UID:1", "SUMMARY:Yoga", .. lines, "END:VEVENT"];

    /// <summary>The one event of a calendar with these lines in it, beside a UID and a title.</summary>
    public static CalendarEvent One(params string[] lines)
    {
        var reading = Read(Of(Event(lines)));
        Assert.Null(reading.Refusal);
        Assert.Empty(reading.Refused);
        return Assert.Single(reading.Events);
    }

    public static string WhyRefused(params string[] lines) => Assert.Single(Read(Of(Event(lines))).Refused).Reason;

    public static IEnumerable<DateTimeOffset> Starts(this CalendarEvent read, int count) =>
        read.Schedule.Between(Instant.MinValue, Instant.MaxValue).Take(count).Select(static each => each.Start);
}
