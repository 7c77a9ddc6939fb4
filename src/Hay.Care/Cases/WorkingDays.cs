using Hay.Grains;

namespace Hay.Care;

/// <summary>Days on which offices are open here: Monday to Friday, without the bank holidays of England and Wales.</summary>
public static class WorkingDays
{
    /// <summary>The so-manieth working day after a day.</summary>
    /// <param name="day">Not counted itself.</param>
    /// <param name="count">1 or more.</param>
    public static DateOnly After(DateOnly day, int count)
    {
        var free = BankHolidays.Between(day, day.AddDays((count * 2) + 14)).ToHashSet();
        for (; count > 0; count--)
        {
            do day = day.AddDays(1);
            while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || free.Contains(day));
        }

        return day;
    }
}
