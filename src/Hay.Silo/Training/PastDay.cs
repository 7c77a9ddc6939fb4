using System.Collections.Immutable;

namespace Hay.Silo.Training;

/// <summary>What there was to choose from at the start of a local day: listed by then, with a session in the fortnight from then.</summary>
internal sealed class PastDay
{
    /// <summary>How far ahead picks look.</summary>
    public const int DaysAhead = 14;

    private const int MinutesADay = 24 * 60;

    public PastDay(TrainingData data, DateOnly day)
    {
        (Day, Begins) = (day, TrainingData.Begin(day));
        var open = ImmutableArray.CreateBuilder<OpenListing>();
        for (var i = 0; i < data.Listings.Length; i++)
        {
            var listing = data.Listings[i];
            if (listing.Listed >= Begins) continue;
            var sessions = listing.Between(Begins, Begins + (DaysAhead * MinutesADay));
            if (sessions.IsEmpty) continue;
            var isChecked = listing.Checks.LastOrDefault(check => check < day);
            open.Add(new(i, [.. sessions.ToArray().Select(session => new OpenSession((session.Begins - Begins) / (double)MinutesADay, session.Local))], isChecked == default ? null : isChecked));
        }

        Open = open.ToImmutable();
    }

    public DateOnly Day { get; }

    public int Begins { get; }

    /// <summary>By growing number of the listing.</summary>
    public ImmutableArray<OpenListing> Open { get; }
}

/// <summary>A listing that could be chosen.</summary>
/// <param name="Listing">Its number.</param>
/// <param name="Sessions">Its sessions in those days, by time.</param>
/// <param name="Checked">The last day before this one on which somebody said that it is true; null: nobody had.</param>
internal sealed record OpenListing(int Listing, ImmutableArray<OpenSession> Sessions, DateOnly? Checked);

/// <summary>Days: until it begins. Local: what the clock on the wall says then.</summary>
internal readonly record struct OpenSession(double Days, DateTime Local);
