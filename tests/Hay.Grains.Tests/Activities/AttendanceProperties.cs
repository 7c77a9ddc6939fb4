using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Activities;

/// <summary>What must hold whatever happens at the door. Seeds are fixed: a failure names the one to replay.</summary>
public class AttendanceProperties
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 18, 30, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 100)];

    [Theory, MemberData(nameof(Seeds))]
    public void No_place_is_lost_at_the_door_and_the_journal_counts_who_came(int seed)
    {
        var random = new Random(seed);
        var activity = Listed(random.Next(1, 6)).With([.. Enumerable.Range(1, random.Next(1, 9)).Select(Person)]);

        for (var step = 0; step < 60; step++)
        {
            var before = activity;
            activity = Step(activity, random);

            var (was, bookings) = (before.Bookings(Tuesday), activity.Bookings(Tuesday));
            Assert.True(was.Going.All(p => bookings.Going.Any(q => q.Profile == p.Profile)), $"seed {seed} step {step}: a place was lost");
            Assert.True(was.Waiting.All(p => bookings.Going.Concat(bookings.Waiting).Any(q => q.Profile == p.Profile)), $"seed {seed} step {step}: somebody waiting was lost");
            Assert.True(ReferenceEquals(before, activity) == (before.Revision == activity.Revision), $"seed {seed} step {step}: revision");
            var counted = activity.Outbox.Waiting.Sum(f => f.Kind switch { FactKind.Came => 1, FactKind.DidNotCome => -1, _ => 0 });
            Assert.Equal(bookings.Going.Count(p => p.Came is not null) + bookings.WalkIns, counted);
        }
    }

    private static Activity Step(Activity activity, Random random)
    {
        var people = activity.PeopleOf(Tuesday, Start)!.Going;
        var who = Person(random.Next(1, 14));
        return random.Next(5) switch
        {
            0 => activity.CheckIn(new CheckIn(who, Tuesday), Start).Next,
            1 when !people.IsEmpty => activity.Tick(new TickPlace(Tuesday, people[random.Next(people.Length)].Place, random.Next(2) == 0), Start).Next,
            2 => activity.Count(new CountWalkIn(Tuesday, random.Next(3) > 0), Start).Next,
            3 => activity.Describe(new DescribePlace(who, Tuesday, "Kim", $"kim{random.Next(3)}@example.org"), Start).Next,
            _ => activity.Tell(new TellGoing(Tuesday, $"Cake {random.Next(9)}", "mia"), Start).Next,
        };
    }
}
