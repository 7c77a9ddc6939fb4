using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Web.Tests.Catalogue;

/// <summary>Makes listings: one as a test needs it, or many at random from a seed, with the odd and the missing among them.</summary>
internal sealed class ListingMaker(int seed = 1)
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 30, 0, TimeSpan.Zero);
    public static readonly string[] Spaces = ["fenland", "cambridge", "peterborough"];
    public static readonly string[] Organisations = ["o-one", "o-two", "o-three", "o-nobody"];
    public static readonly string[] Words =
        ["yoga", "chair", "walk", "walking", "walks", "café", "knit", "knitting", "choir", "singing", "garden", "men's", "shed",
         "lunch", "club", "tea", "dance", "dancing", "art", "arthritis", "ely", "march"];
    private static readonly string[] Categories = ["yoga", "walking", "crafts", "music", "other"];
    private readonly Random _random = new(seed);

    public static Listing Plain(string title) => new() { Title = title, Space = "fenland" };

    public static Schedule Weekly(DateTime start, int minutes = 60) =>
        new() { Start = start, Duration = TimeSpan.FromMinutes(minutes), Rule = "FREQ=WEEKLY" };

    public static Schedule Once(DateTime start, int minutes = 60) => new() { Start = start, Duration = TimeSpan.FromMinutes(minutes) };

    public Activity Activity() => new()
    {
        Listing = Listing(),
        Withdrawn = _random.Next(12) == 0,
        Revision = _random.Next(100),
        Listed = Maybe(Now.AddDays(-_random.Next(50))),
        Checked = Maybe(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(-_random.Next(300))),
    };

    /// <summary>The same with somebody going to, or waiting for, some of its next sessions.</summary>
    public Activity Booked(Activity activity) => activity with
    {
        Revision = activity.Revision + 1,
        Sessions = [.. (activity.ScheduleNow()?.Between(At(Now), At(Now.AddDays(80))) ?? []).Take(4)
            .Select(s => new SessionBookings { Session = s.Id, Going = People(), Waiting = People() })],
    };

    /// <summary>The same with one of its next sessions cancelled or moved.</summary>
    public Activity Changed(Activity activity) =>
        activity.Listing?.Schedule?.Between(At(Now), At(Now.AddDays(20))).Select(s => (Occurrence?)s).FirstOrDefault() is not { } session
            ? activity
            : activity with
            {
                Revision = activity.Revision + 1,
                Changes = [Next(2) == 0
                    ? new SessionChange { Session = session.Id, Cancelled = true }
                    : new SessionChange { Session = session.Id, MovedTo = session.LocalStart.AddHours(Next(60)), Duration = TimeSpan.FromHours(1 + Next(30)) }],
            };

    public Listing Listing() => new()
    {
        Title = Text(1, 4),
        Summary = Text(0, 8),
        Description = Text(0, 15),
        Space = One(Spaces),
        AlsoIn = Next(4) == 0 ? [One(Spaces)] : [],
        Organisation = Maybe(One(Organisations)),
        Category = One(Categories),
        Setting = One<Setting>(),
        Venue = Next(6) == 0 ? null : Venue(),
        Schedule = Next(6) == 0 ? null : Schedule(),
        Languages = Next(3) == 0 ? ["en", One("pl", "lt", "ur")] : Next(2) == 0 ? ["en"] : [],
        Levels = Next(2) == 0 ? [One<Level>()] : [],
        Suitability = new() { IsFor = Text(0, 3), Audience = Next(2) == 0 ? [One("women", "men", "carers", "parents", "older people")] : [] },
        FirstVisit = new() { CanJustWatch = Next(2) == 0 ? null : Next(2) == 0, CanBringSomeone = Next(2) == 0 ? true : null },
        Cost = new() { Kind = One<CostKind>() },
        Booking = new() { Kind = One<BookingKind>(), Capacity = Next(2) == 0 ? null : 1 + Next(4) },
        AccessHere = new() { QuietRoom = One<Known>(), StepFree = One<Known>(), Dogs = One<Known>() },
    };

    public OrganisationDetails Organisation() => new() { Name = Text(1, 3), About = Text(0, 5) };

    public int Next(int below) => _random.Next(below);

    public int Next(int least, int below) => _random.Next(least, below);

    public T One<T>(params T[] of) => of[_random.Next(of.Length)];

    public T One<T>() where T : struct, Enum => One(Enum.GetValues<T>());

    public string Text(int least, int most) => string.Join(' ', Enumerable.Range(0, _random.Next(least, most + 1)).Select(_ => One(Words)));

    private Schedule Schedule() => new()
    {
        // On the half-hour, so that many share a start.
        Start = Now.Date.AddDays(_random.Next(-40, 70)).AddMinutes(30 * _random.Next(12, 44)),
        Duration = TimeSpan.FromMinutes(30 * (1 + _random.Next(6))),
        Rule = One("FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=DAILY", "FREQ=WEEKLY;COUNT=4", "FREQ=MONTHLY", null),
    };

    private Venue Venue() => new()
    {
        Name = Text(1, 2),
        Town = One("Ely", "March", "Cambridge"),
        Lat = Maybe(52 + (_random.Next(40) / 40.0)),
        Lon = Maybe(_random.Next(40) / 40.0),
        Access = new() { StepFree = One<Known>(), HearingLoop = One<Known>(), AccessibleToilet = One<Known>(), Parking = One("", "No parking.", "Ten spaces.") },
    };

    private ImmutableArray<HeldPlace> People() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new HeldPlace(ProfileId.New(), Now))];

    private T? Maybe<T>(T value) where T : struct => _random.Next(5) == 0 ? null : value;

    private string? Maybe(string value) => _random.Next(5) == 0 ? null : value;

    private static NodaTime.Instant At(DateTimeOffset moment) => NodaTime.Instant.FromDateTimeOffset(moment);
}
