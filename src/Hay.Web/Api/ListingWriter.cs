using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Hay.Grains;
using Hay.Web.Organisations;
using Hay.Web.Organisations.Steps;

namespace Hay.Web.Api;

/// <summary>From what a program says to a listing and back, by the rules of the forms.</summary>
internal static class ListingWriter
{
    public static Listing Apply(ApiListing said, Listing listing, StepDesk desk, StepProblems problems)
    {
        if (said.Category is { } kind && desk.Kinds.Find(kind) is null) problems.Add("category", "There is no such kind of activity.");
        var next = new WhatForm(
            said.Title?.Trim() ?? listing.Title, said.Category ?? listing.Category, said.Summary?.Trim() ?? listing.Summary,
            said.Space ?? listing.Space, said.Description?.Trim() ?? listing.Description, listing.FiveWays).Apply(listing, desk, problems);
        next = next with
        {
            Setting = Word("setting", said.Setting, next.Setting, problems),
            ScheduleNote = problems.Text("scheduleNote", said.ScheduleNote ?? next.ScheduleNote, next.ScheduleNote, StepFields.Short),
            Schedule = said.Schedule is { } schedule ? Made(schedule, next.Schedule, problems) : next.Schedule,
            Booking = new BookingTerms
            {
                Kind = Word("booking", said.Booking, next.Booking.Kind, problems),
                Capacity = said.Capacity ?? next.Booking.Capacity,
                How = problems.Text("howToBook", said.HowToBook ?? next.Booking.How, next.Booking.How, StepFields.Short),
            },
        };
        if (said.Venue is { } at) next = new WhereForm(next.Setting, PlaceChoice.Another, "", at.Name ?? "", at.Address ?? "", at.Town ?? "", (at.Postcode ?? "").ToUpperInvariant()).Apply(next, desk, problems);
        if (said.Contact is { } contact) next = new ReachForm(contact.Phone ?? "", contact.Email ?? "", contact.Web ?? "").Apply(next, desk, problems);
        return next;
    }

    public static ApiWritten Written(string id, EditView view, string edit)
    {
        var l = ListingEditor.Current(view)!;
        return new ApiWritten(
            id,
            view.Draft is { Stage: DraftStage.Waiting } ? "waiting" : view.Draft is not null ? "draft" : view.Withdrawn || view.Paused is not null ? "stopped" : "listed",
            view.Draft?.Reason ?? view.Paused?.Reason ?? "", edit,
            new ApiListing
            {
                Title = l.Title,
                Summary = l.Summary,
                Description = l.Description,
                Space = l.Space,
                Category = l.Category,
                Setting = ApiShapes.Word(l.Setting),
                Venue = l.Venue is { } venue ? new(venue.Name, venue.Address, venue.Town, venue.Postcode) : null,
                Schedule = l.Schedule is { } s ? new(s.Start.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), (int)s.Duration.TotalMinutes, s.Rule) : null,
                ScheduleNote = l.ScheduleNote,
                Booking = ApiShapes.Word(l.Booking.Kind),
                HowToBook = l.Booking.How,
                Capacity = l.Booking.Capacity,
                Contact = ApiContact.Of(l.Contact),
            });
    }

    /// <summary>Another one whenever anything that its people wrote is another; bookings make no difference.</summary>
    public static string TagOf(EditView view) =>
        $"\"{view.Draft?.Number ?? 0:x}-{Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(ListingEditor.Current(view)!, GrainJson.Default.Listing)).AsSpan(0, 8))}\"";

    private static T Word<T>(string field, string? said, T before, StepProblems problems) where T : struct, Enum
    {
        if (said is null) return before;
        foreach (var known in Enum.GetValues<T>()) if (ApiShapes.Word(known) == said) return known;
        problems.Add(field, $"Use one of {string.Join(", ", Enum.GetValues<T>().Select(ApiShapes.Word))}.");
        return before;
    }

    private static Schedule? Made(ApiSchedule said, Schedule? before, StepProblems problems)
    {
        if (!DateTime.TryParseExact(said.Start, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
        {
            problems.Add("schedule", "Write the start as 2026-12-01T14:00, by the clock there.");
            return before;
        }

        // Dates left out, added or changed stay where the same dates go on.
        var isSame = before is not null && before.Start == start && before.Rule == said.Rule;
        var made = isSame ? before! with { Duration = TimeSpan.FromMinutes(said.Minutes) } : new Schedule { Start = start, Duration = TimeSpan.FromMinutes(said.Minutes), Rule = said.Rule };
        foreach (var problem in made.Problems()) problems.Add("schedule", problem);
        return made;
    }
}
