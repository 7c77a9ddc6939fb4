using Hay.Recommender.Algebra;
using Hay.Recommender.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Hay.Recommender.MLNet;

/// <summary>
/// ML.NET's field-aware factorisation machine over three fields: where somebody has been, the item, and the item's facts. It
/// learns to tell visits from random others; an item that nobody has been to is scored by its facts.
/// </summary>
internal sealed class FieldAwareTrainer : ITrainer
{
    private const int Latent = 20;
    private const int Iterations = 5;
    private const int OthersEach = 4;
    private const int LongestHistory = 20; // its cost grows with the square

    public string Name => "mlnet-ffm";

    public string Settings => FormattableString.Invariant($"{Latent} latent, {Iterations} iterations, {OthersEach} random others for each visit");

    public IRecommender Train(SparseMatrix visits, SparseMatrix? facts, int seed, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (visits.Count == 0) return new Recipe(null, null, null).Train(visits, OwnAlgebra.Instance, ct);
        facts ??= SparseMatrix.OfSets(1, [.. Enumerable.Repeat(Array.Empty<int>(), visits.Columns)]);
        var context = new MLContext(seed);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.History)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, visits.Columns);
        schema[nameof(Example.Item)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, visits.Columns);
        schema[nameof(Example.Facts)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, facts.Columns);
        var trainer = context.BinaryClassification.Trainers.FieldAwareFactorizationMachine(new FieldAwareFactorizationMachineTrainer.Options
        {
            FeatureColumnName = nameof(Example.History),
            ExtraFeatureColumns = [nameof(Example.Item), nameof(Example.Facts)],
            LabelColumnName = nameof(Example.Label),
            LatentDimension = Latent,
            NumberOfIterations = Iterations,
            NormalizeFeatures = false, // a score must be a sum over fields, to be had for all items at once
            Shuffle = false, // the examples come shuffled, by our seed
            Verbose = false,
        });
        var model = trainer.Fit(context.Data.LoadFromEnumerable(Examples(visits, facts, seed), schema)).Model;
        return new FieldAwareModel(model.GetLinearWeights(), model.GetLatentWeights(), Latent, facts);
    }

    private static IEnumerable<Example> Examples(SparseMatrix visits, SparseMatrix facts, int seed)
    {
        var random = new Random(seed);
        var people = Enumerable.Range(0, visits.Rows).ToArray();
        random.Shuffle(people);
        foreach (var person in people)
        {
            var items = visits.Row(person).ToArray();
            foreach (var item in items)
            {
                // The item itself is left out of the history: it is what has to be guessed.
                var known = items.Where(other => other != item).ToArray();
                random.Shuffle(known);
                var history = FieldAwareModel.Scaled([.. known.Take(LongestHistory).Order()]);
                Example Of(int candidate, bool label) => new()
                {
                    Label = label,
                    History = new(visits.Columns, history.Items.Length, history.Values, history.Items),
                    Item = new(visits.Columns, 1, [1f], [candidate]),
                    Facts = new(facts.Columns, facts.RowCount(candidate), facts.Values(candidate).ToArray(), facts.Row(candidate).ToArray()),
                };
                yield return Of(item, true);
                for (var i = 0; i < OthersEach; i++)
                {
                    var other = random.Next(visits.Columns);
                    if (Array.BinarySearch(items, other) < 0) yield return Of(other, false);
                }
            }
        }
    }

    private sealed class Example
    {
        public bool Label { get; set; }

        public VBuffer<float> History { get; set; }

        public VBuffer<float> Item { get; set; }

        public VBuffer<float> Facts { get; set; }
    }
}
