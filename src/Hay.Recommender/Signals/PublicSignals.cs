using System.Collections.Immutable;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.Signals;

/// <summary>What is the same for everybody: how many come to what is like it.</summary>
internal sealed class PublicSignals
{
    private readonly float[][] _signals;

    public PublicSignals(Town town, Outlook.Past past, Facts facts, DenseMatrix alike, ImmutableArray<int> candidates)
    {
        var guesses = RidgePopularity.Guess(
            facts.Of([.. past.Occasions, .. candidates]), Enumerable.Range(0, past.Occasions.Length).ToArray(), past.People);
        _signals = new float[candidates.Length][];
        Parallel.For(0, candidates.Length, i =>
        {
            var occasion = town.Occasions[candidates[i]];
            Rate series = default, group = default, venue = default;
            for (var row = 0; row < past.Occasions.Length; row++)
            {
                var (earlier, weight, people) = (town.Occasions[past.Occasions[row]], past.Weights[row], past.People[row]);
                var kin = alike[row, i];
                series.Add(weight * kin * kin * kin, people);
                if (earlier.Group == occasion.Group) group.Add(weight, people);
                if (earlier.Venue == occasion.Venue && occasion.Venue >= 0) venue.Add(weight, people);
            }

            _signals[i] = [series.Value, group.Value, venue.Value, (float)guesses[past.Occasions.Length + i]];
        });
    }

    public void Write(int candidate, Span<float> row) => _signals[candidate].CopyTo(row[(int)Signal.SeriesPopularity..]);

    /// <summary>ln((1 + Σ weight · people) / (1 + Σ weight)): where little is known, one person a time.</summary>
    private struct Rate
    {
        private double _people;
        private double _weight;

        public readonly float Value => (float)Math.Log((1 + _people) / (1 + _weight));

        public void Add(float weight, int people)
        {
            _people += weight * people;
            _weight += weight;
        }
    }
}
