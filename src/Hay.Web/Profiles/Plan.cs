using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Wording;

namespace Hay.Web.Profiles;

/// <summary>A place somebody holds or waits for, as the catalogue knows it. Entry: null where the group has stopped.</summary>
internal sealed record Plan
{
    public required string Activity { get; init; }
    public required SessionId Session { get; init; }
    public required Standing Standing { get; init; }
    public CatalogueEntry? Entry { get; init; }
    /// <summary>Empty where nobody knows any more.</summary>
    public string Title { get; init; } = "";
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
    public bool IsOff { get; init; }

    public string Href => Entry is null ? "" : $"/{Entry.Listing.Space}/{Entry.Id}";

    public static Plan Of(ProfileBooking booking, CatalogueSnapshot catalogue)
    {
        var entry = catalogue.Find(booking.Activity);
        var session = entry?.Sessions.FirstOrDefault(s => s.Session == booking.Session);
        // The catalogue looks only some weeks ahead and not back; the session's own name says when it was to be.
        var local = booking.Session.ToLocal();
        var start = session?.Start ?? DateOnly.FromDateTime(local).Begins().AddTicks(TimeOnly.FromDateTime(local).Ticks);
        return new Plan
        {
            Activity = booking.Activity,
            Session = booking.Session,
            Standing = booking.Standing,
            Entry = entry,
            Title = entry?.Listing.Title ?? catalogue.Stopped(booking.Activity)?.Title ?? "",
            Start = start,
            End = session?.End ?? start + (entry?.Listing.Schedule?.Duration ?? TimeSpan.Zero),
            IsOff = entry is null || session is { Cancelled: true },
        };
    }
}
