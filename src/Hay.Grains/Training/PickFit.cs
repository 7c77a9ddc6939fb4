namespace Hay.Grains;

/// <summary>What a listing's features are worth for one person: measured in the same way where weights are learnt and where picks are made.</summary>
public static class PickFit
{
    private const double HourScale = 2;
    private const double OtherWeekday = 0.4;
    private const int Noon = 12;
    private const int Evening = 17;

    /// <summary>Whether somebody said lately that it is still true.</summary>
    /// <param name="isChecked">The day on which they did; null: nobody has.</param>
    /// <param name="today">By the local calendar.</param>
    public static bool IsChecked(DateOnly? isChecked, DateOnly today) => isChecked is { } day && today.DayNumber - day.DayNumber <= Activity.SinksAfter;

    /// <summary>
    /// How well a start on the local clock fits the times that somebody chose, and those they go at, whichever fits better; 0 to 1.
    /// Nothing chosen and nothing known is 0, the same for all.
    /// </summary>
    public static float Time(IReadOnlyCollection<UsualTime> chosen, IReadOnlyCollection<DateTime> goesAt, DateTime start) =>
        Math.Max(chosen.Any(time => Is(time, start)) ? 1 : 0, goesAt.Count == 0 ? 0 : (float)goesAt.Average(other => Alike(other, start)));

    /// <summary>exp(−|hours apart|/2) on the same weekday, two fifths of that on another one.</summary>
    private static double Alike(DateTime one, DateTime other) =>
        Math.Exp(-Math.Abs((one.TimeOfDay - other.TimeOfDay).TotalHours) / HourScale) * (one.DayOfWeek == other.DayOfWeek ? 1 : OtherWeekday);

    private static bool Is(UsualTime time, DateTime start) => time switch
    {
        UsualTime.Mornings => start.Hour < Noon,
        UsualTime.Afternoons => start.Hour is >= Noon and < Evening,
        UsualTime.Evenings => start.Hour >= Evening,
        _ => start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
    };
}
