using Hay.Grains;
using NodaTime;

namespace Hay.Silo.Import;

/// <summary>Where a record belongs: its space, its town, its category.</summary>
/// <param name="spaces">Every space there is, of every county.</param>
/// <param name="home">The space of records that do not say where they are; null: none.</param>
/// <param name="categories">The words of categories.</param>
internal sealed class RecordPlacing(SpaceMap spaces, string? home, CategoryWords categories)
{
    private const double Near = 4; // kilometres: nobody calls it that town from further away
    private const double KilometresADegree = 111.2;

    public static bool IsSomewhere(ListedRecord record) => DraftRules.IsPlace(record.Lat, record.Lon);

    /// <summary>Null when it is outside all spaces, or nowhere, names no space of ours and no home was given.</summary>
    public string? Space(ListedRecord record) => IsSomewhere(record) ? spaces.Locate(record.Lat!.Value, record.Lon!.Value) : spaces.Find(record.Space)?.Slug ?? home;

    /// <summary>The draft as a listing of a space.</summary>
    public Listing Listing(ListedRecord record, string space, string source, Instant now)
    {
        var tidy = DraftRules.Tidy(record.Draft);
        var locality = IsSomewhere(record) ? LocalityOf(space, record.Lat!.Value, record.Lon!.Value) : "";
        // A service whose timetable has run out goes on; the dates would only mislead.
        var isOver = !record.IsEvent && LastDate(record, now) is not null;
        return tidy with
        {
            Space = space,
            AlsoIn = [.. record.Draft.AlsoIn.Where(slug => slug != space && spaces.Find(slug) is not null).Distinct()],
            Category = CategoryOf(record, tidy),
            Venue = tidy.Venue is { } venue && locality.Length > 0 ? venue with { Locality = locality } : tidy.Venue,
            Schedule = isOver ? null : tidy.Schedule,
            Source = new Source
            {
                Name = source,
                Id = CleanText.Line(record.Id, 300),
                Url = WebAddress.Of(record.Draft.Source?.Url ?? "") is { Length: > 0 } page ? page : tidy.Contact.Web,
                Licence = WebAddress.Of(record.Draft.Source?.Licence ?? ""),
            },
        };
    }

    /// <summary>The last date of a schedule that is over; null when it is not, or there is none.</summary>
    public static DateOnly? LastDate(ListedRecord record, Instant now)
    {
        if (record.Draft.Schedule is not { } schedule || !CompiledSchedule.TryCompile(schedule, out var compiled, out _)) return null;
        // What has begun but not ended is not over.
        var since = now - Duration.FromTimeSpan(schedule.Duration);
        return compiled.Next(since) is null ? compiled.LastDate ?? DateOnly.FromDateTime(schedule.Start) : null;
    }

    private string CategoryOf(ListedRecord record, Listing tidy) =>
        categories.Known(record.Words) ?? categories.Find(string.Join(" / ", record.Words), tidy.Title, tidy.Summary);

    private string LocalityOf(string space, double lat, double lon)
    {
        var nearest = spaces.Find(space)?.Localities.MinBy(Away);
        return nearest is not null && Away(nearest) <= Near ? nearest.Slug : "";

        double Away(Locality town) => KilometresADegree
            * double.Hypot(town.Lat - lat, (town.Lon - lon) * Math.Cos(lat * Math.PI / 180));
    }
}
