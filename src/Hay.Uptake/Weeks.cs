namespace Hay.Uptake;

/// <summary>Weeks begin on Mondays.</summary>
public static class Weeks
{
    /// <summary>The Monday of the week that holds a day.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
