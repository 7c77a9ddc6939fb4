using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Import.OpenActive;

/// <summary>What an opportunity says, as a draft.</summary>
internal static class OpenActiveListing
{
    public static ListedRecord Understand(JsonElement opportunity, RpdeItem item, ImmutableArray<DatedSession> sessions)
    {
        var (schedule, note) = OpenActiveTimes.Of(opportunity, sessions);
        var place = opportunity.Field("location") is { ValueKind: JsonValueKind.Object } own ? own : opportunity.Field("beta:affiliatedLocation", "affiliatedLocation");
        var isOnline = item.Type == "OnDemandEvent" || opportunity.Has("beta:virtualLocation", "virtualLocation")
            || place.Text("type", "@type").EndsWith("VirtualLocation", StringComparison.Ordinal);
        var venue = OpenActivePlace.VenueOf(place);
        var organizer = opportunity.Field("organizer");
        return new ListedRecord
        {
            Where = item.Id,
            Lat = venue?.Lat,
            Lon = venue?.Lon,
            IsEvent = item.Type != "OnDemandEvent",
            Organisation = OrganisationOf(organizer),
            Words =
            [
                .. opportunity.Texts("activity", "prefLabel", "name"),
                .. opportunity.Texts("category", "prefLabel", "name"),
                opportunity.Field("programme").Text("name"),
            ],
            Draft = new Listing
            {
                Title = NameOf(opportunity),
                Description = Description(opportunity),
                Space = "",
                Setting = isOnline ? Setting.Online : Setting.Indoor,
                Venue = isOnline ? null : venue,
                Schedule = schedule,
                ScheduleNote = note,
                Levels = [.. opportunity.Texts("level", "prefLabel").SelectMany(l => l.Split(',')).Select(LevelOf).OfType<Level>()],
                Suitability = SuitabilityOf(opportunity),
                FirstVisit = new FirstVisit { BringAndWear = opportunity.Text("attendeeInstructions") },
                Cost = OpenActiveCost.Of(opportunity),
                Booking = new BookingTerms { Capacity = opportunity.Whole("maximumAttendeeCapacity") },
                AccessHere = new AccessFacts { Note = opportunity.Text("accessibilityInformation") },
                OpenActive = ConceptOf(opportunity),
                Contact = new Contact { Web = opportunity.Text("url"), Email = organizer.Text("email"), Phone = organizer.Text("telephone") },
            },
        };
    }

    /// <summary>Its name; without one, what its programme or its activity is called. Empty when nothing is.</summary>
    public static string NameOf(JsonElement opportunity) => opportunity.Text("name") is { Length: > 0 } name ? name
        : opportunity.Field("programme").Text("name") is { Length: > 0 } programme ? programme
        : opportunity.Texts("activity", "prefLabel").FirstOrDefault("");

    private static string Description(JsonElement opportunity)
    {
        var meeting = opportunity.Text("meetingPoint");
        var text = opportunity.Text("description", "beta:formattedDescription");
        return meeting.Length == 0 ? text : $"{text}\n\nMeeting point: {meeting}";
    }

    private static Concept? ConceptOf(JsonElement opportunity) => opportunity.Many("activity").Where(a => a.ValueKind == JsonValueKind.Object)
        .Select(a => OpenActiveConcept.Of(a.Text("@id", "id"), a.Text("prefLabel"))).OfType<Concept>().FirstOrDefault();

    private static Suitability SuitabilityOf(JsonElement opportunity)
    {
        var ages = opportunity.Field("ageRange", "agerange");
        var restriction = opportunity.Text("genderRestriction");
        var support = opportunity.Texts("accessibilitySupport", "prefLabel", "name");
        return new Suitability
        {
            IsFor = support.IsEmpty ? "" : $"Support for: {string.Join(", ", support.Take(20))}.",
            AgeFrom = ages.ValueKind == JsonValueKind.Object ? ages.Whole("minValue", "min") : opportunity.Whole("ageRange"),
            AgeTo = ages.Whole("maxValue", "max"),
            Audience = restriction.EndsWith("FemaleOnly", StringComparison.Ordinal) || restriction.Equals("female", StringComparison.OrdinalIgnoreCase) ? ["women"]
                : restriction.EndsWith("MaleOnly", StringComparison.Ordinal) || restriction.Equals("male", StringComparison.OrdinalIgnoreCase) ? ["men"]
                : [],
        };
    }

    private static Level? LevelOf(string level) => level.Trim().ToUpperInvariant() switch
    {
        "BEGINNER" or "BEGINNERS" or "BEGINNER/IMPROVER" => Level.Beginners,
        "EASYGOING" or "EASY" or "GENTLE" => Level.Gentle,
        "MODERATE" or "INTERMEDIATE" or "IMPROVER" or "STEADY" => Level.Moderate,
        "ADVANCED" or "EXPERIENCED" or "CHALLENGING" => Level.Experienced,
        "MIXED" or "MIXED ABILITY" or "ALL" or "ALL LEVELS" => Level.Mixed,
        _ => null,
    };

    private static OrganisationDraft? OrganisationOf(JsonElement organizer)
    {
        var name = organizer.Text("name");
        // A person who runs something is not an organisation: their name stays with the source.
        if (name.Length == 0 || organizer.Text("@type", "type") == "Person") return null;
        var id = OpportunityNames.Of(organizer).FirstOrDefault(name);
        return new OrganisationDraft(id, new OrganisationDetails
        {
            Name = name,
            About = organizer.Text("description"),
            Contact = new Contact { Web = organizer.Text("url"), Email = organizer.Text("email"), Phone = organizer.Text("telephone") },
        });
    }
}
