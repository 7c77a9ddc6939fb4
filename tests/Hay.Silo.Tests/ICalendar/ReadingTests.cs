using System.Text;
using Hay.Silo.Import;
using static Hay.Silo.Tests.ICalendar.Calendar;

namespace Hay.Silo.Tests.ICalendar;

public sealed class ReadingTests
{
    [Fact]
    public void An_event_is_read_whole()
    {
        var read = One(
            "DTSTART;TZID=Europe/London:20261124T183000",
            "DTEND;TZID=Europe/London:20261124T193000",
            "DESCRIPTION:<p>Bring a mat\\, and a friend.</p><p>Tea &amp\\; cake<br>after</p>",
            "LOCATION:The Hall\\, High Street",
            "GEO:52.57;-0.24",
            "URL:https://example.org/yoga",
            "CATEGORIES:Yoga,Mind\\, body",
            "CATEGORIES:yoga,Calm",
            "ORGANIZER;CN=\"Ely: Parish; Hall\":mailto:someone@example.org",
            "LAST-MODIFIED:20261101T090000Z",
            "BEGIN:VALARM", "DESCRIPTION:Wake up", "DURATION:PT15M", "END:VALARM",
            "STATUS:TENTATIVE");
        Assert.Equal(("1", "Yoga", "The Hall, High Street"), (read.Uid, read.Summary, read.Location));
        Assert.Equal("Bring a mat, and a friend.\nTea & cake\nafter", read.Description);
        Assert.Equal((52.57, -0.24), (read.Latitude, read.Longitude));
        Assert.Equal("https://example.org/yoga", read.Url);
        Assert.Equal(["Yoga", "Mind, body", "Calm"], read.Categories.ToArray());
        Assert.Equal("Ely: Parish; Hall", read.Organizer);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero), read.LastModified);
        Assert.Equal(CalendarStatus.Tentative, read.Status);
        Assert.Equal((new DateTime(2026, 11, 24, 18, 30, 0), TimeSpan.FromHours(1), "Europe/London"), (read.Schedule.Start, read.Schedule.Duration, read.Schedule.Zone));
        Assert.Empty(read.Notes);
    }

    [Fact]
    public void Lines_are_unfolded_even_within_a_letter()
    {
        var bytes = Encoding.UTF8.GetBytes(Of(Event("DTSTART:20261124T183000Z", "DTEND:20261124T193000Z", "LOCATION:Caf#")));
        var at = bytes.AsSpan().IndexOf((byte)'#');
        byte[] folded = [.. bytes[..at], 0xC3, (byte)'\r', (byte)'\n', (byte)' ', 0xA9, (byte)'\n', (byte)'\t', (byte)'!', .. bytes[(at + 1)..]];
        Assert.Equal("Café!", Assert.Single(ICalendarReader.Read(folded).Events).Location);
    }

    [Fact]
    public void Other_encodings_are_read()
    {
        var text = Of(Event("DTSTART:20261124T183000Z", "DTEND:20261124T193000Z", "LOCATION:Café"));
        foreach (var encoding in (Encoding[])[Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8])
        {
            byte[] file = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            Assert.Equal("Café", Assert.Single(ICalendarReader.Read(file).Events).Location);
        }
    }

    [Theory]
    [InlineData("", "This file is empty.")]
    [InlineData(" \r\n ", "This file is empty.")]
    [InlineData("\n<!doctype html><html>", "This is a web page, not a calendar.")]
    [InlineData("name,date\nYoga,Tuesday", "This is not a calendar: it has no BEGIN:VCALENDAR.")]
    public void What_is_no_calendar_is_refused(string text, string why) => Assert.Equal(why, Read(text).Refusal);

    [Fact]
    public void An_empty_calendar_is_fine()
    {
        var reading = Read(Of("X-WR-CALNAME:What's on"));
        Assert.Null(reading.Refusal);
        Assert.Empty(reading.Events);
        Assert.Equal("What's on", reading.Name);
    }

    [Fact]
    public void Too_large_a_file_is_refused() => Assert.Equal("This file is larger than 50 MB.", ICalendarReader.Read(new byte[ICalendarReader.MaxFile + 1]).Refusal);

    [Fact]
    public void Too_many_events_are_refused() => Assert.Equal(
        "This calendar has more than 100,000 events.",
        Read("BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nEND:VEVENT\n", 100_001))).Refusal);

    [Fact]
    public void An_event_that_cannot_be_used_is_named()
    {
        Assert.Equal("It has no start.", WhyRefused("DTEND:20261124T193000Z"));
        Assert.Equal("DTSTART is not a date.", WhyRefused("DTSTART:soon"));
        Assert.Equal("It ends before it starts.", WhyRefused("DTSTART:20261124T183000Z", "DTEND:20261124T173000Z"));
        Assert.Equal("It lasts longer than 7 days.", WhyRefused("DTSTART:20261124T183000Z", "DURATION:P8D"));
        Assert.Equal("Nobody knows the time zone “Narnia”.", WhyRefused("DTSTART;TZID=Narnia:20261124T183000"));
        Assert.Equal(
            "How often it happens cannot be read. FREQ=HOURLY is not supported: DAILY is the finest.",
            WhyRefused("DTSTART:20261124T183000Z", "DURATION:PT1H", "RRULE:FREQ=HOURLY"));
        Assert.Equal("It has more than one rule.", WhyRefused("DTSTART:20261124T183000Z", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY"));
        Assert.Equal("It is marked as private.", WhyRefused("DTSTART:20261124T183000Z", "CLASS:PRIVATE"));
        Assert.Equal("DURATION is not a length of time.", WhyRefused("DTSTART:20261124T183000Z", "DURATION:an hour"));
        Assert.Equal(
            new RefusedEvent("event 1", "It has no title."),
            Assert.Single(Read(Of("BEGIN:VEVENT", "DTSTART:20261124T183000Z", "END:VEVENT")).Refused));
        Assert.Equal(
            "“Tea dance” (event 1)",
            Assert.Single(Read(Of("BEGIN:VEVENT", "UID:88f0@calendar.example", "SUMMARY:Tea dance", "DTSTART:tomorrow", "END:VEVENT")).Refused).Record);
    }

    [Fact]
    public void A_file_cut_short_keeps_what_is_whole()
    {
        var reading = Read(Of([.. Event("DTSTART:20261124T183000Z", "DTEND:20261124T193000Z"), "BEGIN:VEVENT", "UID:2", "DTSTART:2026"]));
        Assert.Single(reading.Events);
        Assert.Equal(new RefusedEvent("event 2", "The file ends, or another event begins, in the middle of it."), Assert.Single(reading.Refused));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("example.org")]
    [InlineData("")]
    public void A_link_that_is_none_is_dropped(string url) => Assert.Null(One("DTSTART:20261124T183000Z", "DURATION:PT1H", "URL:" + url).Url);

    [Theory]
    [InlineData("GEO:95;0")]
    [InlineData("GEO:0;0")]
    [InlineData("GEO:here")]
    public void A_place_that_is_none_is_dropped(string geo) => Assert.Null(One("DTSTART:20261124T183000Z", "DURATION:PT1H", geo).Latitude);

    [Fact]
    public void Apples_map_gives_the_place() => Assert.Equal(
        53.46, One("DTSTART:20261124T183000Z", "DURATION:PT1H", "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=\"A, b: c\":geo:53.46,-2.25").Latitude);

    [Theory]
    [InlineData("2 < 3 and 5 > 4", "2 < 3 and 5 > 4")]
    [InlineData("<script>alert(1)</script>Tea<style>p{}</style>", "Tea")]
    [InlineData("a\\nb\\n\\n\\n\\nc", "a\nb\n\nc")]
    [InlineData("<b>bold</b> <a href=\"x\">link", "bold link")]
    [InlineData("cut <a href", "cut <a href")]
    [InlineData("Tea <!-- not said --> and <script>cake", "Tea and")]
    [InlineData("&lt;b&gt;", "<b>")]
    public void A_description_is_plain_text(string raw, string plain) =>
        Assert.Equal(plain, One("DTSTART:20261124T183000Z", "DURATION:PT1H", "DESCRIPTION:" + raw).Description);
}
