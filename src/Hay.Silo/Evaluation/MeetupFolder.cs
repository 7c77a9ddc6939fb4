using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hay.Recommender.Signals;

namespace Hay.Silo.Evaluation;

/// <summary>
/// A Meetup export: events.csv, groups.csv, groups_topics.csv, members.csv, rsvps.csv, venues.csv. Memberships count from the
/// day somebody joined; an RSVP that says yes is a visit to an event, whenever it was given.
/// </summary>
internal static class MeetupFolder
{
    private const double MillisecondsADay = 86_400_000;

    public static bool Looks(string folder) => File.Exists(Path.Combine(folder, "rsvps.csv")) && File.Exists(Path.Combine(folder, "events.csv"));

    /// <summary>A moment in milliseconds UTC, as days.</summary>
    public static double Day(long milliseconds) => milliseconds / MillisecondsADay;

    /// <exception cref="InvalidDataException">A file is not what it should be: which, where, and what is wrong.</exception>
    public static MeetupTown Read(string folder)
    {
        string In(string name) => Path.Combine(folder, name);
        var (groups, venues, words, topics, people) = (new Numbering(), new Numbering(), new Numbering(), new Numbering(), new Numbering());
        foreach (var row in DataTable.Read(In("groups.csv"), "id")) groups.Of(row["id"]);
        var groupTopics = DataTable.Read(In("groups_topics.csv"), "groupId", "id").Select(row => (Group: groups.Of(row["groupId"]), Topic: topics.Of(row["id"]))).ToList();

        var places = new Dictionary<string, (double Latitude, double Longitude)>();
        foreach (var row in DataTable.Read(In("venues.csv"), "id", "lat", "lon")) places[row["id"]] = (row.Degrees("lat"), row.Degrees("lon"));

        var (events, utc) = (new Numbering(), new List<long>());
        var occasions = ImmutableArray.CreateBuilder<Occasion>();
        foreach (var row in DataTable.Read(In("events.csv"), "id", "name", "time", "utc_offset", "group_id", "venue_id"))
        {
            if (events.Of(row["id"]) < occasions.Count) continue; // an export may say the same event twice
            var time = row.Whole("time");
            var place = places.GetValueOrDefault(row["venue_id"], (double.NaN, double.NaN));
            utc.Add(time);
            var local = DateTimeOffset.FromUnixTimeMilliseconds(time + (row["utc_offset"] is "" ? 0 : row.Whole("utc_offset")));
            occasions.Add(new(
                groups.Of(row["group_id"]), row["venue_id"] is "" ? -1 : venues.Of(row["venue_id"]), place.Item1, place.Item2,
                Day(time), (int)local.DayOfWeek, local.TimeOfDay.TotalHours, [.. Words(row["name"]).Select(words.Of).Distinct()]));
        }

        var (memberships, likes) = (ImmutableArray.CreateBuilder<Membership>(), new Dictionary<int, int[]>());
        foreach (var row in DataTable.Read(In("members.csv"), "id", "joined", "topics", "groupId"))
        {
            var person = people.Of(row["id"]);
            memberships.Add(new(person, groups.Of(row["groupId"]), Day(row.Whole("joined"))));
            var own = row["topics"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(topics.Of);
            likes[person] = [.. likes.GetValueOrDefault(person, []).Union(own)];
        }

        var visits = new Dictionary<Visit, long>();
        foreach (var row in DataTable.Read(In("rsvps.csv"), "event_id", "member_id", "response"))
        {
            var person = people.Of(row["member_id"]);
            if (row["response"] is "yes" && events.TryOf(row["event_id"], out var occasion)) visits.TryAdd(new(person, occasion), row["created"] is "" ? utc[occasion] : row.Whole("created"));
        }

        var byGroup = groupTopics.ToLookup(pair => pair.Group, pair => pair.Topic);
        var town = new Town(
            people.Count, Local(occasions.ToImmutable(), utc, out var order),
            [.. Enumerable.Range(0, groups.Count).Select(group => byGroup[group].Distinct().ToImmutableArray())],
            [.. Enumerable.Range(0, people.Count).Select(person => likes.GetValueOrDefault(person, []).ToImmutableArray())],
            memberships.ToImmutable(), [.. visits.Keys.Select(visit => visit with { Occasion = order[visit.Occasion] })]);
        return new(town, [.. utc.Order()], [.. visits.Values]);
    }

    // Occasions in the order of their times, which is the order in which they are numbered from here on.
    private static ImmutableArray<Occasion> Local(ImmutableArray<Occasion> occasions, List<long> utc, out int[] order)
    {
        var sorted = Enumerable.Range(0, occasions.Length).OrderBy(i => utc[i]).ThenBy(i => i).ToArray();
        order = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++) order[sorted[i]] = i;
        return [.. sorted.Select(i => occasions[i])];
    }

    private static IEnumerable<string> Words(string title)
    {
        var word = new StringBuilder();
        foreach (var c in title.ToLower(CultureInfo.InvariantCulture) + " ")
        {
            if (char.IsLetterOrDigit(c)) word.Append(c);
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    private sealed class Numbering
    {
        private readonly Dictionary<string, int> _numbers = [];

        public int Count => _numbers.Count;

        public int Of(string name) => _numbers.TryGetValue(name, out var known) ? known : _numbers[name] = _numbers.Count;

        public bool TryOf(string name, out int number) => _numbers.TryGetValue(name, out number);
    }
}

/// <summary>A town and when things were, in milliseconds UTC.</summary>
/// <param name="Town">What is known of it.</param>
/// <param name="Times">Of each occasion.</param>
/// <param name="Said">Of each visit, when somebody said that they would come; where that is not known, when the occasion was.</param>
internal sealed record MeetupTown(Town Town, ImmutableArray<long> Times, ImmutableArray<long> Said)
{
    /// <summary>The moment before which four fifths of all visits were.</summary>
    public long DefaultCut
    {
        get
        {
            var times = Town.Visits.Select(visit => Times[visit.Occasion]).Order().ToList();
            return times.Count == 0 ? 0 : times[(int)(times.Count * 0.8)];
        }
    }
}
