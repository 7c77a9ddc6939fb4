using System.Collections.Immutable;
using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;

namespace Hay.Recommender.Training;

/// <summary>One thing that was tried while choosing.</summary>
public sealed record Trial(Recipe Recipe, double Recall, double Ndcg)
{
    internal double Worth => Recall + Ndcg;
}

/// <summary>What was chosen, and everything that was tried.</summary>
/// <param name="Recipes">One for each kind of model that fits.</param>
/// <param name="Trials">In the order tried.</param>
/// <param name="Validation">How the validation part was cut.</param>
public sealed record Tuning(ImmutableArray<Recipe> Recipes, ImmutableArray<Trial> Trials, string Validation);

/// <summary>
/// Chooses all settings on a part held out of the training visits. What it tries depends on the data alone, never on a clock,
/// so that the same data always end in the same model.
/// </summary>
public sealed class Tuner(SparseMatrix visits, TrainingPlan plan, IDenseAlgebra algebra, int seed, IProgress<Trial>? progress, CancellationToken ct)
{
    private const int FactorsWhileSearching = 64;
    private const int EpochsWhileSearching = 5;

    // What is better by less than this may be better by chance: the default stays.
    private const double WorthChanging = 1.003;

    private static readonly int[] Factors = [128, 512];
    private static readonly float[] Backgrounds = [0.003f, 0.01f, 0.03f, 0.1f, 0.3f];
    private static readonly float[] Regularisations = [0.001f, 0.003f, 0.01f, 0.03f];
    private static readonly float[] FarWeights = [1, 0.5f, 0.7f, 1.5f, 2, 3, 4];

    private readonly Holdout _holdout = Holdout.Of(visits, seed);
    private readonly List<Trial> _trials = [];
    private readonly bool[] _small = new bool[visits.Columns];

    /// <param name="only">The one model that is wanted, by its name; null for all.</param>
    public Tuning Run(string? only = null)
    {
        var recipes = new List<Recipe> { new(null, null, null) };
        var blends = only is null or Recipe.Names.Blend or Recipe.Names.Als;
        var similarity = blends || only == Recipe.Names.Similarity ? BestSimilarity() : null;
        var ease = plan.Ease && (blends || only == Recipe.Names.Ease) ? BestEase() : null;
        if (similarity is not null) recipes.Add(similarity.Recipe);
        if (ease is not null) recipes.Add(ease.Recipe);
        if (blends)
        {
            var near = ease is not null && ease.Worth >= similarity!.Worth ? ease : similarity!;
            var blend = BestBlend(near.Recipe);
            recipes.Add(blend);
            recipes.Add(new(null, null, blend.Als));
        }

        return new([.. recipes], [.. _trials], _holdout.How);
    }

    private Trial BestSimilarity() => Climb(
        new Recipe(null, new() { Neighbours = plan.Neighbours }, null),
        [
            Values<float>([0.3f, 0.6f, 0.8f, 1], (r, value) => r with { Similarity = r.Similarity! with { Person = value } }),
            Values<float>([0.6f, 0.7f, 0.85f, 1], (r, value) => r with { Similarity = r.Similarity! with { Shape = value } }),
            Values<float>([0.34f, 0.44f, 0.54f, 0.64f], (r, value) => r with { Similarity = r.Similarity! with { From = value } }),
            Values<float>([0.18f, 0.28f, 0.38f, 0.48f], (r, value) => r with { Similarity = r.Similarity! with { To = value } }),
        ],
        recipe => Try(recipe, recipe.Train(_holdout.Train, algebra, ct: ct)));

    private Trial BestEase() => Climb(
        new Recipe(new(), null, null),
        [
            Values<float>([50, 100, 200, 350, 500, 700, 1000, 2000], (r, value) => r with { Ease = r.Ease! with { Regularisation = value } }),
            Values<float>([0, 0.25f, 0.5f, 0.75f], (r, value) => r with { Ease = r.Ease! with { Person = value } }),
        ],
        recipe => Try(recipe, recipe.Train(_holdout.Train, algebra, ct: ct)));

    // ALS is judged beside the near part, as it will be used: first small and quick, then as large as it may be, where the
    // background that is best may be a step away.
    private Recipe BestBlend(Recipe near)
    {
        var nearModel = near.Train(_holdout.Train, algebra, ct: ct);
        Trial Beside(Recipe recipe, IRecommender far) => Try(recipe, new Blend(new(nearModel, 1), new(far, recipe.FarWeight)));
        Trial Trained(Recipe recipe) => Beside(recipe, ImplicitAls.Train(_holdout.Train, recipe.Als!, algebra, ct: ct));

        var small = near with { Als = new() { Factors = Math.Min(FactorsWhileSearching, plan.Factors), Epochs = EpochsWhileSearching, Seed = seed } };
        // Both together, for they trade with each other: a climb along one of them alone stops too soon.
        var first = Trained(small);
        var pairs = Backgrounds.SelectMany(background => Regularisations.Select(regularisation =>
            small with { Als = small.Als! with { Background = background, Regularisation = regularisation } }));
        var likeliest = pairs.Where(recipe => recipe != small).Select(Trained).MaxBy(trial => trial.Worth)!;
        var found = likeliest.Worth > first.Worth * WorthChanging ? likeliest.Recipe : small;

        // The usual one first: another background has to be better by more than chance.
        var usual = new AlsOptions().Background;
        var backgrounds = Backgrounds.Where(value => value >= found.Als!.Background / 4 && value <= found.Als.Background * 4).OrderBy(value => value != usual).ToArray();
        var best = default(Trial);
        foreach (var factors in Factors.Select(most => Math.Min(most, plan.Factors)).Distinct())
        {
            foreach (var background in backgrounds)
            {
                var recipe = found with { Als = found.Als! with { Factors = factors, Background = background, Epochs = new AlsOptions().Epochs } };
                var far = ImplicitAls.Train(_holdout.Train, recipe.Als, algebra, ct: ct);
                foreach (var weight in FarWeights)
                {
                    var trial = Beside(recipe with { FarWeight = weight }, far);
                    if (best is null || trial.Worth > best.Worth * WorthChanging) best = trial;
                }
            }
        }

        return best!.Recipe;
    }

    /// <summary>One setting after the other, each to the best of its values, until none gets better.</summary>
    private static Trial Climb(Recipe start, Func<Recipe, IEnumerable<Recipe>>[] settings, Func<Recipe, Trial> attempt)
    {
        var tried = new Dictionary<Recipe, Trial>();
        Trial Once(Recipe recipe) => tried.TryGetValue(recipe, out var known) ? known : tried[recipe] = attempt(recipe);
        var best = Once(start);
        for (var unchanged = 0; unchanged < settings.Length;)
        {
            foreach (var setting in settings)
            {
                var next = setting(best.Recipe).Select(Once).MaxBy(trial => trial.Worth)!;
                if (next.Worth > best.Worth * WorthChanging) (best, unchanged) = (next, 0);
                else unchanged++;
            }
        }

        return best;
    }

    private static Func<Recipe, IEnumerable<Recipe>> Values<T>(T[] values, Func<Recipe, T, Recipe> with) =>
        recipe => values.Select(value => with(recipe, value));

    private Trial Try(Recipe recipe, IRecommender model)
    {
        ct.ThrowIfCancellationRequested();
        var quality = Evaluator.Evaluate(model, _holdout.Train, _holdout.Held, _small, ct);
        var trial = new Trial(recipe, quality.Recall, quality.Ndcg);
        _trials.Add(trial);
        progress?.Report(trial);
        return trial;
    }
}
