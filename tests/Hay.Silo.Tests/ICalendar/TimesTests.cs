using Hay.Grains;
using Hay.Silo.Import;
using static Hay.Silo.Tests.ICalendar.Calendar;

namespace Hay.Silo.Tests.ICalendar;

public sealed class TimesTests
{
    [Theory]
    [InlineData("DTSTART:20260624T173000Z", "2026-06-24T18:30")]
    [InlineData("DTSTART:20261124T183000", "2026-11-24T18:30")]
    [InlineData("DTSTART;TZID=Europe/Dublin:20260624T183000", "2026-06-24T18:30")]
    [InlineData("DTSTART;TZID=GMT Standard Time:20260624T183000", "2026-06-24T18:30")]
    [InlineData("DTSTART;TZID=\"GMT Standard Time\":20260624T183000", "2026-06-24T18:30")]
    [InlineData("DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20260624T183000", "2026-06-24T18:30")]
    [InlineData("DTSTART;TZID=Europe/Paris:20260624T193000", "2026-06-24T18:30")]
    [InlineData("DTSTART;TZID=America/New_York:20261124T133000", "2026-11-24T18:30")]
    [InlineData("DTSTART;VALUE=DATE-TIME:20261124T1830", "2026-11-24T18:30")]
    public void One_moment_is_told_by_our_clock(string start, string local)
    {
        var schedule = One(start, "DURATION:PT1H").Schedule;
        Assert.Equal((DateTime.Parse(local, null), Schedule.DefaultZone), (schedule.Start, schedule.Zone));
    }

    [Theory]
    [InlineData("Europe/Dublin")]
    [InlineData("Europe/Belfast")]
    [InlineData("GMT Standard Time")]
    public void What_repeats_by_the_clock_of_London_is_said_to_be_there(string zone)
    {
        var read = One($"DTSTART;TZID={zone}:20260324T183000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY");
        Assert.Equal(Schedule.DefaultZone, read.Schedule.Zone);
        Assert.Equal([TimeSpan.Zero, TimeSpan.FromHours(1)], read.Starts(2).Select(static at => at.Offset));
    }

    [Theory]
    [InlineData("DTSTART;TZID=America/New_York:20260303T180000", "America/New_York", "2026-03-10T22:00:00Z")]
    [InlineData("DTSTART:20260324T180000Z", "UTC", "2026-03-31T18:00:00Z")]
    public void What_repeats_by_another_clock_keeps_it(string start, string zone, string second)
    {
        var read = One(start, "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=TU");
        Assert.Equal(zone, read.Schedule.Zone);
        Assert.Equal(DateTimeOffset.Parse(second, null), read.Starts(2).Last());
    }

    [Theory]
    [InlineData("+0000", "+0100", "Europe/London")]
    [InlineData("+0530", "+0530", "UTC+05:30")]
    public void A_zone_with_a_name_of_its_own_is_known_by_its_offsets(string standard, string daylight, string zone)
    {
        var reading = Read(Of(
        [
            "BEGIN:VTIMEZONE", "TZID:Customized Time Zone",
            "BEGIN:STANDARD", "DTSTART:16010101T020000", $"TZOFFSETTO:{standard}", "END:STANDARD",
            "BEGIN:DAYLIGHT", "DTSTART:16010101T010000", $"TZOFFSETTO:{daylight}", "END:DAYLIGHT", "END:VTIMEZONE",
            .. Event("DTSTART;TZID=Customized Time Zone:20260624T183000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY"),
        ]));
        Assert.Equal(zone, Assert.Single(reading.Events).Schedule.Zone);
    }

    [Fact]
    public void Times_without_zone_are_in_the_zone_of_the_calendar() => Assert.Equal(
        new DateTime(2026, 11, 24, 17, 30, 0),
        Assert.Single(Read(Of(["X-WR-TIMEZONE:Europe/Paris", .. Event("DTSTART:20261124T183000", "DURATION:PT1H")])).Events).Schedule.Start);

    [Theory]
    [InlineData("DTEND;VALUE=DATE:20261126", 2)]
    [InlineData("DTEND;VALUE=DATE:20261124", 1)]
    [InlineData("TRANSP:OPAQUE", 1)]
    public void Dates_are_whole_days(string end, int days)
    {
        var schedule = One("DTSTART;VALUE=DATE:20261124", end).Schedule;
        Assert.Equal((new DateTime(2026, 11, 24), TimeSpan.FromDays(days)), (schedule.Start, schedule.Duration));
    }

    [Theory]
    [InlineData("DTEND:20261124T183000Z")]
    [InlineData("TRANSP:OPAQUE")]
    public void An_event_without_end_is_assumed_to_last_an_hour(string end)
    {
        var read = One("DTSTART:20261124T183000Z", end);
        Assert.Equal(TimeSpan.FromHours(1), read.Schedule.Duration);
        Assert.Equal(["No end was given: an hour is assumed."], read.Notes.ToArray());
    }

    [Theory]
    [InlineData("PT1H30M", 90)]
    [InlineData("+P1D", 1440)]
    [InlineData("P1W", 10080)]
    [InlineData("P1DT2H", 1560)]
    [InlineData("PT90M0S", 90)]
    [InlineData("P", null)]
    [InlineData("PT1", null)]
    [InlineData("P1H", null)]
    [InlineData("-PT1H", null)]
    public void A_duration(string text, int? minutes) => Assert.Equal(minutes, CalendarDuration.Parse(text)?.TotalMinutes);
}
