using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Profiles;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages;

/// <summary>Made-up things for /design, one for each state that a component can be in.</summary>
internal static class DesignSamples
{
    private const string Id = "sample";

    public static Listing Listing { get; } = new()
    {
        Title = "Soup and a jigsaw",
        Summary = "A big table, a thousand pieces and something hot.",
        Space = "fenland",
        Category = "games",
        Levels = [Level.Seated, Level.Beginners],
        Languages = ["en", "pl"],
        Suitability = new Suitability { IsFor = "Anyone who likes company and not much talk.", CannotHold = "We are no help in a crisis. If you need someone today, help now is at the top.", AgeFrom = 18 },
        FirstVisit = new FirstVisit
        {
            WhoMeetsYou = "Jan, by the door, in the green jumper.",
            FirstTenMinutes = "You get a bowl and a corner of the sky to look for.",
            CanJustWatch = true,
            CanBringSomeone = true,
            BringingSomeone = "Yes, a friend or a child.",
            BringAndWear = "Nothing. Reading glasses, if you use them.",
        },
        Venue = new Venue
        {
            Name = "The Apple Store",
            Address = "Main Road",
            Town = "Elm",
            Access = new AccessFacts
            {
                StepFree = Known.Yes,
                AccessibleToilet = Known.Part,
                HearingLoop = Known.No,
                Dogs = Known.Yes,
                Bus = "Number 46 stops outside.",
                Parking = "Free, beside the hall.",
                Note = "The heating clanks when it starts.",
            },
        },
        AccessHere = new AccessFacts { QuietRoom = Known.Yes, Note = "We keep one table apart for quiet." },
        Booking = new BookingTerms { Kind = BookingKind.Book, Capacity = 12 },
        Contact = new Contact { Phone = "01632 960123", Email = "soup@example.org", Web = "https://example.org/" },
        Demo = true,
    };

    public static CatalogueEntry Entry { get; } = new()
    {
        Id = Id,
        Listing = Listing,
        Revision = 1,
        Organisation = new OrganisationDetails { Name = "The Long Table", About = "Neighbours who cook on Thursdays.", ReplyTime = "Within two days" },
    };

    public static ImmutableArray<Card> Cards { get; } =
    [
        Card("Plenty of room", "river", "games", new("12 places left", "")) with { Facts = [new("Free", "hay-fact--free"), new("Just watch if you like", "hay-fact--first"), new("Step-free", "")] },
        Card("Nearly full", "sky", "walk", new("2 places left", "few")) with { Far = "0.8 miles", Lat = "52.6", Lon = "0.1" },
        Card("Full, and people are waiting", "meadow", "sing", new("Full, 3 waiting", "full")),
        Card("Called off", "lantern", "yoga", new("Cancelled", "off")) with { IsOff = true },
        Card("Dates to be asked for", "chalk", "candle", default) with { Day = "Dates", Time = "Ask", Session = "" },
        Card("With a reason", "bicycle", "food", new("Just turn up", "")) with { Why = "Because it is free, there is company, and somebody meets you." },
        Card("A title that somebody wrote with a great deal of care and no thought for small telephones", "", "any", new("1 place left", "few"))
            with { Where = "The Upper Room above the Old Corn Exchange, Whittlesey, Peterborough" },
    ];

    public static ImmutableArray<Notice> Notices { get; } =
    [
        .. Enum.GetValues<NoticeKind>().Select((kind, i) => new Notice
        {
            Id = $"notice-{i}", Kind = kind, Title = $"The lift is being mended, week {i + 1}", Body = "Groups that meet upstairs are downstairs for ten days.", From = default, Until = default,
        }),
    ];

    public static ImmutableArray<YouSaid> Answers { get; } =
    [
        .. Enum.GetValues<AnswerStatus>().Select((status, i) => new YouSaid
        {
            Id = $"answer-{i}", Said = "Everything is in the daytime and I work.", Did = "Two groups moved to the evening.", Status = status, On = default,
        }),
    ];

    /// <summary>A date in each state, as the page of an activity shows it.</summary>
    public static ImmutableArray<SessionRow> Sessions(DateTimeOffset now, IStringLocalizer say) =>
    [
        Row(say, now, 1, 5, Standing.GaveUp), Row(say, now, 2, 1, Standing.Going), Row(say, now, 3, 0, Standing.GaveUp), Row(say, now, 4, 0, Standing.Waiting),
        Row(say, now, 5, 9, Standing.GaveUp, new SessionChange { Session = At(now, 5), Cancelled = true, Note = "The boiler has had enough." }),
        Row(say, now, 6, 9, Standing.GaveUp, new SessionChange { Session = At(now, 6), MovedTo = At(now, 6).ToLocal(), Note = "An hour later, after the fair." }),
    ];

    /// <summary>A week with a place held, one waited for, one cancelled, and a free day.</summary>
    public static ImmutableArray<PlanDay> Week(DateTimeOffset now, IStringLocalizer say) =>
    [
        Day(say, now, 0), Day(say, now, 1, Plan(now, 1, Standing.Going)), Day(say, now, 2, Plan(now, 2, Standing.Waiting), Plan(now, 2, Standing.Going) with { IsOff = true }),
        Day(say, now, 3, Plan(now, 3, Standing.Going) with { Entry = null }),
    ];

    private static Card Card(string title, string accent, string mark, PlacesLeft places) => new()
    {
        Activity = Id,
        Href = "/design",
        Title = title,
        Accent = accent,
        Mark = mark,
        Day = "Thu 26 Nov",
        Time = "10.30am",
        Where = "The Apple Store, Elm",
        Facts = [new("£3.50", ""), new("Good for beginners", "hay-fact--first")],
        Session = "20261126T1030",
        Places = places,
    };

    private static SessionRow Row(IStringLocalizer say, DateTimeOffset now, int day, int left, Standing standing, SessionChange? change = null) => SessionRow.Of(
        new SessionView
        {
            Session = At(now, day),
            Start = Start(now, day),
            End = Start(now, day).AddHours(1),
            PlacesLeft = left,
            Waiting = left == 0 ? 2 : 0,
            Cancelled = change?.Cancelled == true,
        },
        change, Listing.Booking, standing, now, say);

    private static PlanDay Day(IStringLocalizer say, DateTimeOffset now, int day, params ImmutableArray<Plan> plans) =>
        PlanDay.Of(Start(now, day).Day(), [.. plans.Select(p => PlanRow.Of(p, now, say))], now.Day(), say);

    private static Plan Plan(DateTimeOffset now, int day, Standing standing) => new()
    {
        Activity = Id,
        Session = At(now, day),
        Standing = standing,
        Entry = Entry,
        Title = Listing.Title,
        Start = Start(now, day),
        End = Start(now, day).AddHours(1),
    };

    private static SessionId At(DateTimeOffset now, int day) => SessionId.FromLocal(now.Day().AddDays(day).ToDateTime(new TimeOnly(14, 0)));

    private static DateTimeOffset Start(DateTimeOffset now, int day) => now.Day().AddDays(day).Begins().AddHours(14);
}
