using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;
using NodaTime;

namespace Hay.Silo.Training;

/// <summary>
/// Reads what training may know from a store, changing nothing; Hay may be running on it. Of people it reads those whose profile says
/// at this moment that they allow it, and nobody else.
/// </summary>
internal sealed class TrainingSource
{
    /// <summary>How many days back choices are learnt from.</summary>
    public const int DaysBack = 84;

    private readonly StoreTables _tables;
    private readonly SpaceMap _spaces;
    private readonly DateTimeOffset _now;
    private readonly CancellationToken _ct;
    private readonly List<Activity> _activities = [];
    private readonly Dictionary<string, int> _numbers = [];

    private TrainingSource(StoreTables tables, SpaceMap spaces, DateTimeOffset now, CancellationToken ct) =>
        (_tables, _spaces, _now, _ct) = (tables, spaces, now, ct);

    /// <exception cref="DataFolderException">There is no store that can be read.</exception>
    /// <exception cref="InvalidDataException">A record in it is not what it should be.</exception>
    public static TrainingData Read(StorePlace place, SpaceMap spaces, DateTimeOffset now, CancellationToken ct) =>
        StoreTables.Read(place, tables => new TrainingSource(tables, spaces, now, ct).Read());

    /// <summary>What the record of trainings says; null: there is none yet.</summary>
    /// <exception cref="DataFolderException">There is no store that can be read.</exception>
    public static Grains.Training? ReadRecord(StorePlace place) => StoreTables.Read(place, tables =>
        tables.First<byte[]>("SELECT state FROM grain_state WHERE store = @store AND key = @key AND length(state) > 0", ("store", StoreNames.Training), ("key", ITrainingGrain.Key)) is { } state
            ? Parse<Grains.Training>(state, "the record of trainings") : null);

    /// <summary>When the last fact happened; null: none has.</summary>
    /// <exception cref="DataFolderException">There is no store that can be read.</exception>
    public static DateTimeOffset? LastFact(StorePlace place) => StoreTables.Read<DateTimeOffset?>(place, tables =>
        DateTimeOffset.TryParse(tables.First<string>("SELECT CAST(max(at) AS text) FROM journal"), System.Globalization.CultureInfo.InvariantCulture, out var last) ? last : null);

    private TrainingData Read()
    {
        ReadActivities();
        var people = new ConsentingPeople(_spaces);
        Each($"SELECT key, state FROM grain_state WHERE store = @store AND {_tables.Has("state", "\"picksAllowed\":")} ORDER BY key", StoreNames.Profile,
            row => people.Add(row.GetString(0), Parse<ConsentingPeople.Said>(row.GetFieldValue<byte[]>(1), "a profile")));
        var facts = new InterestReader(_numbers, people);
        Each($"SELECT kind, fact FROM journal WHERE kind IN ({string.Join(", ", InterestReader.Kinds.Select(kind => $"'{kind}'"))}) ORDER BY position", null, row =>
        {
            try
            {
                facts.Add(Enum.Parse<FactKind>(row.GetString(0)), row.GetFieldValue<byte[]>(1));
            }
            catch (Exception cause) when (cause is JsonException or FormatException or InvalidOperationException)
            {
                throw new InvalidDataException("A fact in the journal is not what it should be. `hay verify` finds it.", cause);
            }
        });
        var traits = new ListingTraits();
        foreach (var activity in _activities) traits.Add(activity.Listing!, activity.Listing!.Schedule?.Start);
        var (interests, who) = facts.Finish();
        return new([.. Listings(facts.Checks)], who, interests, traits.Matrix());
    }

    private void ReadActivities()
    {
        var today = LocalDay.Of(_now);
        Each("SELECT key, state FROM grain_state WHERE store = @store AND length(state) > 0 ORDER BY key", StoreNames.Activity, row =>
        {
            var activity = Parse<Activity>(row.GetFieldValue<byte[]>(1), $"activity/{row.GetString(0)}");
            if (!activity.IsListed() || Activity.AgeOf(activity.Since(), today) == ListingAge.Hidden) return;
            _numbers.Add(row.GetString(0), _activities.Count);
            _activities.Add(activity);
        });
    }

    private IEnumerable<TrainingListing> Listings(ILookup<int, DateOnly> checks)
    {
        var (groups, kinds) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        static int Number(Dictionary<string, int> numbers, string name) => numbers.TryGetValue(name, out var known) ? known : numbers[name] = numbers.Count;
        foreach (var (id, number) in _numbers.OrderBy(pair => pair.Value))
        {
            var (activity, listing) = (_activities[number], _activities[number].Listing!);
            yield return new()
            {
                Id = id,
                Listed = activity.Listed is { } listed ? TrainingData.Minute(listed) : 0,
                Group = Number(groups, listing.Organisation is { Length: > 0 } organisation ? $"by/{organisation}" : $"alone/{id}"),
                Kind = Number(kinds, listing.Category),
                Place = listing.Venue is { Lat: { } lat, Lon: { } lon } ? (lat, lon) : null,
                Sessions = Sessions(activity),
                Checks = [.. checks[number].Concat(activity.Checked is { } day ? [day] : []).Distinct().Order()],
            };
        }
    }

    private ImmutableArray<(int, DateTime)> Sessions(Activity activity)
    {
        if (activity.ScheduleNow() is not { } schedule || !CompiledSchedule.TryCompile(schedule, out var compiled, out _)) return [];
        var now = Instant.FromDateTimeOffset(_now);
        return [.. compiled.Between(now - NodaTime.Duration.FromDays(DaysBack + 2), now + NodaTime.Duration.FromDays(PastDay.DaysAhead + 2))
            .Where(session => !session.Cancelled).Select(session => (TrainingData.Minute(session.Start), session.LocalStart))];
    }

    private void Each(string sql, string? store, Action<DbDataReader> take) => _tables.Each(sql, store is null ? [] : [("store", store)], take, _ct);

    private static T Parse<T>(byte[] json, string what)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, GrainJson.Default.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException cause)
        {
            throw new InvalidDataException($"In the store, {what} is not what it should be: {cause.Message} `hay verify` says more.", cause);
        }
    }
}
