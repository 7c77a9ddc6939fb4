using Hay.Recommender.Algebra;
using Hay.Recommender.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Hay.Recommender.MLNet;

/// <summary>
/// ML.NET's one-class matrix factorisation (LIBMF, coordinate descent). It knows people by number only, so people are placed
/// from their histories against its item factors, as <see cref="ImplicitAls"/> does: numbers that it has not seen score NaN.
/// </summary>
internal sealed class FactorisationTrainer : ITrainer
{
    private const int Factors = 128;
    private const int Iterations = 20;
    private const double Alpha = 0.01;
    private const double Lambda = 0.1;

    public string Name => "mlnet-mf";

    public string Settings => FormattableString.Invariant($"one-class, rank {Factors}, {Iterations} iterations, alpha {Alpha}, lambda {Lambda}");

    public IRecommender Train(SparseMatrix visits, SparseMatrix? facts, int seed, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (visits.Count == 0) return new Recipe(null, null, null).Train(visits, OwnAlgebra.Instance, ct);
        var context = new MLContext(seed);
        var trainer = context.Recommendation().Trainers.MatrixFactorization(new MatrixFactorizationTrainer.Options
        {
            MatrixRowIndexColumnName = nameof(Entry.Person),
            MatrixColumnIndexColumnName = nameof(Entry.Item),
            LabelColumnName = nameof(Entry.Label),
            LossFunction = MatrixFactorizationTrainer.LossFunctionType.SquareLossOneClass,
            ApproximationRank = Factors,
            NumberOfIterations = Iterations,
            Alpha = Alpha,
            Lambda = Lambda,
            C = 0,
            NumberOfThreads = 1, // more of them make each run another one
            Quiet = true, // standard output is for results
        });

        // How many keys there are is known only now, so it cannot be said in an attribute. Keys are 0-based here.
        var schema = SchemaDefinition.Create(typeof(Entry));
        schema[nameof(Entry.Person)].ColumnType = new KeyDataViewType(typeof(uint), visits.Rows);
        schema[nameof(Entry.Item)].ColumnType = new KeyDataViewType(typeof(uint), visits.Columns);
        var factors = trainer.Fit(context.Data.LoadFromEnumerable(Entries(visits), schema)).Model.RightFactorMatrix;

        // An item after the other, as many numbers each as the rank.
        var items = new DenseMatrix(visits.Columns, Factors);
        for (var i = 0; i < items.Values.Length; i++) items.Values[i] = float.IsFinite(factors[i]) ? factors[i] : 0;
        return ImplicitAls.Of(items, new AlsOptions { Factors = Factors, Background = (float)Alpha, Regularisation = (float)Lambda / 100 }, DenseAlgebra.Best);
    }

    private static IEnumerable<Entry> Entries(SparseMatrix visits)
    {
        for (var person = 0; person < visits.Rows; person++)
        {
            for (var i = 0; i < visits.RowCount(person); i++) yield return new() { Person = (uint)person, Item = (uint)visits.Row(person)[i], Label = 1 };
        }
    }

    private sealed class Entry
    {
        public uint Person { get; set; }

        public uint Item { get; set; }

        public float Label { get; set; }
    }
}
