using Hay.Grains;

namespace Hay.Silo.Import.Tables;

/// <summary>Parts of a draft, by the columns of <see cref="ListingColumns"/>.</summary>
internal static class TableParts
{
    public static Venue? VenueOf(TableRow row)
    {
        var venue = new Venue
        {
            Id = row.Text("venue_id"),
            Name = row.Text("venue"),
            Kind = row.Text("venue_kind"),
            Address = row.Text("address"),
            Town = row.Text("town"),
            Postcode = row.Text("postcode"),
            Lat = row.Number("latitude"),
            Lon = row.Number("longitude"),
            IsRough = row.Flag("rough_point") == true,
            Access = AccessOf(row),
        };
        return venue.Name.Length + venue.Address.Length + venue.Town.Length > 0 ? venue : null;
    }

    public static AccessFacts AccessOf(TableRow row) => new()
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
    };

    public static FirstVisit FirstVisitOf(TableRow row) => new()
    {
        WhoMeetsYou = row.Text("who_meets_you"),
        FirstTenMinutes = row.Text("first_ten_minutes"),
        CanJustWatch = row.Flag("can_just_watch"),
        JustWatching = row.Text("just_watching"),
        BringAndWear = row.Text("bring_and_wear"),
        CanBringSomeone = row.Flag("can_bring_someone"),
        BringingSomeone = row.Text("bringing_someone"),
    };

    /// <summary>What its own columns say; without them what can be read in the words.</summary>
    public static Cost CostOf(TableRow row)
    {
        var words = row.Text("cost");
        if (row.Word<CostKind>("cost_kind") is not { } kind) return CostWords.Read(words);
        int? pence = row.Number("cost_pounds") is { } pounds and > 0 and <= 10_000 ? (int)Math.Round(pounds * 100) : null;
        return new Cost
        {
            Kind = kind,
            Pence = kind == CostKind.Paid ? pence ?? 0 : 0,
            SuggestedPence = kind == CostKind.Donation ? pence : null,
            Per = row.Text("cost_per") is "course" ? "course" : "session",
            Words = words,
        };
    }

    // Hay holds places only where the organiser says so.
    public static BookingTerms BookingOf(TableRow row) => new()
    {
        Kind = row.Word<BookingKind>("booking") ?? BookingKind.Elsewhere,
        Capacity = row.Whole("capacity"),
        How = row.Text("how_to_book"),
    };

    public static Concept? ConceptOf(TableRow row) =>
        row.Text("openactive").Split(' ', 2, StringSplitOptions.TrimEntries) is [var id, { Length: > 0 } label] ? OpenActiveConcept.Of(id, label) : null;

    public static OrganisationDraft? OrganisationOf(TableRow row)
    {
        var name = row.Text("organisation");
        return name.Length == 0 ? null : new OrganisationDraft(
            row.Text("organisation_id") is { Length: > 0 } id ? id : name,
            new OrganisationDetails
            {
                Name = name,
                Kind = row.Text("organisation_kind"),
                About = row.Text("organisation_about"),
                Contact = new Contact { Web = row.Text("organisation_web"), Phone = row.Text("organisation_phone"), Email = row.Text("organisation_email") },
                ReplyTime = row.Text("organisation_reply_time"),
                CharityNumber = row.Text("charity_number"),
                CompanyNumber = row.Text("company_number"),
                Demo = row.Flag("invented") == true,
            });
    }
}
