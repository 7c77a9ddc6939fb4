using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>What a phrase has said so far.</summary>
internal sealed class PhraseDraft
{
    private const string TwoWays = "It says in two ways how often it is. Say one of them.";

    public readonly HashSet<DayOfWeek> Days = [];
    public readonly HashSet<(int Week, DayOfWeek Day)> WeeksAndDays = [];
    public readonly HashSet<int> DaysOfMonth = [];
    public readonly HashSet<int> MonthsOff = [];
    public readonly List<SaidDate> On = [];
    public readonly List<SaidDate> LeftOut = [];
    public readonly List<SaidDate> Extra = [];
    public bool IsDaily;
    public bool IsMonthly;
    public bool NotOnBankHolidays;
    public int? EveryWeeks;
    public SaidTime? Start;
    public SaidTime? End;
    public bool? IsMorning;
    public TimeSpan? Length;
    public SaidDate? From;
    public SaidDate? Until;
    public int? UntilMonth;
    public int? Times;
    public int? Weeks;
    public int? Months;

    /// <summary>The form that says it; null, and a problem, when something is missing or said in two ways.</summary>
    public ScheduleForm? ToForm(DateOnly today, PhraseReader reader)
    {
        if (Clock(reader) is not { } clock || Frequency(today, reader) is not { } often) return null;
        if (often.How is HowOften.Once && (From is not null || NotOnBankHolidays || MonthsOff.Count + LeftOut.Count + Ends > 0))
        {
            reader.Refuse("A single date needs no “from”, “until”, “for” or “not”. Say only the date and the times.");
            return null;
        }

        var from = often.From!.Value;
        var form = often with
        {
            Start = clock.Start,
            End = clock.End,
            MonthsOff = [.. MonthsOff],
            NotOnBankHolidays = NotOnBankHolidays,
            LeftOut = Resolve(LeftOut, from, reader),
            Extra = often.Extra.AddRange(Resolve(Extra, today, reader)),
        };
        form = Ending(form.Tidy(), today, reader);
        if (form.ToSchedule(today).Problems is [var problem, ..]) reader.Refuse(problem.Text);
        return reader.Problem is null ? form : null;
    }

    private int Ends => new[] { Until is not null, UntilMonth is not null, Times is not null, Weeks is not null, Months is not null }.Count(static said => said);

    private (TimeOnly Start, TimeOnly End)? Clock(PhraseReader reader)
    {
        if (Start is { IsEither: true } either && End is null or { IsEither: true } && IsMorning is { } isMorning) Start = either.In(isMorning);
        if (Start is not { } start) reader.Refuse("Say when it starts and ends, as in “6.30pm to 8pm”.");
        else if (End is { } end && Length is null)
        {
            if (SaidTime.Resolve(start, end) is { } clock) return clock;
            reader.Refuse("Say am or pm, as in “6.30pm to 8pm”.");
        }
        else if (End is not null) reader.Refuse("It says in two ways when it ends. Say one of them.");
        else if (start.IsEither) reader.Refuse("Say am or pm, as in “6.30pm to 8pm”.");
        else if (Length is not { } length) reader.Refuse("Say when it ends, as in “6.30pm to 8pm”.");
        else if (length <= TimeSpan.Zero || length >= TimeSpan.FromDays(1)) reader.Refuse("A session lasts less than a day. Say how long, as in “for 90 minutes”.");
        else return (start.Time, start.Time.Add(length));
        return null;
    }

    private ScheduleForm? Frequency(DateOnly today, PhraseReader reader)
    {
        var isWeekly = Days.Count > 0 || EveryWeeks is not null;
        bool[] ways = [On.Count > 0, IsDaily, isWeekly, WeeksAndDays.Count > 0, DaysOfMonth.Count > 0];
        var count = ways.Count(static said => said);
        var said = From is { } date ? date.Resolve(today, reader) : null;
        var from = said ?? today;
        if (count > 1) reader.Refuse(TwoWays);
        else if (IsMonthly && WeeksAndDays.Count + DaysOfMonth.Count == 0) reader.Refuse("Say which day of the month, as in “the first Tuesday of the month” or “the 15th of the month”.");
        else if (count == 0 || (isWeekly && Days.Count == 0 && said is null)) reader.Refuse("Say on which days, as in “every Tuesday” or “12 December”.");
        if (reader.Problem is not null) return null;

        var form = new ScheduleForm { From = from };
        if (On.Count > 0) return Resolve(On, today, reader) is [var first, .. var rest] ? form with { How = HowOften.Once, From = first, Extra = rest } : null;
        if (IsDaily) return form with { How = HowOften.Daily };
        if (DaysOfMonth.Count > 0) return form with { How = HowOften.MonthlyByDate, Dates = [.. DaysOfMonth] };
        return isWeekly
            ? form with { How = HowOften.Weekly + (EveryWeeks ?? 1) - 1, Days = Days.Count > 0 ? [.. Days] : [from.DayOfWeek] }
            : ByWeekday(form, reader);
    }

    private ScheduleForm? ByWeekday(ScheduleForm form, PhraseReader reader)
    {
        ImmutableArray<DayOfWeek> days = [.. WeeksAndDays.Select(static each => each.Day).Distinct()];
        ImmutableArray<int> weeks = [.. WeeksAndDays.Select(static each => each.Week).Distinct()];
        if (days.Length * weeks.Length == WeeksAndDays.Count) return form with { How = HowOften.MonthlyByWeekday, Days = days, Weeks = weeks };
        reader.Refuse("Hay cannot put two different days of the month into one schedule. Make a second listing for one of them.");
        return null;
    }

    private ScheduleForm Ending(ScheduleForm form, DateOnly today, PhraseReader reader)
    {
        if (Ends > 1) reader.Refuse("It says in two ways when it ends. Say one of them.");
        if (Weeks is < 1 or > 520 || Months is < 1 or > 120) reader.Refuse("Say an end within ten years, or none.");
        if (Ends == 0 || reader.Problem is not null) return form;
        if (Times is { } times) return form with { Ends = HowItEnds.AfterTimes, Times = times };

        // Six weeks are six weeks from the first session on, which may be later than the day said.
        var first = form.ToSchedule(today).Schedule is { } schedule ? DateOnly.FromDateTime(schedule.Start) : form.From!.Value;
        var last = Until is { } until ? until.Resolve(form.From!.Value, reader)
            : UntilMonth is { } month ? EndOf(month, form.From!.Value)
            : first.AddMonths(Months ?? 0).AddDays(7 * (Weeks ?? 0) - 1);
        return form with { Ends = HowItEnds.OnDate, LastDate = last };
    }

    private static DateOnly EndOf(int month, DateOnly from) =>
        new DateOnly(from.Month > month ? from.Year + 1 : from.Year, month, 1).AddMonths(1).AddDays(-1);

    private static ImmutableArray<DateOnly> Resolve(List<SaidDate> dates, DateOnly onOrAfter, PhraseReader reader) =>
        [.. dates.Select(date => date.Resolve(onOrAfter, reader)).OfType<DateOnly>().Order()];
}
