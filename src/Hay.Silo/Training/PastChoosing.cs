using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;
using Hay.Recommender.Signals;

namespace Hay.Silo.Training;

/// <summary>Somebody chose something on a day that they had not chosen before: listings, by growing number.</summary>
internal sealed record DayChoice(int Person, PastDay Day, ImmutableArray<int> Chosen);

/// <summary>
/// What people chose on past days, and what each open listing's features were for them then. Features of a day use nothing that
/// happened on that day or later; only what was chosen, the answer itself, is of that day.
/// </summary>
internal sealed class PastChoosing
{
    private const int MostPeople = 1000;
    private const int MostDaysEach = 5;

    private readonly TrainingData _data;
    private readonly int[] _starts; // where each person's interests begin in _own
    private readonly int[] _own;
    private readonly ConcurrentDictionary<DateOnly, PastDay> _days = [];

    public PastChoosing(TrainingData data)
    {
        (_data, _starts, _own) = (data, new int[data.People.Length + 1], new int[data.Interests.Length]);
        foreach (var interest in data.Interests) _starts[interest.Person + 1]++;
        for (var person = 0; person < data.People.Length; person++) _starts[person + 1] += _starts[person];
        var next = _starts[..^1];
        for (var i = 0; i < _own.Length; i++) _own[next[data.Interests[i].Person]++] = i;
    }

    /// <summary>
    /// First choices of the days from one up to before another, that have not been taken back: of up to 1,000 people, up to five days
    /// each, in the order of people and days.
    /// </summary>
    public ImmutableArray<DayChoice> Between(DateOnly from, DateOnly to, int seed)
    {
        var (begin, end) = (TrainingData.Begin(from), TrainingData.Begin(to));
        var people = _data.Interests.Where(interest => interest.From >= begin && interest.From < end).Select(interest => interest.Person).Distinct().Order().ToArray();
        if (people.Length > MostPeople)
        {
            new Random(seed).Shuffle(people);
            people = [.. people.Take(MostPeople).Order()];
        }

        return [.. people.SelectMany(person => OfPerson(person, begin, end).Take(MostDaysEach))];
    }

    /// <summary>What somebody had chosen by the start of a day, and not taken back by then.</summary>
    private Interest[] Chosen(int person, PastDay day) => [.. Of(person).Where(interest => interest.Held(day.Begins))];

    // Of what somebody chose, what their profile still held on that day: picks know no more.
    private static bool IsRemembered(Interest interest, PastDay day) =>
        interest.GoesAt is not { } at || at >= day.Day.ToDateTime(default) - Profile.KeptAfter;

    /// <summary>A row for each listing that was open and that the person had not chosen before; and which listings these are.</summary>
    public (ImmutableArray<int> Listings, DenseMatrix Features, bool Seen) Features(DayChoice choice, PastKnowledge known)
    {
        var (day, person) = (choice.Day, _data.People[choice.Person]);
        var chosen = Chosen(choice.Person, day);
        var before = chosen.Select(interest => interest.Listing).ToHashSet();
        var remembered = chosen.Where(interest => IsRemembered(interest, day)).ToArray();
        var open = day.Open.Where(listing => !before.Contains(listing.Listing)).ToArray();
        var taste = Taste([.. remembered.Select(interest => interest.Listing)], open, known);
        DateTime[] goesAt = [.. remembered.Where(interest => interest.GoesAt is not null).Select(interest => interest.GoesAt!.Value)];
        var times = new Times(person.Times, goesAt);
        var features = new DenseMatrix(open.Length, PickFeatures.Names.Count);
        for (var i = 0; i < open.Length; i++)
        {
            var (number, sessions, isChecked) = open[i];
            var (time, days) = Best(sessions, times);
            new PickFeatures
            {
                Taste = taste[i],
                Popular = known.Popular.Scores[number],
                Kilometres = person.Home is { } home && _data.Listings[number].Place is { } place ? Earth.Kilometres(home, place) : null,
                Time = time,
                Days = days,
                IsChecked = PickFit.IsChecked(isChecked, day.Day),
            }.Write(features.Row(i));
        }

        return ([.. open.Select(listing => listing.Listing)], features, remembered.Length > 0);
    }

    // The session that fits best; of those that fit alike the first.
    private static (float Time, double Days) Best(ImmutableArray<OpenSession> sessions, Times times)
    {
        var best = (Time: -1f, Days: 0.0);
        foreach (var session in sessions) if (times.Of(session.Local) is var fit && fit > best.Time) best = (fit, session.Days);
        return best;
    }

    private static float[] Taste(int[] history, OpenListing[] open, PastKnowledge known)
    {
        var taste = new float[open.Length];
        if (history.Length == 0) return taste; // nothing is known of their taste
        var scores = new float[known.Taste.ItemCount];
        known.Taste.Score(history, scores);
        for (var i = 0; i < open.Length; i++) taste[i] = scores[open[i].Listing];
        StandardScores.Of(taste);
        return taste;
    }

    private IEnumerable<Interest> Of(int person) => _own[_starts[person].._starts[person + 1]].Select(i => _data.Interests[i]);

    private IEnumerable<DayChoice> OfPerson(int person, int begin, int end)
    {
        var seen = new HashSet<int>();
        var own = Of(person).ToArray();
        for (var i = 0; i < own.Length && own[i].From < end;)
        {
            var (day, chosen) = (TrainingData.Day(own[i].From), new SortedSet<int>());
            var next = TrainingData.Begin(day.AddDays(1));
            for (; i < own.Length && own[i].From < next && own[i].From < end; i++)
            {
                if (seen.Add(own[i].Listing) && own[i].From >= begin && own[i].Until == Interest.Stays) chosen.Add(own[i].Listing);
            }

            if (chosen.Count == 0) continue;
            var past = _days.GetOrAdd(day, static (day, data) => new(data, day), _data);
            chosen.IntersectWith(past.Open.Select(listing => listing.Listing));
            if (chosen.Count > 0) yield return new(person, past, [.. chosen]);
        }
    }

    // Most things begin at the same few times of the week.
    private sealed class Times(ImmutableArray<UsualTime> chosen, DateTime[] goesAt)
    {
        private readonly Dictionary<(DayOfWeek, TimeSpan), float> _known = [];

        public float Of(DateTime start)
        {
            var time = (start.DayOfWeek, start.TimeOfDay);
            return _known.TryGetValue(time, out var fit) ? fit : _known[time] = PickFit.Time(chosen, goesAt, start);
        }
    }
}
