using FsCheck;
using FsCheck.Fluent;
using static Hay.Grains.Tests.Schedules.AnyScheduleForm;

namespace Hay.Grains.Tests.Schedules;

/// <summary>What must hold of every form. Seeded, so that a failure happens again.</summary>
public sealed class ScheduleFormPropertyTests
{
    private static readonly DateTimeOffset From = new(Today.AddDays(-400), TimeOnly.MinValue, TimeSpan.Zero);
    private static readonly DateTimeOffset To = From.AddYears(4);

    [Fact]
    public void A_form_is_read_back_from_its_schedule() => HoldsOfMost((form, schedule) => Assert.Equal(
        form.Tidy() with { From = DateOnly.FromDateTime(schedule.Start) }, ScheduleForm.Of(schedule)));

    [Fact]
    public void Saving_again_changes_nothing() => HoldsOfMost(static (_, schedule) =>
        Assert.Equal(schedule, ScheduleForm.Of(schedule)!.ToSchedule(Today, schedule).Schedule));

    [Fact]
    public void Sessions_are_as_the_form_says() => HoldsOfMost(static (form, schedule) =>
    {
        var days = schedule.All().Take(400).Select(static each => DateOnly.FromDateTime(each.LocalStart)).ToList();
        var byRule = days.Except(form.Extra).ToList();
        Assert.NotEmpty(days);
        Assert.All(byRule, day => Assert.True(day >= form.From));
        if (form.How is HowOften.Once) return;
        Assert.All(byRule, day => Assert.DoesNotContain(day.Month, form.MonthsOff));
        Assert.Empty(days.Intersect(form.LeftOut));
        if (form.NotOnBankHolidays) Assert.DoesNotContain(byRule, static day => day < Today.AddYears(3) && BankHolidays.In(day.Year).Contains(day));
        if (form.Ends is HowItEnds.OnDate) Assert.All(byRule, day => Assert.True(day <= form.LastDate));
        if (form.Ends is HowItEnds.AfterTimes) Assert.InRange(days.Count, form.Times!.Value, form.Times.Value + form.Extra.Length);
    });

    [Fact]
    public void What_a_form_says_of_any_schedule_gives_the_same_sessions()
    {
        var read = 0;
        var schedules = AnySchedule.WithChanges.Select(static schedule => schedule with { Also = [.. schedule.Also.Select(at => at.Date + schedule.Start.TimeOfDay)] });
        Check(schedules.ToArbitrary(), schedule =>
        {
            if (ScheduleForm.Of(schedule) is not { } form) return;
            read++;
            var again = form.ToSchedule(Today, schedule);
            Assert.Empty(again.Problems);
            Assert.Equal(schedule.Between(From, To), again.Schedule!.Between(From, To));
        });
        Assert.InRange(read, 20, 300);
    }

    [Fact]
    public void The_sentence_of_a_form_is_read_as_that_form() => HoldsOfMost(static (form, schedule) =>
    {
        // A first date within a week is not said, past ones neither, and more than three are only counted.
        if (schedule.Start < Today.AddDays(8).ToDateTime(TimeOnly.MinValue) || (form.How is HowOften.Once && form.Extra.Length > 1)) return;
        var words = form.Words(Today);
        Assert.True(ScheduleForm.TryRead(words, Today, out var read, out var problem), $"{words} {problem}");
        Assert.Equal(schedule.Between(From, To), read.ToSchedule(Today).Schedule!.Between(From, To));
    });

    private static void HoldsOfMost(Action<ScheduleForm, Schedule> property)
    {
        var without = 0;
        Check(Arbitrary, form =>
        {
            if (form.ToSchedule(Today).Schedule is { } schedule) property(form, schedule);
            else without++;
        });
        Assert.InRange(without, 0, 100);
    }

    private static void Check<T>(Arbitrary<T> all, Action<T> property) => Prop.ForAll(all, property)
        .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(300).WithReplay(new Replay(new Rnd(20261121), null)));
}
