using System.Collections.Immutable;
using System.Diagnostics;
using Hay.Grains;
using Hay.Web.Catalogue;
using Activity = Hay.Grains.Activity;

namespace Hay.Bench.Catalogue;

/// <summary>What one change costs among many listings, from the state read to the snapshot published.</summary>
internal static class Changes
{
    private const int Rounds = 101;

    /// <summary>Medians: µs a booking, µs an edited listing while a hundred others are recent, ms to settle.</summary>
    public static (double Booking, double Edit, double Settling) Measure(CatalogueBuilder builder, County county)
    {
        var booking = Each(builder, county, Booked);
        var edit = Each(builder, county, activity => activity with { Listing = activity.Listing! with { Title = "Something new" } });
        var clock = Stopwatch.StartNew();
        builder.Finish(builder.Settle(County.Now)(), County.Now);
        return (booking, edit, clock.Elapsed.TotalMilliseconds);
    }

    private static double Each(CatalogueBuilder builder, County county, Func<Activity, Activity> change)
    {
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var changes = new CatalogueChanges([], [], [new(County.IdOf(i * 97), change(county.Stored(i * 97)))]);
            var began = Stopwatch.GetTimestamp();
            builder.Apply(changes, County.Now);
            times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
        }

        return times.Order().ElementAt(Rounds / 2);
    }

    private static Activity Booked(Activity activity)
    {
        var first = NodaTime.Instant.FromDateTimeOffset(County.Now);
        var session = activity.ScheduleNow()!.Next(first)!.Value.Id;
        ImmutableArray<HeldPlace> going = [new(ProfileId.New(), County.Now)];
        return activity with { Revision = 2, Sessions = [new SessionBookings { Session = session, Going = going }] };
    }
}
