using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import.Tables;

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
        var (summary, description, isInvented) = Description(opportunity);
        var access = AccessWords.Read(opportunity.Text("accessibilityInformation").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var tags = opportunity.Texts("category", "prefLabel", "name");
        return new ListedRecord
        {
            Where = item.Id,
            Lat = venue?.Lat,
            Lon = venue?.Lon,
            IsEvent = item.Type != "OnDemandEvent",
            Organisation = OrganisationOf(organizer, isInvented),
            Words =
            [
                .. opportunity.Texts("activity", "prefLabel", "name"),
                .. tags.Where(tag => TableRow.ReadWord<FiveWay>(tag) is null),
                opportunity.Field("programme").Text("name"),
            ],
            Draft = new Listing
            {
                Title = NameOf(opportunity),
                Summary = summary,
                Description = description,
                Space = "",
                Setting = isOnline ? Setting.Online : Setting.Indoor,
                Venue = isOnline || venue is null ? null : venue with { Access = venue.Access.With(access) },
                Schedule = schedule,
                ScheduleNote = string.Join(' ', new[] { opportunity.Text("schedulingNote"), note }.Where(n => n.Length > 0)),
                FiveWays = [.. tags.Select(TableRow.ReadWord<FiveWay>).OfType<FiveWay>()],
                Levels = [.. opportunity.Texts("level", "prefLabel").SelectMany(l => l.Split(',')).Select(LevelOf).OfType<Level>()],
                Suitability = SuitabilityOf(opportunity),
                FirstVisit = new FirstVisit { BringAndWear = opportunity.Text("attendeeInstructions") },
                Cost = OpenActiveCost.Of(opportunity),
                Booking = new BookingTerms { Capacity = opportunity.Whole("maximumAttendeeCapacity") },
                AccessHere = isOnline || venue is null ? access : new AccessFacts(),
                OpenActive = ConceptOf(opportunity),
                Demo = isInvented,
                Contact = new Contact { Web = opportunity.Text("url"), Email = organizer.Text("email"), Phone = organizer.Text("telephone") },
            },
        };
    }

    /// <summary>Its name; without one, what its programme or its activity is called. Empty when nothing is.</summary>
    public static string NameOf(JsonElement opportunity) => opportunity.Text("name") is { Length: > 0 } name ? name
        : opportunity.Field("programme").Text("name") is { Length: > 0 } programme ? programme
        : opportunity.Texts("activity", "prefLabel").FirstOrDefault("");

    // Another Hay says in the last paragraph that it is invented.
    private static (string Summary, string Description, bool IsInvented) Description(JsonElement opportunity)
    {
        var text = opportunity.Text("description", "beta:formattedDescription");
        var isInvented = text.EndsWith(InventedWords.Plain, StringComparison.Ordinal);
        var (summary, description) = CleanText.Parted(isInvented ? text[..^InventedWords.Plain.Length] : text);
        var meeting = opportunity.Text("meetingPoint");
        return (summary, meeting.Length == 0 ? description : $"{description}\n\nMeeting point: {meeting}", isInvented);
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
        "SEATED" => Level.Seated,
        "MIXED" or "MIXED ABILITY" or "ALL" or "ALL LEVELS" => Level.Mixed,
        _ => null,
    };

    private static OrganisationDraft? OrganisationOf(JsonElement organizer, bool isInvented)
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
            Demo = isInvented,
        });
    }
}
