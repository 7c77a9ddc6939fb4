using Hay.Grains;
using Hay.Silo.Demo;
using NodaTime;

namespace Hay.Silo.Tests.Demo;

public class DemoDatesTests
{
    private static readonly DemoContent Content = DemoContent.Load(SharedData.Content);

    /// <summary>Days at which calendars go wrong, and 60 days drawn from the years 2026 to 2032.</summary>
    public static TheoryData<DateOnly> LoadDays
    {
        get
        {
            var random = new Random(20261121);
            DateOnly[] edges =
            [
                new(2026, 1, 1), new(2026, 8, 31), new(2026, 9, 1), new(2026, 11, 21), new(2026, 12, 25), new(2027, 7, 31),
                new(2027, 8, 1), new(2028, 2, 29), new(2028, 3, 26), new(2029, 12, 31), new(2031, 10, 26), new(2032, 12, 26),
            ];
            var drawn = Enumerable.Range(0, 60).Select(_ => new DateOnly(2026, 1, 1).AddDays(random.Next(365 * 7)));
            return [.. edges.Concat(drawn).Distinct()];
        }
    }

    [Theory, MemberData(nameof(LoadDays))]
    public void Something_is_on_in_every_space_on_the_day_and_on_each_of_the_next_seven(DateOnly day)
    {
        var schedules = Content.Activities.Select(a => (a.Space, Schedule: Compile(DemoDates.At(a.Schedule, day)))).ToList();
        for (var ahead = 0; ahead <= 7; ahead++)
        {
            var from = Midnight(day.AddDays(ahead));
            var busy = schedules.Where(s => s.Schedule.Between(from, Midnight(day.AddDays(ahead + 1))).Any()).Select(s => s.Space).Distinct();
            Assert.Equal(6, busy.Count());
        }
    }

    [Theory, MemberData(nameof(LoadDays))]
    public void Every_schedule_begins_on_its_first_date_and_leaves_out_only_dates_it_has(DateOnly day) => Assert.All(Content.Activities, a =>
    {
        var schedule = DemoDates.At(a.Schedule, day);
        Assert.Empty(schedule.Problems());
        var whole = Compile(schedule with { Skip = [] });
        Assert.All(schedule.Skip.Prepend(schedule.Start), d => Assert.NotNull(whole.Find(SessionId.FromLocal(d))));
        Assert.Equal(a.Schedule.Dtstart.DayOfWeek, schedule.Start.DayOfWeek);
        Assert.Equal(a.Schedule.Dtstart.TimeOfDay, schedule.Start.TimeOfDay);
    });

    [Theory, MemberData(nameof(LoadDays))]
    public void One_offs_and_short_courses_are_still_to_come(DateOnly day) => Assert.All(
        Content.Activities.Where(a => a.Schedule.KeepAheadDays is not null),
        a => Assert.True(DateOnly.FromDateTime(DemoDates.At(a.Schedule, day).Start) >= day.AddDays(a.Schedule.KeepAheadDays!.Value)));

    [Fact]
    public void In_the_year_it_was_written_for_nothing_with_an_end_moves() => Assert.All(
        Content.Activities.Where(a => a.Schedule.Rrule.Contains("UNTIL", StringComparison.Ordinal)),
        a =>
        {
            var schedule = DemoDates.At(a.Schedule, new DateOnly(2026, 11, 21));
            Assert.Equal(a.Schedule.Dtstart, schedule.Start);
            Assert.Equal(a.Schedule.Rrule, schedule.Rule);
            Assert.Equal(a.Schedule.Exdate.ToArray(), schedule.Skip.ToArray());
        });

    [Fact]
    public void A_first_Tuesday_of_September_stays_one()
    {
        var written = new DemoSchedule { Tzid = "Europe/London", Dtstart = new(2026, 9, 1, 10, 0, 0), DurationMinutes = 60, Rrule = "FREQ=MONTHLY;BYDAY=1TU" };
        Assert.Equal(new DateTime(2030, 9, 3, 10, 0, 0), DemoDates.At(written, new DateOnly(2031, 2, 1)).Start);
    }

    [Fact]
    public void A_term_moves_with_its_end_and_its_holidays()
    {
        var written = new DemoSchedule
        {
            Tzid = "Europe/London",
            Dtstart = new(2026, 9, 8, 10, 0, 0),
            DurationMinutes = 60,
            Rrule = "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270721T220000Z",
            Exdate = [new(2026, 10, 27, 10, 0, 0)],
        };
        var schedule = DemoDates.At(written, new DateOnly(2027, 8, 1));
        Assert.Equal(new DateTime(2027, 9, 7, 10, 0, 0), schedule.Start);
        Assert.Equal("FREQ=WEEKLY;BYDAY=TU;UNTIL=20280719T220000Z", schedule.Rule);
        Assert.Equal(new DateTime(2027, 10, 26, 10, 0, 0), Assert.Single(schedule.Skip));
    }

    /// <summary>Somebody who holds a place in a running group keeps the session, whatever day the county is loaded next.</summary>
    [Fact]
    public void Sessions_of_running_groups_are_there_again_at_the_next_load()
    {
        var running = Content.Activities.Where(a => a.Schedule.KeepAheadDays is null).Select(a => a.Schedule).ToList();
        for (var day = new DateOnly(2026, 9, 28); day < new DateOnly(2029, 1, 1); day = day.AddDays(23))
        {
            var next = day.AddDays(23);
            Assert.All(running, written =>
            {
                var then = Compile(DemoDates.At(written, next));
                Assert.All(Compile(DemoDates.At(written, day)).Between(Midnight(next), Midnight(next.AddDays(67))), s => Assert.NotNull(then.Find(s.Id)));
            });
        }
    }

    private static CompiledSchedule Compile(Schedule schedule) =>
        CompiledSchedule.TryCompile(schedule, out var compiled, out var problem) ? compiled : throw new InvalidOperationException(problem);

    private static Instant Midnight(DateOnly day) =>
        DateTimeZoneProviders.Tzdb[Schedule.DefaultZone].AtStartOfDay(LocalDate.FromDateOnly(day)).ToInstant();
}
