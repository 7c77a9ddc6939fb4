using System.Diagnostics;
using Hay.Recommender;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;

namespace Hay.Bench;

/// <summary>
/// Training from five million visits of a million people to 5,000 listings, and picking three of them for one person, in
/// process: model score, the other features, hard filters, ranking with reasons.
/// </summary>
internal static class PicksBench
{
    private const int People = 1_000_000;
    private const int Listings = 5_000;
    private const int VisitsEach = 5;
    private const int Tastes = 50;
    private const int Asked = 2_000;
    private const int Rounds = 3;

    private static readonly string[] Features = ["model", "near", "time", "fresh", "small", "soon"];

    public static Task<BenchReport> Run(TextWriter progress)
    {
        var visits = Visits();
        progress.WriteLine($"{visits.Rows:#,0} profiles with {visits.Count:#,0} visits to {visits.Columns:#,0} listings; algebra: {DenseAlgebra.Best.Name}");

        var busy = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var model = Ease.Train(visits, new() { Regularisation = 100 }, DenseAlgebra.Best);
        var training = clock.Elapsed.TotalSeconds;
        progress.WriteLine($"trained in {training:0.0} s, processors busy for {(Environment.CpuUsage.TotalTime - busy).TotalSeconds:0.0} s; {model.Bytes / 1e6:0} MB");

        var times = new double[Asked][];
        var picker = new Person(model);
        var random = new Random(3);
        var people = Enumerable.Range(0, Asked).Select(_ => random.Next(People)).ToArray();
        for (var i = 0; i < 200; i++) picker.Pick(visits.Row(people[i]), i);
        for (var i = 0; i < Asked; i++) times[i] = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = 0; i < Asked; i++)
            {
                var began = Stopwatch.GetTimestamp();
                picker.Pick(visits.Row(people[i]), people[i]);
                times[i][round] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }
        }

        // Of each person the median: another process on the machine must not decide.
        var sorted = times.Select(own => own.Order().ElementAt(Rounds / 2)).Order().ToArray();
        var (median, p99) = (sorted[Asked / 2], sorted[(int)(Asked * 0.99)]);
        return Task.FromResult(new BenchReport("picks",
        [
            new("training", training, "s", null, null, 60, training <= 60),
            new("model memory", model.Bytes / 1e6, "MB", null, null, null, null),
            new("picks for one, median", median, "ms", null, null, null, null),
            new("picks for one, p99", p99, "ms", null, null, 2, p99 <= 2),
        ]));
    }

    // Each taste has its listings, some of them much visited; one visit in five is to anything.
    private static SparseMatrix Visits()
    {
        var random = new Random(2);
        return SparseMatrix.OfSets(Listings, [.. Enumerable.Range(0, People).Select(person =>
        {
            var own = new int[VisitsEach];
            for (var i = 0; i < VisitsEach; i++)
            {
                const int OfATaste = Listings / Tastes;
                var place = random.NextDouble();
                own[i] = random.Next(5) == 0 ? random.Next(Listings) : (person % Tastes * OfATaste) + (int)(place * place * OfATaste);
            }

            return own;
        })]);
    }

    private sealed class Person
    {
        private readonly IRecommender _model;
        private readonly LinearRanking _ranking = new([.. Features.Select((name, i) => new FeatureWeight(name, 0, 1, 1.0 / (i + 1)))]);
        private readonly float[] _scores = new float[Listings];
        private readonly float[] _features = new float[Listings * Features.Length];
        private readonly Candidate[] _candidates = new Candidate[Listings];
        private readonly (float Latitude, float Longitude, float Hour)[] _places;

        public Person(IRecommender model)
        {
            _model = model;
            var random = new Random(4);
            _places = [.. Enumerable.Range(0, Listings).Select(_ => (random.NextSingle(), random.NextSingle(), random.NextSingle() * 24))];
            for (var i = 0; i < Listings; i++)
            {
                _candidates[i] = new(
                    i, i % 12, i % 9 == 0 ? RuledOut.Full : RuledOut.No, i % 50 == 0, i % 3 == 0, _features.AsMemory(i * Features.Length, Features.Length));
            }
        }

        public int Pick(ReadOnlySpan<int> history, int person)
        {
            _model.Score(history, _scores);
            var home = _places[person % Listings];
            for (var i = 0; i < Listings; i++)
            {
                var (latitude, longitude, hour) = _places[i];
                var row = _features.AsSpan(i * Features.Length, Features.Length);
                row[0] = _scores[i];
                row[1] = MathF.Exp(-MathF.Sqrt(((latitude - home.Latitude) * (latitude - home.Latitude)) + ((longitude - home.Longitude) * (longitude - home.Longitude))));
                row[2] = MathF.Exp(-MathF.Abs(hour - home.Hour) / 2);
                row[3] = i % 7 / 7f;
                row[4] = i % 3 == 0 ? 1 : 0;
                row[5] = -MathF.Log(1 + (i % 30));
            }

            return Picker.Choose(_ranking, _candidates, new() { Seed = person }).Length;
        }
    }
}
