using System.Diagnostics;
using System.Text;
using Hay.Silo.Import;
using static Hay.Silo.Tests.ICalendar.Calendar;

namespace Hay.Silo.Tests.ICalendar;

/// <summary>Whatever a stranger's web site sends: no exception, and soon done.</summary>
public sealed class HostileCalendarTests
{
    private static readonly string Whole = Of(
    [
        "X-WR-TIMEZONE:Europe/London", "BEGIN:VTIMEZONE", "TZID:Mine", "BEGIN:STANDARD", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE",
        .. Event(
            "DTSTART;TZID=Mine:20261124T183000", "DTEND;TZID=\"GMT Standard Time\":20261124T193000", "RRULE:FREQ=MONTHLY;BYDAY=-1TU;COUNT=20",
            "EXDATE:20261224T183000Z,20270124T183000Z", "RDATE;VALUE=PERIOD:20261203T100000Z/PT1H", "DESCRIPTION:<p>Tea &amp; cake\\, <br>\\nafter",
            "GEO:52.5;-0.2", "ORGANIZER;CN=\"A: b\":mailto:a@example.org", "SEQUENCE:3", "LAST-MODIFIED:20261101T090000Z", "CATEGORIES:a,b\\,c"),
        .. Event("RECURRENCE-ID:20261229T183000Z", "DTSTART:20261230T183000Z", "DURATION:PT1H30M"),
    ]);

    private static readonly string[] Pieces =
    [
        "BEGIN:VEVENT", "END:VEVENT", "\r\n", "\r\n ", ";", ":", "\"", ",", "\\", "=", "<", "<script>", "&#x110000;", "99999999999999999999", "-1", "Z", "T",
        "UNTIL=00010101", "UNTIL=99991231T235959Z", "COUNT=5000", "INTERVAL=1000", "FREQ=YEARLY", "BYMONTHDAY=30;BYMONTH=2", "00010101T000000Z",
        "99991231T235959Z", "99991231", "P99999999999W", "TZID=UTC-18", "TZID=/", "\0", "\uFEFF", "\uD800", "é",
    ];

    [Fact]
    public void Random_damage_never_throws()
    {
        var random = new Random(20261121);
        var spent = Stopwatch.StartNew();
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var damage = random.Next(1, 12); damage > 0; damage--) Damage(text, random);
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            if (random.Next(3) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            foreach (var read in ICalendarReader.Read(bytes).Events) Assert.InRange(read.Starts(50).Count(), 0, 50);
        }

        Assert.True(spent.Elapsed < TimeSpan.FromMinutes(1), $"{spent.Elapsed}");
    }

    [Theory]
    [InlineData("DESCRIPTION:", "<a")]
    [InlineData("DESCRIPTION:", "<script></script>")]
    [InlineData("DESCRIPTION:", "<script>")]
    [InlineData("DESCRIPTION:", "<!--")]
    [InlineData("DESCRIPTION:", "&amp;")]
    [InlineData("DESCRIPTION:", "\\")]
    [InlineData("DTSTART;TZID=", "/a")]
    [InlineData("DTSTART;", "X=1;")]
    [InlineData("EXDATE:", "20261224T183000Z,")]
    [InlineData("RRULE:", "FREQ=DAILY;")]
    [InlineData("CATEGORIES:", "\\,a,")]
    [InlineData("DURATION:P", "9")]
    [InlineData("", "\r\n ")]
    [InlineData("", "BEGIN:VALARM\r\n")]
    [InlineData("", "BEGIN:VEVENT\r\nEND:VEVENT\r\n")]
    [InlineData("", "EXDATE;TZID=Europe/Paris:20261224T183000\r\n")]
    [InlineData("", "RECURRENCE-ID:20261229T183000Z\r\n")]
    public void Endless_repetition_is_soon_done(string start, string again)
    {
        var spent = Stopwatch.StartNew();
        var line = start + string.Concat(Enumerable.Repeat(again, 2_000_000 / again.Length));
        Read(Of(Event("DTSTART:20261124T183000Z", line)));
        Assert.True(spent.Elapsed < TimeSpan.FromSeconds(10), $"{spent.Elapsed}");
    }

    private static void Damage(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length);
        var length = Math.Min(random.Next(1, 20), text.Length - at);
        switch (random.Next(4))
        {
            case 0:
                if (text.Length > 100) text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 2:
                text[at] = (char)random.Next(1, 256);
                break;
            default:
                text.Insert(random.Next(text.Length), text.ToString(at, length));
                break;
        }
    }
}
