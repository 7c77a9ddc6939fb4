namespace Hay.Grains;

/// <summary>What follows from a form without being said in it.</summary>
internal static class ScheduleFormHints
{
    public static IEnumerable<FieldNote> Of(ScheduleForm form, Schedule schedule, DateOnly first, DateOnly today)
    {
        if (first != form.From) yield return new(nameof(form.From), $"The first one is on {DayWords.Weekday(first, today)}.");
        if (form.End < form.Start) yield return new(nameof(form.End), "It ends on the next day.");
        if (form.Dates.Where(static date => date > 28).ToList() is { Count: > 0 } late)
            yield return new(nameof(form.Dates), $"A month that has no {DayWords.List([.. late.Select(DayWords.Ordinal)], "or")} has no session then.");

        var whole = schedule with { Skip = [] };
        foreach (var day in form.LeftOut)
        {
            if (whole.Find(SessionId.FromLocal(day.ToDateTime(form.Start!.Value))) is null)
                yield return new(nameof(form.LeftOut), $"It is not on {DayWords.Weekday(day, today)} anyway.");
        }
    }
}
