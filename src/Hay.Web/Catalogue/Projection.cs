using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Catalogue;

/// <summary>From what an activity stores to what a page may show. Of bookings only their number passes.</summary>
internal static class Projection
{
    /// <summary>
    /// Null when the public may not see it. Where <paramref name="before"/> says the same but for bookings, its listing
    /// and dates are used again, so that nothing needs a new index.
    /// </summary>
    public static CatalogueEntry? Of(
        string id, Activity activity, OrganisationDetails? organisation, CatalogueEntry? before, DateTimeOffset now)
    {
        if (activity.Listing is not { } listing || !IsShown(activity, now)) return null;
        Check(listing);
        var plan = activity.Changes.IsDefaultOrEmpty ? listing.Schedule : activity.ScheduleNow();
        var counts = Counts(activity.Sessions);
        if (before is not null && before.Checked == activity.Checked && before.Listed == activity.Listed
            && Equals(before.Plan, plan) && ListingRules.Same(before.Listing, listing))
        {
            return before with
            {
                Organisation = organisation,
                Revision = activity.Revision,
                Edited = activity.LastEdit(),
                Edits = activity.Edits,
                Sheet = before.Sheet.With(counts),
                Since = activity.Since(),
                IsSinking = IsSinking(activity.Since(), now),
            };
        }

        return Dated(now, counts, new CatalogueEntry
        {
            Id = id,
            Listing = listing,
            Organisation = organisation,
            Checked = activity.Checked,
            Since = activity.Since(),
            Revision = activity.Revision,
            Listed = activity.Listed,
            Edited = activity.LastEdit(),
            Edits = activity.Edits,
            Plan = plan,
        });
    }

    /// <summary>The same entry as seen at a later moment; null when it has grown too old to be shown.</summary>
    public static CatalogueEntry? Later(CatalogueEntry entry, DateTimeOffset now) =>
        IsHidden(entry.Since, now) ? null : Dated(now, entry.Sheet.Counts, entry);

    /// <summary>Whether the public may see it, and somebody has confirmed it not too long ago.</summary>
    public static bool IsShown(Activity activity, DateTimeOffset now) => activity.IsListed() && !IsHidden(activity.Since(), now);

    public static bool IsHidden(DateOnly? since, DateTimeOffset now) => Activity.AgeOf(since, LocalDay.Of(now)) == ListingAge.Hidden;

    private static bool IsSinking(DateOnly? since, DateTimeOffset now) => Activity.AgeOf(since, LocalDay.Of(now)) == ListingAge.Sinking;

    private static CatalogueEntry Dated(DateTimeOffset now, SessionCount[] counts, CatalogueEntry entry)
    {
        if (entry.IsSinking != IsSinking(entry.Since, now)) entry = entry with { IsSinking = !entry.IsSinking };
        if (entry.Plan is not { } plan || !CompiledSchedule.TryCompile(plan, out var schedule, out _)) return entry;
        var sheet = SessionSheet.Expand(schedule, Longest(plan), now, counts, entry.Listing.Booking.Capacity);
        return entry with
        {
            Sheet = sheet,
            IsOver = sheet.Slots.IsEmpty && schedule.Next(NodaTime.Instant.FromDateTimeOffset(now)) is null,
            Today = LocalDay.Of(now),
        };
    }

    // What the indexes rely on. A grain never stores such a thing; a store that was mended by hand may hold anything.
    private static void Check(Listing listing)
    {
        if (listing is { Title: null } or { Space: null } or { Category: null } or { Suitability: null } or { FirstVisit: null }
            || ListingFacets.Of(listing) < 0 || (!listing.AlsoIn.IsDefault && listing.AlsoIn.Contains(null!)))
        {
            throw new InvalidDataException("A part of the listing that must be there is null.");
        }
    }

    // A clock change can make a session of whole days an hour longer.
    private static TimeSpan Longest(Schedule plan)
    {
        var longest = plan.Duration;
        if (!plan.Changes.IsDefaultOrEmpty)
        {
            foreach (var change in plan.Changes)
            {
                if (change.Duration > longest) longest = change.Duration.Value;
            }
        }

        return longest + TimeSpan.FromHours(2);
    }

    private static SessionCount[] Counts(ImmutableArray<SessionBookings> sessions)
    {
        if (sessions.IsDefaultOrEmpty) return [];
        var counts = new SessionCount[sessions.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var session = sessions[i];
            counts[i] = new(
                SessionSheet.MinutesOf(session.Session),
                session.Going.IsDefault ? 0 : session.Going.Length,
                session.Waiting.IsDefault ? 0 : session.Waiting.Length);
        }

        return counts;
    }
}
