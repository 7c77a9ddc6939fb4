using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Import.Tables;

/// <summary>A row as a draft.</summary>
internal static class TableListing
{
    public static ImportRecord Understand(TableRow row, string where)
    {
        var title = row.Text("title");
        // A spreadsheet often has no ids: the same title at the same place is the same activity.
        var id = row.Text("id") is { Length: > 0 } own ? own : $"{title} {row.Text("venue")} {row.Text("postcode")}".Trim();
        if (title.Length == 0) return new RefusedRecord { Where = where, Id = id, Reason = "it has no title" };
        if (row.Text("status").ToUpperInvariant() is "DELETED" or "REMOVED" or "INACTIVE" or "CLOSED") return new DeletedRecord { Where = where, Id = id };
        if (TableTimes.Problem(row) is { } problem) return new RefusedRecord { Where = where, Id = id, Reason = problem };
        var schedule = TableTimes.Of(row);
        return new ListedRecord
        {
            Id = id,
            Where = where,
            Lat = row.Number("latitude"),
            Lon = row.Number("longitude"),
            Checked = LocalTimes.Date(row.Text("checked")),
            IsEvent = schedule is not null,
            Words = [.. row.List("category"), .. row.List("words")],
            Organisation = OrganisationOf(row),
            Draft = new Listing
            {
                Title = title,
                Summary = row.Text("summary"),
                Description = row.Text("description"),
                Space = "",
                Setting = Enum.TryParse<Setting>(row.Text("setting"), ignoreCase: true, out var setting) && Enum.IsDefined(setting) ? setting : Setting.Indoor,
                Venue = VenueOf(row),
                Schedule = schedule,
                ScheduleNote = row.Text("schedule_note"),
                Levels = Words<Level>(row, "levels"),
                FiveWays = Words<FiveWay>(row, "five_ways"),
                Suitability = new Suitability
                {
                    IsFor = row.Text("suitable_for"),
                    AgeFrom = row.Whole("age_from"),
                    AgeTo = row.Whole("age_to"),
                    Audience = [.. row.List("audience")],
                    CannotHold = row.Text("not_suitable_for"),
                },
                FirstVisit = new FirstVisit
                {
                    WhoMeetsYou = row.Text("who_meets_you"),
                    FirstTenMinutes = row.Text("first_ten_minutes"),
                    CanJustWatch = row.Flag("can_just_watch"),
                    BringAndWear = row.Text("bring_and_wear"),
                    CanBringSomeone = row.Flag("can_bring_someone"),
                },
                Cost = CostWords.Read(row.Text("cost")),
                Booking = BookingOf(row),
                Languages = [.. row.List("languages")],
                Contact = new Contact { Web = row.Text("web"), Phone = row.Text("phone"), Email = row.Text("email") },
            },
        };
    }

    private static Venue? VenueOf(TableRow row)
    {
        var venue = new Venue
        {
            Name = row.Text("venue"),
            Address = row.Text("address"),
            Town = row.Text("town"),
            Postcode = row.Text("postcode"),
            Lat = row.Number("latitude"),
            Lon = row.Number("longitude"),
            Access = new AccessFacts
            {
                StepFree = row.Fact("step_free"),
                HearingLoop = row.Fact("hearing_loop"),
                AccessibleToilet = row.Fact("accessible_toilet"),
                Toilet = row.Fact("toilet"),
                QuietRoom = row.Fact("quiet_room"),
                BabyChange = row.Fact("baby_change"),
                Dogs = row.Fact("dogs"),
                Parking = row.Text("parking"),
                Bus = row.Text("bus"),
                Note = row.Text("access_note"),
            },
        };
        return venue.Name.Length + venue.Address.Length + venue.Town.Length > 0 ? venue : null;
    }

    // Hay holds places only where the organiser says so.
    private static BookingTerms BookingOf(TableRow row) => new()
    {
        Kind = Word<BookingKind>(row.Text("booking")) ?? BookingKind.Elsewhere,
        Capacity = row.Whole("capacity"),
        How = row.Text("how_to_book"),
    };

    private static OrganisationDraft? OrganisationOf(TableRow row)
    {
        var name = row.Text("organisation");
        return name.Length == 0 ? null : new OrganisationDraft(
            row.Text("organisation_id") is { Length: > 0 } id ? id : name,
            new OrganisationDetails { Name = name, Contact = new Contact { Web = row.Text("organisation_web") } });
    }

    private static ImmutableArray<T> Words<T>(TableRow row, string column) where T : struct, Enum =>
        [.. row.List(column).Select(Word<T>).OfType<T>()];

    // "be active", "be-active" and "BeActive" are one.
    private static T? Word<T>(string text) where T : struct, Enum
    {
        var word = string.Concat(text.Where(char.IsLetter));
        return Enum.GetNames<T>().Contains(word, StringComparer.OrdinalIgnoreCase) && Enum.TryParse<T>(word, ignoreCase: true, out var value) ? value : null;
    }
}
