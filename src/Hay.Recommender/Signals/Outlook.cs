using System.Collections.Immutable;
using Hay.Recommender.Algebra;
using Hay.Recommender.Training;

namespace Hay.Recommender.Signals;

/// <summary>
/// What could be known of coming occasions at the start of a day: nothing that happened later is used, so that an outlook of
/// last year is what would have been said then. Immutable once made.
/// </summary>
public sealed class Outlook
{
    private const double HalfLifeDays = 180;

    private readonly Town _town;
    private readonly ImmutableArray<int> _candidates;
    private readonly Past _past;
    private readonly Facts _facts;
    private readonly PublicSignals _public;
    private readonly PersonalSignals _personal;

    /// <param name="town">May know of later things: they are left out.</param>
    /// <param name="day">Visits to earlier occasions and earlier joinings are known.</param>
    /// <param name="candidates">Occasions to speak of.</param>
    /// <param name="algebra">What inverts.</param>
    public Outlook(Town town, double day, ImmutableArray<int> candidates, IDenseAlgebra algebra)
    {
        (_town, _candidates, Day) = (town, candidates, day);
        var past = _past = new Past(town, day);
        var facts = _facts = new Facts(town, past);
        var kinship = new Kinship(town, facts.Titles, facts.GroupTopics);
        var alike = new DenseMatrix(past.Occasions.Length, candidates.Length);
        Parallel.For(0, alike.Rows, row =>
        {
            for (var i = 0; i < candidates.Length; i++) alike[row, i] = kinship.Of(past.Occasions[row], candidates[i]);
        });
        _public = new(town, past, facts, alike, candidates);
        _personal = new(town, past, facts, kinship, alike, candidates, algebra);
    }

    public static IReadOnlyList<string> Names { get; } = Enum.GetNames<Signal>();

    public double Day { get; }

    /// <summary>Whether anything is known of where somebody goes.</summary>
    public bool HasHistory(int person) => _personal.HasHistory(person);

    /// <summary>A row a candidate, a column a <see cref="Signal"/>.</summary>
    public DenseMatrix Features(int person)
    {
        var features = new DenseMatrix(_candidates.Length, Names.Count);
        _personal.Write(person, features);
        for (var i = 0; i < features.Rows; i++)
        {
            var row = features.Row(i);
            _public.Write(i, row);
            var occasion = _town.Occasions[_candidates[i]];
            row[(int)Signal.Soon] = (float)-Math.Log(1 + (Math.Max(occasion.Day - Day, 0) / 30));
            row[(int)Signal.HasVenue] = occasion.Venue >= 0 ? 1 : 0;
            var series = row[(int)Signal.SeriesPopularity];
            row[(int)Signal.MemberOfPopular] = row[(int)Signal.Member] * series;
            row[(int)Signal.TopicsOfPopular] = row[(int)Signal.Topics] * series;
            row[(int)Signal.NearAndPopular] = row[(int)Signal.Near] * series;
        }

        return features;
    }

    /// <summary>Another way of training, given what was known: how it scores the candidates for somebody.</summary>
    public Func<int, float[]> Learn(ITrainer trainer, int seed, CancellationToken ct) =>
        new FactModel(_past, _facts, _candidates, (visits, known) => trainer.Train(visits, known, seed, ct)).Score;

    /// <summary>What had happened by then.</summary>
    internal sealed class Past
    {
        public Past(Town town, double day)
        {
            Day = day;
            Occasions = town.Between(double.NegativeInfinity, day);
            Place = new int[town.Occasions.Length];
            Array.Fill(Place, -1);
            for (var i = 0; i < Occasions.Length; i++) Place[Occasions[i]] = i;
            var visited = Enumerable.Range(0, town.People).Select(_ => new List<int>()).ToArray();
            foreach (var visit in town.Visits) if (Place[visit.Occasion] >= 0) visited[visit.Person].Add(Place[visit.Occasion]);
            Visits = SparseMatrix.OfSets(Occasions.Length, [.. visited.Select(list => list.ToArray())]);
            People = Visits.ColumnCounts();
            Weights = [.. Occasions.Select(occasion => (float)Math.Pow(2, -(day - town.Occasions[occasion].Day) / HalfLifeDays))];
            Memberships = [.. Enumerable.Range(0, town.People).Select(_ => ImmutableArray<int>.Empty)];
            foreach (var own in town.Memberships.Where(m => m.Day < day).GroupBy(m => m.Person))
            {
                Memberships[own.Key] = [.. own.Select(m => m.Group).Distinct().Order()];
            }
        }

        public double Day { get; }

        /// <summary>Earlier occasions. Other members number them by their place in here.</summary>
        public ImmutableArray<int> Occasions { get; }

        /// <summary>The place of each of the town's occasions in <see cref="Occasions"/>; −1 for later ones.</summary>
        public int[] Place { get; }

        /// <summary>A row a person, a column an earlier occasion.</summary>
        public SparseMatrix Visits { get; }

        public int[] People { get; }

        /// <summary>2^(−days ago / 180).</summary>
        public float[] Weights { get; }

        public ImmutableArray<int>[] Memberships { get; }
    }
}
