using System.Collections.Immutable;
using Hay.Recommender.Algebra;
using Hay.Recommender.Training;

namespace Hay.Recommender.Signals;

/// <summary>EASE over pairs of a group and a venue: who goes to the choir in the library also goes to ….</summary>
internal sealed class PairModel
{
    private static readonly EaseOptions Options = new() { Regularisation = 3, Person = 0 };

    private readonly Ease? _model;
    private readonly int[][] _histories;
    private readonly int[] _pairOf;

    public PairModel(Town town, Outlook.Past past, ImmutableArray<int> candidates, IDenseAlgebra algebra)
    {
        var pairs = new Dictionary<(int, int), int>();
        int Pair(int occasion)
        {
            var key = (town.Occasions[occasion].Group, town.Occasions[occasion].Venue);
            return pairs.TryGetValue(key, out var known) ? known : pairs[key] = pairs.Count;
        }

        var past0 = Array.ConvertAll(past.Occasions.ToArray(), Pair);
        _pairOf = Array.ConvertAll(candidates.ToArray(), Pair);
        _histories = [.. Enumerable.Range(0, town.People).Select(person => Array.ConvertAll(past.Visits.Row(person).ToArray(), place => past0[place]))];
        if (pairs.Count is > 0 and <= TrainingPlan.MostForEase) _model = Ease.Train(SparseMatrix.OfSets(pairs.Count, _histories), Options, algebra);
    }

    public float[] Score(int person)
    {
        if (_model is null) return new float[_pairOf.Length];
        var scores = new float[_model.ItemCount];
        _model.Score(_histories[person], scores);
        return Array.ConvertAll(_pairOf, pair => scores[pair]);
    }
}

/// <summary>A model over past and coming occasions that is given their facts: what nobody has been to is placed by those.</summary>
internal sealed class FactModel
{
    public static readonly EaseOptions Options = new() { Regularisation = 20, Person = 0, Facts = 1 };

    private readonly IRecommender? _model;
    private readonly SparseMatrix _visits;
    private readonly int _candidates;

    public FactModel(Outlook.Past past, Facts facts, ImmutableArray<int> candidates, Func<SparseMatrix, SparseMatrix, IRecommender> train)
    {
        (_visits, _candidates) = (past.Visits, candidates.Length);
        var occasions = past.Occasions.AddRange(candidates);
        if (occasions.Length is 0 or > TrainingPlan.MostForEase) return;
        var visits = SparseMatrix.OfSets(occasions.Length, [.. Enumerable.Range(0, past.Visits.Rows).Select(person => past.Visits.Row(person).ToArray())]);
        _model = train(visits, facts.Of(occasions));
    }

    public float[] Score(int person)
    {
        if (_model is null) return new float[_candidates];
        var scores = new float[_model.ItemCount];
        _model.Score(_visits.Row(person), scores);
        return scores[^_candidates..];
    }
}
