using Hay.Grains;
using Hay.Silo.Import;
using static Hay.Silo.Tests.ICalendar.Calendar;

namespace Hay.Silo.Tests.ICalendar;

public sealed class RecurringTests
{
    private static readonly string[] Weekly =
        ["DTSTART;TZID=Europe/London:20261124T183000", "DTEND;TZID=Europe/London:20261124T193000", "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO"];

    [Fact]
    public void A_rule_is_kept_in_canonical_form() => Assert.Equal("FREQ=WEEKLY;BYDAY=TU", One(Weekly).Schedule.Rule);

    [Fact]
    public void Dates_left_out_and_added_are_local_whatever_form_they_come_in()
    {
        var schedule = One(
        [
            .. Weekly, "EXDATE;TZID=Europe/London:20261201T183000,20261208T183000", "EXDATE:20261215T183000Z", "EXDATE;VALUE=DATE:20261222",
            "RDATE;VALUE=PERIOD:20261203T100000Z/PT1H", "RDATE;TZID=Europe/Dublin:20261204T100000",
        ]).Schedule;
        Assert.Equal(["1201T1830", "1208T1830", "1215T1830", "1222T1830"], schedule.Skip.Select(Short));
        Assert.Equal(["1203T1000", "1204T1000"], schedule.Also.Select(Short));
    }

    [Fact]
    public void Changes_to_single_sessions_are_gathered_by_uid()
    {
        var reading = Read(Of(
        [
            .. Event("RECURRENCE-ID;TZID=Europe/London:20261201T183000", "DTSTART;TZID=Europe/London:20261202T190000", "DTEND;TZID=Europe/London:20261202T203000"),
            .. Event(Weekly),
            .. Event("RECURRENCE-ID:20261208T183000Z", "DTSTART:20261208T183000Z", "DTEND:20261208T193000Z", "STATUS:CANCELLED"),
            .. Event("RECURRENCE-ID:20261215T183000Z", "DTSTART:20261215T183000Z", "DTEND:20261215T193000Z"),
            .. Event("RECURRENCE-ID:20261216T183000Z", "DTSTART:20261217T183000Z", "DTEND:20261217T193000Z"),
        ]));
        var read = Assert.Single(reading.Events);
        Assert.Empty(reading.Refused);
        Assert.Equal(
        [
            new SessionChange { Session = new("20261201T1830"), MovedTo = new DateTime(2026, 12, 2, 19, 0, 0), Duration = TimeSpan.FromMinutes(90) },
            new SessionChange { Session = new("20261208T1830"), Cancelled = true },
        ], read.Schedule.Changes.ToArray());
        Assert.Equal(["A change to 20261216T1830 is left out: nothing happens then."], read.Notes.ToArray());
    }

    [Fact]
    public void The_newest_version_of_an_event_counts()
    {
        var reading = Read(Of(
        [
            .. Event(["SEQUENCE:2", "LOCATION:New hall", .. Weekly]),
            .. Event(["SEQUENCE:1", "LOCATION:Old hall", .. Weekly]),
        ]));
        Assert.Equal("New hall", Assert.Single(reading.Events).Location);
    }

    [Fact]
    public void Sessions_without_their_series_are_dates_of_their_own()
    {
        var read = Assert.Single(Read(Of(
        [
            .. Event("RECURRENCE-ID:20261208T183000Z", "DTSTART:20261208T183000Z", "DTEND:20261208T193000Z"),
            .. Event("RECURRENCE-ID:20261201T183000Z", "DTSTART:20261201T183000Z", "DTEND:20261201T193000Z"),
        ])).Events);
        Assert.Equal(["1201T1830", "1208T1830"], read.Schedule.Also.Append(read.Schedule.Start).Order().Select(Short));
    }

    [Fact]
    public void A_series_that_ends_before_it_begins_is_refused() => Assert.Equal(
        "It ends before it first happens.", WhyRefused("DTSTART:20261124T183000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20261124T182959Z"));

    [Fact]
    public void A_cancelled_event_says_so() => Assert.Equal(CalendarStatus.Cancelled, One([.. Weekly, "STATUS:CANCELLED"]).Status);

    [Fact]
    public void A_change_to_all_later_sessions_is_refused() => Assert.Equal(
        "It changes a session and all later ones, which is not supported.",
        WhyRefused("RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T183000Z", "DTSTART:20261208T183000Z"));

    private static string Short(DateTime at) => SessionId.FromLocal(at).Value[4..];
}
