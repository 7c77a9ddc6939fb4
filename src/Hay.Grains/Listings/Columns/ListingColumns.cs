using System.Collections.Immutable;
using static Hay.Grains.ListingCells;

namespace Hay.Grains;

/// <summary>
/// The columns of the table of listings, in order: the one definition that the published file, its schema and the attributes of Open
/// Referral are made of, and that <c>hay import</c> reads. A name that was published never changes its meaning.
/// </summary>
public static class ListingColumns
{
    public static readonly ImmutableArray<ListingColumn> All =
    [
        new("id", CellKind.Text, "Names the listing for ever.", r => r.Id),
        new("title", CellKind.Text, "What it is called.", r => r.Listing.Title),
        new("summary", CellKind.Text, "One sentence.", r => r.Listing.Summary) { IsFurther = true },
        new("description", CellKind.Text, "All there is to say, in paragraphs.", r => r.Listing.Description),
        new("page", CellKind.Address, "Its page, with places left and what changed last.", r => r.Page),
        new("category", CellKind.Text, "The kind of activity, by its short name.", r => r.Listing.Category),
        new("space", CellKind.Text, "The local space it is at home in; where latitude and longitude are known, they decide.", r => r.Listing.Space) { IsFurther = true },
        new("also_in", CellKind.List, "Further spaces it is shown in.", r => List(r.Listing.AlsoIn)) { IsFurther = true },
        new("setting", CellKind.Word, "Where it is done.", r => Word(r.Listing.Setting)) { Words = Words<Setting>(), IsFurther = true },
        .. OfVenue,
        .. OfDates,
        new("levels", CellKind.List, "How hard it is on the body, and whom it suits.", r => List(r.Listing.Levels.Select(Word))) { Words = Words<Level>() },
        new("five_ways", CellKind.List, "The Five Ways to Wellbeing it serves, the strongest first.", r => List(r.Listing.FiveWays.Select(Word))) { Words = Words<FiveWay>() },
        new("suitable_for", CellKind.Text, "Whom it is for.", r => r.Listing.Suitability.IsFor),
        new("not_suitable_for", CellKind.Text, "What it cannot hold safely.", r => r.Listing.Suitability.CannotHold) { IsFurther = true },
        new("audience", CellKind.List, "Groups of people it is for; empty: everyone.", r => List(r.Listing.Suitability.Audience)) { IsFurther = true },
        new("age_from", CellKind.Whole, "Years.", r => Whole(r.Listing.Suitability.AgeFrom)),
        new("age_to", CellKind.Whole, "Years.", r => Whole(r.Listing.Suitability.AgeTo)),
        new("languages", CellKind.List, "Languages spoken there, by their tags (BCP 47); bfi is British Sign Language.", r => List(r.Listing.Languages)),
        new("written_in", CellKind.Text, "The language of these words, by its tag (BCP 47); empty: English.", r => r.Listing.WrittenIn) { IsFurther = true },
        .. OfFirstVisit,
        new("cost", CellKind.Text, "What it costs, as people say it.", r => r.Listing.Cost.Words),
        new("cost_kind", CellKind.Word, "Empty: nobody has said.", r => r.Listing.Cost is { Kind: CostKind.Unknown, Words.Length: 0 } ? "" : Word(r.Listing.Cost.Kind)) { Words = Words<CostKind>() },
        new("cost_pounds", CellKind.Number, "The price, or what is usually given.", r => Pounds(r.Listing.Cost.Kind == CostKind.Donation ? r.Listing.Cost.SuggestedPence : r.Listing.Cost.Pence)),
        new("cost_per", CellKind.Word, "What the price is for.", r => r.Listing.Cost.Kind == CostKind.Unknown ? "" : r.Listing.Cost.Per) { Words = ["session", "course"] },
        new("booking", CellKind.Word, "How one gets in.", r => Word(r.Listing.Booking.Kind)) { Words = Words<BookingKind>(), IsFurther = true },
        new("capacity", CellKind.Whole, "Places in one session; empty: as many as come.", r => Whole(r.Listing.Booking.Capacity)) { IsFurther = true },
        new("how_to_book", CellKind.Text, "What to do.", r => r.Listing.Booking.How),
        .. OfAccess,
        new("web", CellKind.Address, "Its own web address.", r => r.Listing.Contact.Web),
        new("phone", CellKind.Text, "Telephone.", r => r.Listing.Contact.Phone),
        new("email", CellKind.Text, "E-mail.", r => r.Listing.Contact.Email),
        .. OfOrganisation,
        new("openactive", CellKind.Text, "Its concept in OpenActive's list of activities: address, then name.", r => r.Listing.OpenActive is { } of ? $"{of.Id} {of.Label}" : "") { IsFurther = true },
        new("checked", CellKind.Day, "The day somebody last made sure that all this is true.", r => Day(r.Checked)),
        new("licence", CellKind.Address, "Licence of the source it was read from; empty: that of the whole table.", r => r.Listing.Source?.Licence ?? "") { IsFurther = true },
        new("invented", CellKind.YesNo, "Yes: it is made up, to show how Hay works. Never send anybody there.", r => YesOrNothing(r.Listing.Demo)),
    ];

    private static ImmutableArray<ListingColumn> OfVenue =>
    [
        new("venue_id", CellKind.Text, "Names the venue.", r => r.Listing.Venue?.Id ?? "") { IsFurther = true },
        new("venue", CellKind.Text, "What the venue is called.", r => r.Listing.Venue?.Name ?? ""),
        new("venue_kind", CellKind.Text, "What sort of place it is.", r => r.Listing.Venue?.Kind ?? "") { IsFurther = true },
        new("address", CellKind.Text, "Street and house, or part of the town.", r => r.Listing.Venue?.Address ?? ""),
        new("town", CellKind.Text, "Town or village.", r => r.Listing.Venue?.Town ?? ""),
        new("postcode", CellKind.Text, "Whole, or its first half.", r => r.Listing.Venue?.Postcode ?? ""),
        new("latitude", CellKind.Number, "Degrees, WGS84.", r => Number(r.Listing.Venue?.Lat)),
        new("longitude", CellKind.Number, "Degrees, WGS84.", r => Number(r.Listing.Venue?.Lon)),
        new("rough_point", CellKind.YesNo, "Yes: latitude and longitude are the middle of the town or village.", r => YesOrNothing(r.Listing.Venue?.IsRough == true)) { IsFurther = true },
    ];

    private static ImmutableArray<ListingColumn> OfDates =>
    [
        new("start", CellKind.Moment, "The first session, on the clock of its zone.", r => r.Plan is { } plan ? Moment(plan.Start) : "") { IsFurther = true },
        new("minutes", CellKind.Whole, "How long a session is.", r => r.Plan is { } plan ? Minutes(plan.Duration) : "") { IsFurther = true },
        new("rule", CellKind.Text, "How it repeats: the value of an RRULE (RFC 5545). Empty: once.", r => r.Plan?.Rule ?? "") { IsFurther = true },
        new("skip", CellKind.Moments, "Dates of the rule without a session.", r => List(r.Plan?.Skip.Select(Moment) ?? [])) { IsFurther = true },
        new("also", CellKind.Moments, "Further dates beside the rule.", r => List(r.Plan?.Also.Select(Moment) ?? [])) { IsFurther = true },
        new("cancelled", CellKind.Moments, "Sessions that are called off.", r => List(r.Plan?.Changes.Where(c => c.Cancelled).Select(c => Moment(c.Session.ToLocal())) ?? [])) { IsFurther = true },
        new("moved", CellKind.List, "Sessions at another time: planned > new, and + minutes where their length is another one.",
            r => List(r.Plan?.Changes.Where(c => c.MovedTo is not null || c.Duration is not null).Select(Moved) ?? [])) { IsFurther = true },
        new("zone", CellKind.Text, "Whose clock the times are on, by IANA's name; empty: Europe/London.", r => r.Plan is { Zone: not Schedule.DefaultZone } plan ? plan.Zone : "") { IsFurther = true },
        new("schedule_note", CellKind.Text, "What dates cannot say.", r => r.Listing.ScheduleNote),
    ];

    private static ImmutableArray<ListingColumn> OfFirstVisit =>
    [
        new("who_meets_you", CellKind.Text, "The first visit: who is there for you.", r => r.Listing.FirstVisit.WhoMeetsYou) { IsFurther = true },
        new("first_ten_minutes", CellKind.Text, "The first visit: what happens first.", r => r.Listing.FirstVisit.FirstTenMinutes) { IsFurther = true },
        new("can_just_watch", CellKind.YesNo, "Whether one may just watch.", r => YesNo(r.Listing.FirstVisit.CanJustWatch)) { IsFurther = true },
        new("just_watching", CellKind.Text, "How one may just watch.", r => r.Listing.FirstVisit.JustWatching) { IsFurther = true },
        new("bring_and_wear", CellKind.Text, "What to bring and wear.", r => r.Listing.FirstVisit.BringAndWear) { IsFurther = true },
        new("can_bring_someone", CellKind.YesNo, "Whether one may bring somebody.", r => YesNo(r.Listing.FirstVisit.CanBringSomeone)) { IsFurther = true },
        new("bringing_someone", CellKind.Text, "How one may bring somebody.", r => r.Listing.FirstVisit.BringingSomeone) { IsFurther = true },
    ];

    private static ImmutableArray<ListingColumn> OfAccess =>
    [
        Fact("step_free", "No steps on the way in.", a => a.StepFree),
        Fact("hearing_loop", "A hearing loop.", a => a.HearingLoop),
        Fact("accessible_toilet", "An accessible toilet.", a => a.AccessibleToilet),
        Fact("toilet", "A toilet.", a => a.Toilet),
        Fact("quiet_room", "A quiet room.", a => a.QuietRoom),
        Fact("baby_change", "A place to change a baby.", a => a.BabyChange),
        Fact("dogs", "Whether dogs are welcome; assistance dogs always are.", a => a.Dogs),
        new("parking", CellKind.Text, "Where one may park.", r => r.Listing.Access().Parking),
        new("bus", CellKind.Text, "How to come by bus.", r => r.Listing.Access().Bus),
        new("access_note", CellKind.Text, "Good to know.", r => r.Listing.Access().Note),
    ];

    private static ImmutableArray<ListingColumn> OfOrganisation =>
    [
        new("organisation", CellKind.Text, "Who runs it.", r => r.Organisation?.Name ?? ""),
        new("organisation_id", CellKind.Text, "Names who runs it for ever.", r => r.Organisation is null ? "" : r.Listing.Organisation ?? ""),
        new("organisation_kind", CellKind.Text, "What sort of organisation it is.", r => r.Organisation?.Kind ?? "") { IsFurther = true },
        new("organisation_about", CellKind.Text, "What it says of itself.", r => r.Organisation?.About ?? ""),
        new("organisation_web", CellKind.Address, "Its web address.", r => r.Organisation?.Contact.Web ?? ""),
        new("organisation_phone", CellKind.Text, "Its telephone.", r => r.Organisation?.Contact.Phone ?? ""),
        new("organisation_email", CellKind.Text, "Its e-mail.", r => r.Organisation?.Contact.Email ?? ""),
        new("organisation_reply_time", CellKind.Text, "How soon an answer comes.", r => r.Organisation?.ReplyTime ?? "") { IsFurther = true },
        new("charity_number", CellKind.Text, "In the register of charities of its country.", r => r.Organisation?.CharityNumber ?? ""),
        new("company_number", CellKind.Text, "At Companies House.", r => r.Organisation?.CompanyNumber ?? ""),
    ];

    private static ListingColumn Fact(string name, string about, Func<AccessFacts, Known> fact) =>
        new(name, CellKind.Word, about, r => Word(fact(r.Listing.Access()))) { Words = Words(Known.Unknown) };
}
