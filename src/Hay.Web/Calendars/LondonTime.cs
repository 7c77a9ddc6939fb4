namespace Hay.Web.Calendars;

/// <summary>Europe/London as a calendar file has to say it: the rule since 1996 (The Summer Time Order 2002).</summary>
internal static class LondonTime
{
    private static readonly (string Name, string Value)[] Lines =
    [
        ("BEGIN", "VTIMEZONE"), ("TZID", "Europe/London"),
        ("BEGIN", "DAYLIGHT"), ("TZNAME", "BST"), ("TZOFFSETFROM", "+0000"), ("TZOFFSETTO", "+0100"),
        ("DTSTART", "19960331T010000"), ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"), ("END", "DAYLIGHT"),
        ("BEGIN", "STANDARD"), ("TZNAME", "GMT"), ("TZOFFSETFROM", "+0100"), ("TZOFFSETTO", "+0000"),
        ("DTSTART", "19961027T020000"), ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"), ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ];

    public static void AddTo(CalendarLines file)
    {
        foreach (var (name, value) in Lines) file.Add(name, value);
    }
}
