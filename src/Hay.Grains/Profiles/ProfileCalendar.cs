namespace Hay.Grains;

/// <summary>The address by which somebody's own calendar reads their plans: there is one, or none.</summary>
public sealed partial record Profile
{
    /// <summary>Null: none.</summary>
    public CalendarKey? Calendar { get; init; }

    /// <summary>From now on this one is good, and the one before is not.</summary>
    public Profile OpenCalendar(string hash, DateTimeOffset now) => Forgetting || Calendar?.Hash == hash ? this : this with { Calendar = new CalendarKey(hash, now) };

    public Profile CloseCalendar() => Calendar is null ? this : this with { Calendar = null };
}
