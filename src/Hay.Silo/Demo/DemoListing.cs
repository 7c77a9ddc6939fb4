using Hay.Grains;
using NodaTime;

namespace Hay.Silo.Demo;

/// <summary>From the content's words to a listing of this day.</summary>
internal static class DemoListing
{
    public static Listing Of(DemoActivity activity, DemoContent content, Schedule schedule) => new()
    {
        Title = activity.Title,
        Summary = activity.Summary,
        Description = activity.Description,
        Space = activity.Space,
        AlsoIn = activity.AlsoIn,
        Organisation = activity.OrganisationId,
        Category = activity.Category,
        Setting = activity.Setting,
        Venue = activity.VenueId.Length == 0 ? null : content.Venues[activity.VenueId],
        Schedule = schedule,
        ScheduleNote = activity.Schedule.Note,
        Levels = activity.Levels,
        FiveWays = activity.FiveWays,
        Suitability = activity.Suitability,
        FirstVisit = activity.FirstVisit,
        Cost = activity.Cost,
        Booking = activity.Booking,
        Languages = activity.Languages,
        WrittenIn = activity.WrittenIn,
        AccessHere = activity.AccessOverrides,
        OpenActive = activity.OpenActive is { } concept ? new Concept(concept.Id, concept.PrefLabel) : null,
        Contact = content.Organisations.First(o => o.Id == activity.OrganisationId).Contact,
        Demo = true,
    };

    /// <summary>
    /// The schedule to publish: what is on the page stays there until it is over, so that a supper that somebody is
    /// going to takes place instead of moving ahead of them for ever.
    /// </summary>
    public static Schedule ScheduleFor(DemoActivity activity, ActivityView? listed, DateOnly day)
    {
        var moved = DemoDates.At(activity.Schedule, day);
        return activity.Schedule.KeepAheadDays is not null
            && listed?.Listing.Schedule is { } present
            && present.Next(Instant.FromUtc(day.Year, day.Month, day.Day, 0, 0)) is not null
            && present.Start.DayOfWeek == moved.Start.DayOfWeek && present.Start.TimeOfDay == moved.Start.TimeOfDay
            && present.Duration == moved.Duration && present.Rule is null == moved.Rule is null
            ? present
            : moved;
    }
}
