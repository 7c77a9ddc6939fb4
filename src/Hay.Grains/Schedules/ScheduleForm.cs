using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Hay.Grains;

/// <summary>How often a group meets, as a form offers it.</summary>
public enum HowOften { Once, Daily, Weekly, EveryTwoWeeks, EveryThreeWeeks, EveryFourWeeks, MonthlyByWeekday, MonthlyByDate }

/// <summary>How a schedule ends.</summary>
public enum HowItEnds { Never, OnDate, AfterTimes }

/// <summary>
/// What a volunteer fills in to say when a group meets. It says less than a <see cref="Schedule"/> can: no rule of
/// years, one time for all dates, the clock of Britain. Fields that <see cref="How"/> and <see cref="Ends"/> do not
/// ask for are not looked at. There is no clock in here: <c>today</c> is the reader's local date.
/// </summary>
public sealed record ScheduleForm
{
    /// <summary>The most sessions that <see cref="Times"/> may ask for.</summary>
    public const int MaxTimes = 1_000;

    public HowOften How { get; init; } = HowOften.Weekly;

    /// <summary>Weekly: the weekdays, any number. <see cref="HowOften.MonthlyByWeekday"/>: which weekdays of the month.</summary>
    public ImmutableArray<DayOfWeek> Days { get; init; } = [];

    /// <summary>By weekday of the month: the first (1) to the fourth (4), and the last (-1); any number.</summary>
    public ImmutableArray<int> Weeks { get; init; } = [];

    /// <summary>By date of the month: 1 to 31, and -1 for the last day; any number. A month that is too short has no such day.</summary>
    public ImmutableArray<int> Dates { get; init; } = [];

    /// <summary>Once: the date. Otherwise the first session is on the first day, from this one on, that fits the rest.</summary>
    public DateOnly? From { get; init; }

    public TimeOnly? Start { get; init; }

    /// <summary>At or before <see cref="Start"/>: on the next day. From midnight to midnight is all day.</summary>
    public TimeOnly? End { get; init; }

    /// <summary>Months without sessions, 1 to 12: “not in August”.</summary>
    public ImmutableArray<int> MonthsOff { get; init; } = [];

    /// <summary>No sessions on the bank holidays of England and Wales.</summary>
    public bool NotOnBankHolidays { get; init; }

    /// <summary>Dates without a session.</summary>
    public ImmutableArray<DateOnly> LeftOut { get; init; } = [];

    /// <summary>Further dates, at the same time of day; a bank holiday may be among them.</summary>
    public ImmutableArray<DateOnly> Extra { get; init; } = [];

    public HowItEnds Ends { get; init; }

    /// <summary>No session after this date.</summary>
    public DateOnly? LastDate { get; init; }

    /// <summary>How many sessions there are: left-out dates do not count, nor do extra ones.</summary>
    public int? Times { get; init; }

    /// <summary>The schedule that says this, or what is missing.</summary>
    /// <param name="today">Bank holidays are left out for <see cref="BankHolidaysOff.Years"/> years from this day.</param>
    /// <param name="before">The schedule that is being changed: its cancelled and moved sessions stay so where they still exist.</param>
    public ScheduleFormResult ToSchedule(DateOnly today, Schedule? before = null) => ScheduleFormWriter.Write(this, today, before);

    /// <summary>The form that says this schedule, its single changes aside; null: the schedule says more than a form can.</summary>
    public static ScheduleForm? Of(Schedule schedule) => ScheduleFormReader.Read(schedule);

    /// <summary>
    /// Reads a phrase, “every second Tuesday, 6.30pm to 8pm, not in August”. When it cannot be read,
    /// <paramref name="problem"/> says why in a sentence.
    /// </summary>
    public static bool TryRead(
        string? text, DateOnly today, [NotNullWhen(true)] out ScheduleForm? form, [NotNullWhen(false)] out string? problem) =>
        SchedulePhrase.TryRead(text, today, out form, out problem);

    /// <summary>The form in one sentence; empty while something is missing.</summary>
    public string Words(DateOnly today) => ToSchedule(today).Schedule is { } schedule ? $"{ScheduleWords.Of(schedule, today)}." : "";

    /// <summary>
    /// The same form in order: lists sorted, nothing twice, whole minutes, only what is asked for, and no bank holiday
    /// named where all are left out.
    /// </summary>
    public ScheduleForm Tidy()
    {
        var isOnce = How is HowOften.Once;
        return this with
        {
            Days = How is HowOften.MonthlyByWeekday || EveryWeeks > 0 ? [.. Days.Where(Enum.IsDefined).Distinct().OrderBy(RecurrenceText.MondayFirst)] : [],
            Weeks = How is HowOften.MonthlyByWeekday ? LastAtEnd(Weeks.Where(static week => week is -1 or (>= 1 and <= 4))) : [],
            Dates = How is HowOften.MonthlyByDate ? LastAtEnd(Dates) : [],
            Start = Minute(Start),
            End = Minute(End),
            MonthsOff = isOnce ? [] : [.. MonthsOff.Where(static month => month is >= 1 and <= 12).Distinct().Order()],
            NotOnBankHolidays = !isOnce && NotOnBankHolidays,
            LeftOut = isOnce ? [] : [.. LeftOut.Where(day => !NotOnBankHolidays || !BankHolidays.In(day.Year).Contains(day)).Distinct().Order()],
            Extra = [.. Extra.Distinct().Order()],
            Ends = isOnce ? HowItEnds.Never : Ends,
            LastDate = !isOnce && Ends is HowItEnds.OnDate ? LastDate : null,
            Times = !isOnce && Ends is HowItEnds.AfterTimes ? Times : null,
        };
    }

    /// <summary>Every so many weeks; 0: not by weeks.</summary>
    internal int EveryWeeks => How switch
    {
        HowOften.Weekly => 1,
        HowOften.EveryTwoWeeks => 2,
        HowOften.EveryThreeWeeks => 3,
        HowOften.EveryFourWeeks => 4,
        _ => 0,
    };

    /// <summary>Equal when they say the same in the same order.</summary>
    public bool Equals(ScheduleForm? other) =>
        other is not null && How == other.How && From == other.From && Start == other.Start && End == other.End
        && NotOnBankHolidays == other.NotOnBankHolidays && Ends == other.Ends && LastDate == other.LastDate && Times == other.Times
        && Days.SequenceEqual(other.Days) && Weeks.SequenceEqual(other.Weeks) && Dates.SequenceEqual(other.Dates)
        && MonthsOff.SequenceEqual(other.MonthsOff) && LeftOut.SequenceEqual(other.LeftOut) && Extra.SequenceEqual(other.Extra);

    public override int GetHashCode() => HashCode.Combine(How, From, Start, End, Ends, LastDate, Times);

    private static ImmutableArray<int> LastAtEnd(IEnumerable<int> numbers) =>
        [.. numbers.Distinct().OrderBy(static number => number < 0).ThenBy(static number => number)];

    private static TimeOnly? Minute(TimeOnly? time) => time is { } at ? new(at.Hour, at.Minute) : null;
}
