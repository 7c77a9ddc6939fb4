using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Hay.Grains.Tests.Schedules;

/// <summary>Forms as people fill them in, some of them with problems; and the simpler forms to look for when one fails.</summary>
internal static class AnyScheduleForm
{
    public static readonly DateOnly Today = new(2026, 11, 21);

    public static readonly Gen<ScheduleForm> Forms =
        from how in Gen.Elements(Enum.GetValues<HowOften>())
        from days in Some(Enum.GetValues<DayOfWeek>(), 1, 3)
        from weeks in Some([1, 2, 3, 4, -1], 1, 2)
        from dates in Some([1, 15, 28, 29, 30, 31, -1], 1, 2)
        from first in Gen.Choose(-300, 500)
        from start in Gen.Choose(0, 95)
        from length in Gen.Choose(1, 95)
        from isAllDay in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        from monthsOff in Gen.Frequency((1, Gen.Constant(ImmutableArray<int>.Empty)), (1, Some([.. Enumerable.Range(1, 12)], 1, 11)))
        from holidays in Gen.Elements(true, false)
        from leftOut in Some([.. Enumerable.Range(first, 120)], 0, 3)
        from extra in Some([.. Enumerable.Range(first, 120)], 0, 2)
        from ends in Gen.Elements(Enum.GetValues<HowItEnds>())
        from last in Gen.Choose(first, first + 700)
        from times in Gen.Choose(1, 60)
        select new ScheduleForm
        {
            How = how,
            Days = days,
            Weeks = weeks,
            Dates = dates,
            From = Today.AddDays(first),
            Start = isAllDay ? TimeOnly.MinValue : TimeOnly.MinValue.AddMinutes(15 * start),
            End = isAllDay ? TimeOnly.MinValue : TimeOnly.MinValue.AddMinutes(15 * ((start + length) % 96)),
            MonthsOff = monthsOff,
            NotOnBankHolidays = holidays,
            LeftOut = [.. leftOut.Select(Today.AddDays)],
            Extra = [.. extra.Select(Today.AddDays)],
            Ends = ends,
            LastDate = Today.AddDays(last),
            Times = times,
        };

    public static Arbitrary<ScheduleForm> Arbitrary => Arb.From(Forms, Simpler);

    public static IEnumerable<ScheduleForm> Simpler(ScheduleForm form)
    {
        if (!form.Extra.IsEmpty) yield return form with { Extra = form.Extra[1..] };
        if (!form.LeftOut.IsEmpty) yield return form with { LeftOut = form.LeftOut[1..] };
        if (!form.MonthsOff.IsEmpty) yield return form with { MonthsOff = form.MonthsOff[1..] };
        if (form.Days.Length > 1) yield return form with { Days = form.Days[1..] };
        if (form.Weeks.Length > 1) yield return form with { Weeks = form.Weeks[1..] };
        if (form.Dates.Length > 1) yield return form with { Dates = form.Dates[1..] };
        if (form.NotOnBankHolidays) yield return form with { NotOnBankHolidays = false };
        if (form.Ends != HowItEnds.Never) yield return form with { Ends = HowItEnds.Never };
    }

    private static Gen<ImmutableArray<T>> Some<T>(T[] values, int atLeast, int atMost) =>
        from count in Gen.Choose(atLeast, atMost)
        from chosen in Gen.ListOf(Gen.Elements(values), count)
        select chosen.Distinct().ToImmutableArray();
}
