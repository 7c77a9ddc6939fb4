using Hay.Grains;

namespace Hay.Web.Tests.RoundTrips;

/// <summary>What the demo county does not have: words that look like formulas, sessions off and moved, what has no place or no dates.</summary>
internal static class OddListings
{
    public const string Group = "rt-o-tea";

    public static readonly OrganisationDetails Organisation = new()
    {
        Name = "Tea & Company, since 1990",
        Space = "fenland",
        Kind = "charity",
        About = "We make tea.\n\n\"Good\" tea; always.",
        Contact = new Contact { Web = "https://example.org/tea", Phone = "+44 1632 960001", Email = "tea@example.org" },
        ReplyTime = "=Soon",
        CharityNumber = "1234567",
        CompanyNumber = "01234567",
    };

    public static readonly (string Id, Listing Listing)[] All =
    [
        ("rt-tea", new Listing
        {
            Title = "=Tea & talk, \"with cake\"",
            Summary = "Tea and talk; bring a cup.",
            Description = "First, tea.\n\n- Then cake,\n@home.",
            Space = "fenland",
            AlsoIn = ["huntingdonshire"],
            Organisation = Group,
            Category = "games",
            Setting = Setting.Outdoor,
            Venue = new Venue { Id = "rt-v-tent", Name = "The Tent", Kind = "marquee", Address = "1 High Street", Town = "March", Postcode = "PE15 9AA", Lat = 52.551, Lon = 0.088, Locality = "march", IsRough = true },
            Schedule = Weekly,
            ScheduleNote = "+ not when it rains",
            Suitability = new Suitability { IsFor = "Everybody.", Audience = ["people, of all ages"], AgeTo = 99 },
            FirstVisit = new FirstVisit { CanJustWatch = false, CanBringSomeone = true },
            Cost = new Cost { Words = "Ask; £3 or so" },
            Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 7, How = "-ring us" },
            Languages = ["en", "pl"],
            WrittenIn = "pl",
            Contact = new Contact { Web = "https://example.org/tent", Phone = "+44 1632 960000" },
        }),
        ("rt-yoga", new Listing
        {
            Title = "Yoga in six parts",
            Summary = "Six evenings on the mat.",
            Space = "fenland",
            Organisation = Group,
            Category = "yoga",
            Venue = new Venue { Name = "The Hall", Address = "2 High Street", Town = "March", Postcode = "PE15 9AB", Lat = 52.552, Lon = 0.089, Locality = "march" },
            Schedule = Weekly with { Rule = "FREQ=WEEKLY;COUNT=6;BYDAY=TU", Also = [], Skip = [] },
            Levels = [Level.Seated, Level.Mixed, Level.Experienced],
            Suitability = new Suitability { Audience = ["women"], AgeFrom = 16 },
            Cost = new Cost { Kind = CostKind.Paid, Pence = 2750, Per = "course", Words = "£27.50 for all six" },
            Contact = new Contact { Email = "yoga@example.org" },
        }),
        ("rt-online", new Listing
        {
            Title = "Breathing, online",
            Summary = "Twenty quiet minutes.",
            Space = "fenland",
            Category = "mindfulness",
            Setting = Setting.Online,
            Schedule = new Schedule { Start = new DateTime(2026, 12, 10, 19, 0, 0), Duration = TimeSpan.FromMinutes(20) },
            AccessHere = new AccessFacts { HearingLoop = Known.Part, Note = "With captions." },
            Cost = new Cost { Kind = CostKind.Free },
        }),
        ("rt-undated", new Listing
        {
            Title = "Ring and ask",
            Summary = "Nobody knows when.",
            Space = "fenland",
            Organisation = Group,
            Category = "peer-support",
            Venue = new Venue { Name = "Somewhere", Town = "Wisbech" },
            ScheduleNote = "Ring to find out.",
        }),
    ];

    private static Schedule Weekly => new()
    {
        Start = new DateTime(2026, 12, 1, 14, 0, 0),
        Duration = TimeSpan.FromMinutes(90),
        Rule = "FREQ=WEEKLY;BYDAY=TU",
        Skip = [new DateTime(2026, 12, 29, 14, 0, 0)],
        Also = [new DateTime(2026, 12, 5, 10, 0, 0)],
        Changes =
        [
            new SessionChange { Session = new SessionId("20261208T1400"), Cancelled = true, Note = "The kettle is away." },
            new SessionChange { Session = new SessionId("20261215T1400"), MovedTo = new DateTime(2026, 12, 16, 15, 0, 0), Duration = TimeSpan.FromMinutes(60) },
        ],
    };
}
