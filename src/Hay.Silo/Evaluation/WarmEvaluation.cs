using System.Diagnostics;
using System.Globalization;
using Hay.Recommender;
using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Training;

namespace Hay.Silo.Evaluation;

/// <summary>People and items that are known: every model ranks all items for everybody.</summary>
internal sealed class WarmEvaluation(SparseMatrix train, SparseMatrix test, EvaluationOptions options, IDenseAlgebra algebra, Action<string> progress, CancellationToken ct)
{
    private readonly bool[] _small = SmallItems(train);

    public EvaluationReport Run(string dataset)
    {
        var plan = TrainingPlan.For(train, options.Memory);
        foreach (var note in plan.Notes) progress(note);
        var (recipes, validation) = options.Untuned ? (Untuned(plan), "nothing: settings as they are by default") : Tune(plan);
        var chosen = recipes.Where(recipe => options.Model is null || recipe.Name == options.Model).ToList();
        var extra = ExtraTrainers.All.Where(trainer => options.Model is null || trainer.Name == options.Model).ToList();
        if (chosen.Count + extra.Count == 0) throw new InvalidDataException($"The model {options.Model} does not fit these data. {string.Join(' ', plan.Notes)}");
        return new()
        {
            Dataset = dataset,
            People = train.Rows,
            Items = train.Columns,
            TrainingVisits = train.Count,
            TestVisits = test.Count,
            Split = "as the data set comes",
            Validation = validation,
            Algebra = algebra.Name,
            Seed = options.Seed,
            Threads = Environment.ProcessorCount,
            Notes = plan.Notes,
            Models =
            [
                .. chosen.Select(recipe => Measure(recipe.Name, recipe.Settings, () => recipe.Train(train, algebra, ct: ct)))
                    .Concat(extra.Select(trainer => Measure(trainer.Name, trainer.Settings, () => trainer.Train(train, null, options.Seed, ct))))
                    .OrderByDescending(result => result.Quality.Ndcg),
            ],
        };
    }

    private (List<Recipe> Recipes, string Validation) Tune(TrainingPlan plan)
    {
        progress("Choosing settings on a validation part of the training visits");
        var tried = 0;
        var tuning = new Tuner(train, plan, algebra, options.Seed, new Told(trial =>
            progress(Said($"  {++tried}: Recall {trial.Recall:0.0000}, NDCG {trial.Ndcg:0.0000}: {trial.Recipe.Settings}"))), ct).Run(options.Model);
        return (tuning.Recipes.ToList(), Said($"{tuning.Validation}; {tuning.Trials.Length} trials"));
    }

    private static List<Recipe> Untuned(TrainingPlan plan)
    {
        var similarity = new SimilarityOptions { Neighbours = plan.Neighbours };
        var als = new AlsOptions { Factors = plan.Factors };
        var near = plan.Ease ? new Recipe(new(), null, null) : new Recipe(null, similarity, null);
        var recipes = new List<Recipe> { new(null, null, null), new(null, similarity, null), new(null, null, als), near with { Als = als } };
        if (plan.Ease) recipes.Add(near);
        return recipes;
    }

    private ModelResult Measure(string name, string settings, Func<IRecommender> training)
    {
        progress($"Training {name}{(settings.Length > 0 ? $" ({settings})" : "")}");
        GC.Collect();
        var busy = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var model = training();
        var (seconds, processor) = (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalSeconds);
        progress($"Evaluating {name}");
        return new(name, settings, Evaluator.Evaluate(model, train, test, _small, ct), seconds, processor, model.Bytes);
    }

    // Groups are not known here, so the half of the items with the fewest visits stands for them.
    private static bool[] SmallItems(SparseMatrix train)
    {
        var counts = train.ColumnCounts();
        var small = new bool[counts.Length];
        foreach (var item in Enumerable.Range(0, counts.Length).OrderBy(item => counts[item]).ThenBy(item => item).Take(counts.Length / 2)) small[item] = true;
        return small;
    }

    private static string Said(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);

    // Progress<T> would tell later and in any order.
    private sealed class Told(Action<Trial> tell) : IProgress<Trial>
    {
        public void Report(Trial value) => tell(value);
    }
}
