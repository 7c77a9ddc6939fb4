using System.Globalization;

namespace Hay.Grains.Tests;

/// <summary>A small made-up town for tests: Tuesday yoga at 6.30pm from 1 September 2026.</summary>
internal static class Town
{
    /// <summary>A Saturday at noon.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    public static readonly SessionId Tuesday = new("20261124T1830");
    public static readonly SessionId NextTuesday = new("20261201T1830");
    public static readonly ProfileId Ann = Person(1), Bob = Person(2), Cat = Person(3);

    public static ProfileId Person(int number) => new(number.ToString("x32", CultureInfo.InvariantCulture));

    public static Listing Yoga(int? capacity = 2, BookingKind kind = BookingKind.Book) => new()
    {
        Title = "Slow Start Yoga",
        Space = "peterborough",
        Category = "yoga",
        Booking = new BookingTerms { Kind = kind, Capacity = capacity },
        Schedule = new Schedule
        {
            Start = new DateTime(2026, 9, 1, 18, 30, 0),
            Duration = TimeSpan.FromHours(1),
            Rule = "FREQ=WEEKLY;BYDAY=TU",
        },
    };

    public static Activity Listed(int? capacity = 2, BookingKind kind = BookingKind.Book) =>
        new Activity().Publish(new PublishListing { Listing = Yoga(capacity, kind) }, Now).Next;

    public static (Activity Next, BookingOutcome Outcome) Book(this Activity activity, ProfileId who, SessionId? session = null) =>
        activity.Book(new BookPlace(who, session ?? Tuesday), Now);

    public static (Activity Next, GiveUpOutcome Outcome) GiveUp(this Activity activity, ProfileId who, SessionId? session = null) =>
        activity.GiveUp(new GiveUpPlace(who, session ?? Tuesday), Now);

    public static Activity With(this Activity activity, params ProfileId[] people) =>
        people.Aggregate(activity, (a, who) => a.Book(who).Next);
}
