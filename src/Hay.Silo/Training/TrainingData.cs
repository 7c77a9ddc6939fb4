using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Algebra;

namespace Hay.Silo.Training;

/// <summary>
/// All that training may know: what can be picked, and what people did who allowed it. Listings and people are numbers; nothing here
/// leads back to a person. Moments are minutes since 1970, UTC.
/// </summary>
/// <param name="Listings">Published ones.</param>
/// <param name="People">Who allowed it and did something.</param>
/// <param name="Interests">By growing <see cref="Interest.From"/>.</param>
/// <param name="Traits">A row a listing, a column something that listings say of themselves.</param>
internal sealed record TrainingData(
    ImmutableArray<TrainingListing> Listings, ImmutableArray<TrainingPerson> People, Interest[] Interests, SparseMatrix Traits)
{
    public static int Minute(DateTimeOffset moment) => (int)(moment.ToUnixTimeSeconds() / 60);

    public static DateTimeOffset Moment(int minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60L);

    /// <summary>The local day of a moment.</summary>
    public static DateOnly Day(int minute) => LocalDay.Of(Moment(minute));

    /// <summary>When a local day begins.</summary>
    public static int Begin(DateOnly day) => Minute(LocalDay.Moment(day.ToDateTime(TimeOnly.MinValue)));

    /// <summary>Only the listings, as if nobody had done anything.</summary>
    public TrainingData WithoutPeople() => this with { People = [], Interests = [] };
}

/// <summary>Something that can be picked.</summary>
internal sealed record TrainingListing
{
    /// <summary>The activity's id.</summary>
    public required string Id { get; init; }
    /// <summary>Since when it is listed.</summary>
    public int Listed { get; init; }
    /// <summary>Number of its organisation, or one of its own: groups are large or small.</summary>
    public int Group { get; init; }
    /// <summary>Number of its category.</summary>
    public int Kind { get; init; }
    public (double Latitude, double Longitude)? Place { get; init; }
    /// <summary>Sessions that are known of, by time: when they begin, and what the clock on the wall says then.</summary>
    public ImmutableArray<(int Begins, DateTime Local)> Sessions { get; init; } = [];
    /// <summary>Days on which somebody said that it is true, in order.</summary>
    public ImmutableArray<DateOnly> Checks { get; init; } = [];

    /// <summary>The sessions from a moment up to before another.</summary>
    public ReadOnlySpan<(int Begins, DateTime Local)> Between(int from, int to) => Sessions.AsSpan()[First(from)..First(to)];

    private int First(int from)
    {
        var (low, high) = (0, Sessions.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Sessions[middle].Begins < from) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>What somebody said suits them.</summary>
/// <param name="Times">When they usually have time.</param>
/// <param name="Home">The middle of the town or village they chose; null: none.</param>
internal sealed record TrainingPerson(ImmutableArray<UsualTime> Times, (double Latitude, double Longitude)? Home);

/// <summary>Somebody saved, liked or goes to a listing.</summary>
/// <param name="Person">Their number.</param>
/// <param name="Listing">Its number.</param>
/// <param name="From">When they did.</param>
/// <param name="Until">When they took it back; <see cref="Stays"/>: they have not.</param>
/// <param name="Weight">How much it says, up to 1.</param>
/// <param name="LocalMinute">For a session, the clock on the wall when it begins, in minutes since 1970; else <see cref="NoSession"/>.</param>
internal readonly record struct Interest(int Person, int Listing, int From, int Until, float Weight, int LocalMinute)
{
    public const int NoSession = int.MinValue;
    public const int Stays = int.MaxValue;
    public const float Going = 0.8f;
    public const float Saved = 0.5f;
    public const float Liked = 0.5f;

    public DateTime? GoesAt => LocalMinute == NoSession ? null : DateTime.UnixEpoch.AddMinutes(LocalMinute);

    /// <summary>Whether it was so at the start of a moment, as far as anybody knew then.</summary>
    public bool Held(int moment) => From < moment && Until >= moment;
}
