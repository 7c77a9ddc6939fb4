using Hay.Grains;

namespace Hay.Web.Feeds;

/// <summary>Times that somebody wrote into a table as on a poster: "Tuesdays, 10am to 11am". What is not understood stays as words.</summary>
internal static class TableDates
{
    /// <param name="listing">As its row says.</param>
    /// <param name="before">Its dates when the table came the last time: the same words mean the same dates.</param>
    /// <param name="today">In London.</param>
    public static Listing Read(Listing listing, Schedule? before, DateOnly today) =>
        listing.Schedule is null && ScheduleForm.TryRead(listing.ScheduleNote, today, out var form, out _) && form.ToSchedule(today, before).Schedule is { } schedule
            ? listing with { Schedule = schedule, ScheduleNote = "" }
            : listing;
}
