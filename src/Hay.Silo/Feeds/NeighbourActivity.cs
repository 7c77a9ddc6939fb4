using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>From the shape of an activity in Hay's API to a draft, which may still hold anything: <see cref="DraftRules"/> see to that.</summary>
internal static class NeighbourActivity
{
    public static Listing Draft(JsonElement activity) => new()
    {
        Title = activity.Text("title"),
        Summary = activity.Text("summary"),
        Description = activity.Text("description"),
        Space = "",
        Setting = Word<Setting>(activity.Text("setting")) ?? Setting.Indoor,
        Venue = Venue(activity.Field("venue"), activity.Field("access")),
        Schedule = Schedule(activity.Field("schedule")),
        ScheduleNote = activity.Text("scheduleNote"),
        Levels = Words<Level>(activity, "levels"),
        FiveWays = Words<FiveWay>(activity, "fiveWays"),
        Suitability = Suitability(activity.Field("suitability")),
        FirstVisit = FirstVisit(activity.Field("firstVisit")),
        Cost = Cost(activity.Field("cost")),
        // Places are held at home.
        Booking = new BookingTerms { How = activity.Text("howToBook") },
        Languages = activity.Texts("languages"),
        Contact = Contact(activity.Field("contact"), activity.Field("organiser").Field("contact")),
        Demo = activity.Flag("isDemo") == true,
        WrittenIn = activity.Text("writtenIn") is "en" ? "" : activity.Text("writtenIn"),
    };

    /// <summary>How one gets in at home; null: nobody has said.</summary>
    public static BookingKind? Booking(JsonElement activity) => Word<BookingKind>(activity.Text("booking"));

    /// <summary>A day as 2026-11-24; null: none.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Venue Venue(JsonElement venue, JsonElement access) => new()
    {
        Name = venue.Text("name"),
        Address = venue.Text("address"),
        Town = venue.Text("town"),
        Postcode = venue.Text("postcode"),
        Lat = venue.Number("lat"),
        Lon = venue.Number("lon"),
        IsRough = venue.Flag("isRough") == true,
        Access = new AccessFacts
        {
            StepFree = Said(access, "stepFree"),
            HearingLoop = Said(access, "hearingLoop"),
            AccessibleToilet = Said(access, "accessibleToilet"),
            Toilet = Said(access, "toilet"),
            QuietRoom = Said(access, "quietRoom"),
            BabyChange = Said(access, "babyChange"),
            Dogs = Said(access, "dogs"),
            Parking = access.Text("parking"),
            Bus = access.Text("bus"),
            Note = access.Text("note"),
        },
    };

    // No group comes along, so a listing that is reached through its group says how itself.
    private static Contact Contact(JsonElement own, JsonElement organiser)
    {
        string Either(string way) => own.Text(way) is { Length: > 0 } said ? said : organiser.Text(way);
        return new Contact { Web = Either("web"), Phone = Either("phone"), Email = Either("email") };
    }

    private static Suitability Suitability(JsonElement of) => new()
    {
        IsFor = of.Text("isFor"),
        AgeFrom = of.Whole("ageFrom"),
        AgeTo = of.Whole("ageTo"),
        Audience = of.Texts("audience"),
        CannotHold = of.Text("cannotHold"),
    };

    private static FirstVisit FirstVisit(JsonElement of) => new()
    {
        WhoMeetsYou = of.Text("whoMeetsYou"),
        FirstTenMinutes = of.Text("firstTenMinutes"),
        CanJustWatch = of.Flag("canJustWatch"),
        JustWatching = of.Text("justWatching"),
        BringAndWear = of.Text("bringAndWear"),
        CanBringSomeone = of.Flag("canBringSomeone"),
        BringingSomeone = of.Text("bringingSomeone"),
    };

    private static Cost Cost(JsonElement of) => new()
    {
        Kind = Word<CostKind>(of.Text("kind")) ?? CostKind.Unknown,
        Pence = of.Whole("pence") ?? 0,
        SuggestedPence = of.Whole("suggestedPence"),
        Per = of.Text("per") is "course" ? "course" : "session",
        Words = of.Text("words"),
    };

    // Null where any part of it cannot be read: half a timetable sends people to closed doors.
    private static Schedule? Schedule(JsonElement of)
    {
        if (Clock(of.Text("start")) is not { } start || of.Whole("minutes") is not (> 0 and <= 7 * 24 * 60 and var minutes)) return null;
        var changes = of.Many("changes").Select(Change).ToList();
        var (skip, also) = (of.Many("skip").Select(s => Clock(s.AsText())).ToList(), of.Many("also").Select(s => Clock(s.AsText())).ToList());
        if (changes.Contains(null) || skip.Contains(null) || also.Contains(null)) return null;
        return new Schedule
        {
            Start = start,
            Duration = TimeSpan.FromMinutes(minutes),
            Rule = of.Text("rule") is { Length: > 0 } rule ? rule : null,
            Zone = of.Text("zone") is { Length: > 0 } zone ? zone : Hay.Grains.Schedule.DefaultZone,
            Skip = [.. skip.Select(s => s!.Value)],
            Also = [.. also.Select(s => s!.Value)],
            Changes = [.. changes.Select(c => c!)],
        };
    }

    private static SessionChange? Change(JsonElement of)
    {
        var moved = of.Text("movedTo");
        if (!SessionId.TryParse(of.Text("session"), out var session) || (moved.Length > 0 && Clock(moved) is null)) return null;
        return new SessionChange
        {
            Session = session,
            Cancelled = of.Flag("isCancelled") == true,
            MovedTo = moved.Length > 0 ? Clock(moved) : null,
            Duration = of.Whole("minutes") is > 0 and <= 7 * 24 * 60 and var minutes ? TimeSpan.FromMinutes(minutes) : null,
            Note = CleanText.Line(of.Text("note"), 300) is { Length: > 0 } note ? note : null,
        };
    }

    private static DateTime? Clock(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    private static Known Said(JsonElement access, string fact) => Word<Known>(access.Text(fact)) ?? Known.Unknown;

    private static ImmutableArray<T> Words<T>(JsonElement of, string list) where T : struct, Enum =>
        [.. of.Texts(list).Select(Word<T>).Where(w => w is not null).Select(w => w!.Value).Distinct()];

    private static T? Word<T>(string text) where T : struct, Enum =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var word) && Enum.IsDefined(word) ? word : null;
}
