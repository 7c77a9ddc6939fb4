using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Profiles;

/// <summary>A place somebody holds or waits for, as the catalogue knows it. Entry: null where the group has stopped, or may have.</summary>
internal sealed record Plan
{
    public required string Activity { get; init; }
    public required SessionId Session { get; init; }
    public required Standing Standing { get; init; }
    /// <summary>Since when they have that standing.</summary>
    public DateTimeOffset Since { get; init; }
    public CatalogueEntry? Entry { get; init; }
    /// <summary>Empty where nobody knows any more.</summary>
    public string Title { get; init; } = "";
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
    public bool IsOff { get; init; }
    /// <summary>The group may be going on, but nobody has said so for half a year.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>The session as it is to be, also where its schedule has dropped it.</summary>
    public Occurrence Occurrence => new(Session.ToLocal(), Start.DateTime, Start, End, IsOff, Moved: false);

    public string Href => Entry is null ? "" : $"/{Entry.Listing.Space}/{Entry.Id}";

    public static Plan Of(ProfileBooking booking, CatalogueSnapshot catalogue)
    {
        var entry = catalogue.Find(booking.Activity);
        var stopped = catalogue.Stopped(booking.Activity);
        // The schedule itself, because the catalogue looks only some weeks ahead and not back.
        var planned = entry?.Plan is { } schedule && CompiledSchedule.TryCompile(schedule, out var all, out _) ? all.Find(booking.Session) : null;
        // A session that the schedule no longer gives has a name that says when it was to be.
        var start = planned?.Start ?? LocalDay.Moment(booking.Session.ToLocal());
        return new Plan
        {
            Activity = booking.Activity,
            Session = booking.Session,
            Standing = booking.Standing,
            Since = booking.At,
            Entry = entry,
            Title = entry?.Listing.Title ?? stopped?.Title ?? "",
            Start = start,
            End = planned?.End ?? start + (entry?.Listing.Schedule?.Duration ?? TimeSpan.Zero),
            // What is past was not called off by a schedule that changed afterwards.
            IsOff = entry is null ? stopped is not { IsUnconfirmed: true } : planned?.Cancelled ?? start > catalogue.AsOf,
            IsUnconfirmed = entry is null && stopped is { IsUnconfirmed: true },
        };
    }
}
