using System.Collections.Immutable;
using System.Globalization;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.Training;

/// <summary>
/// What a catalogue of this size can be trained with in the memory there is: estimated before anything is trained, and said
/// where it changes what is done.
/// </summary>
/// <param name="Ease">Whether EASE fits, in memory and in patience.</param>
/// <param name="Neighbours">How many neighbours item similarity may keep for each item.</param>
/// <param name="Factors">The most factors ALS may have.</param>
/// <param name="Notes">What had to be given up, in words.</param>
public sealed record TrainingPlan(bool Ease, int Neighbours, int Factors, ImmutableArray<string> Notes)
{
    /// <summary>Items up to which EASE is worth its cost, which grows with the third power.</summary>
    public const int MostForEase = 10_000;

    private const int MostFactors = 512;
    private const int FewestFactors = 16;

    /// <param name="visits">A row a person, a column an item.</param>
    /// <param name="memory">Bytes that a model and its training may take.</param>
    /// <exception cref="ArgumentException">Not even the smallest model fits.</exception>
    public static TrainingPlan For(SparseMatrix visits, long memory)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        // Beside the model: its visits, both ways round, and the scores of a few hundred people.
        var left = memory - (4L * visits.Count * (sizeof(int) + sizeof(float)));
        var ease = Recommender.Ease.EstimateTrainingBytes(visits.Columns);
        var fits = ease <= left && visits.Columns <= MostForEase;
        if (!fits) notes.Add(Said($"EASE over {visits.Columns:N0} items would take {Size(ease)}{(ease > left ? Said($" of the {Size(memory)} there are") : "")}: item similarity is used instead."));

        var similarity = ItemSimilarity.EstimateBytes(visits) * 11 / 10;
        var neighbours = int.MaxValue;
        if (similarity > left / 2)
        {
            neighbours = (int)Math.Max(50, left / 2 / (sizeof(int) + sizeof(float)) / Math.Max(visits.Columns, 1));
            notes.Add(Said($"All neighbours of all items would take {Size(similarity)}: the nearest {neighbours:N0} of each are kept."));
        }

        var factors = MostFactors;
        while (factors > FewestFactors && ImplicitAls.EstimateTrainingBytes(visits.Rows, visits.Columns, factors) > left / 2) factors /= 2;
        if (factors < MostFactors) notes.Add(Said($"ALS gets {factors} factors at most instead of {MostFactors}, to stay within {Size(memory)}."));
        if (ImplicitAls.EstimateTrainingBytes(visits.Rows, visits.Columns, factors) > left)
        {
            throw new ArgumentException(Said($"{visits.Rows:N0} people and {visits.Columns:N0} items do not fit into {Size(memory)}."), nameof(memory));
        }

        return new(fits, neighbours, factors, notes.ToImmutable());
    }

    private static string Size(long bytes) => bytes >= 1L << 30 ? Said($"{bytes / (double)(1L << 30):0.0} GB") : Said($"{bytes / (double)(1L << 20):0} MB");

    private static string Said(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
