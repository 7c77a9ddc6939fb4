using System.Collections.Immutable;
using Hay.Grains;
using Hay.Recommender;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;
using Hay.Recommender.Training;

namespace Hay.Silo.Training;

/// <summary>How to train.</summary>
internal sealed record TrainingOptions
{
    public required DateTimeOffset Now { get; init; }
    /// <summary>Same seed, same data: same model.</summary>
    public int Seed { get; init; } = 1;
    /// <summary>Bytes that a model and its training may take.</summary>
    public long Memory { get; init; } = 4L << 30;
}

/// <summary>What came of a training. Model: null: it was only measured.</summary>
internal sealed record Trained(PicksModel? Model, PicksSettings Settings, PicksCard Card);

/// <summary>
/// Trains the picks. Settings and weights are chosen on the months before the last four weeks, measured on these beside the settings
/// that are current and popularity, and the better ones are then trained on everything up to now. The same input gives the same
/// model. See docs/recommender.md.
/// </summary>
internal sealed class PicksTraining(TrainingData data, PicksSettings? current, TrainingOptions options, IDenseAlgebra algebra, Action<string> progress, CancellationToken ct)
{
    /// <summary>Fewer people than these teach nothing, and measure nothing.</summary>
    public const int FewestPeople = 20;
    /// <summary>With fewer choices the weights are hardly other than the ones that Hay comes with.</summary>
    public const int FewestExamples = 200;

    private const int WeeksDays = 28;
    /// <summary>Listings up to which there is time to try several settings and to fit on two months.</summary>
    private const int FewListings = 2000;
    private static readonly EaseOptions Usual = new() { Regularisation = 100 };
    private static readonly float[] Regularisations = [100, 20, 500];
    /// <summary>Another setting has to be better than the usual one by more than chance.</summary>
    private const double WorthChanging = 1.003;

    private readonly HashSet<TrainingNote> _notes = [];
    private readonly PicksSettings? _current = current is { AreUsable: true } ? current : null;

    private DateOnly Today => LocalDay.Of(options.Now);

    private DateOnly WeeksAgo(int fours) => Today.AddDays(-WeeksDays * fours);

    /// <param name="measureOnly">Leaves out the last step: the model itself.</param>
    public Trained Run(bool measureOnly = false)
    {
        var known = data.People.Length >= FewestPeople ? data : data.WithoutPeople();
        if (known.People.Length == 0) _notes.Add(TrainingNote.FewPeople);
        var choosing = new PastChoosing(known);
        var measure = new PicksMeasure(known, choosing, options.Seed);
        var settings = Choose(known, choosing, measure);
        var measured = Measure(known, choosing, measure, settings);
        if (measured is { Own: { } own, Current: { } before } && own.Ndcg < before.Ndcg)
        {
            _notes.Add(TrainingNote.SettingsKept);
            (settings, measured) = (_current!, measured with { Own = before });
        }

        // What nobody could measure does not take the place of what somebody did.
        if (measured.Own is null && known.People.Length > 0 && _current is not null && (_current.Recipe.Ease is null) == (settings.Recipe.Ease is null)) settings = _current;
        if (settings.Examples < FewestExamples) _notes.Add(TrainingNote.StartingWeights);
        ct.ThrowIfCancellationRequested();
        var card = Card(known, settings, measured);
        return new(measureOnly ? null : Last(known, settings, card.Version), settings, card);
    }

    private PicksModel Last(TrainingData known, PicksSettings settings, string version)
    {
        progress(FormattableString.Invariant($"Training on everything: {settings.Recipe.Settings}"));
        var all = PastKnowledge.Learn(known, settings.Recipe, TrainingData.Minute(options.Now), algebra);
        return new(version, [.. known.Listings.Select(listing => listing.Id)], all.Taste, all.Popular.Scores, settings.Rankings, Picker.DefaultExploration);
    }

    // The recipe on the second four weeks back, the weights on those and the ones before.
    private PicksSettings Choose(TrainingData known, PastChoosing choosing, PicksMeasure measure)
    {
        var near = choosing.Between(WeeksAgo(2), WeeksAgo(1), options.Seed);
        var recipes = Recipes(known);
        if (near.Select(choice => choice.Person).Distinct().Count() < FewestPeople) recipes = recipes[..1];
        var (best, knownNear, ndcg) = (recipes[0], default(PastKnowledge), 0.0);
        if (!near.IsEmpty)
        {
            foreach (var recipe in recipes)
            {
                ct.ThrowIfCancellationRequested();
                progress($"Trying {recipe.Settings}");
                var past = PastKnowledge.Learn(known, recipe, TrainingData.Begin(WeeksAgo(2)), algebra);
                var found = recipes.Length == 1 ? 1 : measure.Of(near, past, StartingWeights.Rankings).Ndcg;
                if (knownNear is null || found > ndcg * WorthChanging) (best, knownNear, ndcg) = (recipe, past, found);
            }
        }

        progress("Fitting weights");
        var examples = new List<(bool Seen, ChoiceList List)>();
        if (knownNear is not null) examples.AddRange(new FitLists(choosing, options.Seed).Of(near, knownNear));
        if (known.Listings.Length <= FewListings && choosing.Between(WeeksAgo(3), WeeksAgo(2), options.Seed) is { IsEmpty: false } far)
        {
            examples.AddRange(new FitLists(choosing, options.Seed).Of(far, PastKnowledge.Learn(known, best, TrainingData.Begin(WeeksAgo(3)), algebra)));
        }

        return new(best, FitLists.Fit(examples, StartingWeights.Rankings), examples.Count);
    }

    // The usual one first: it stays unless another is better by more than chance.
    private ImmutableArray<Recipe> Recipes(TrainingData known)
    {
        var plan = TrainingPlan.For(PastKnowledge.Visits(known, TrainingData.Minute(options.Now)), options.Memory);
        foreach (var note in plan.Notes.Where(_ => !plan.Ease)) progress(note);
        if (!plan.Ease)
        {
            _notes.Add(TrainingNote.ManyListings);
            return [new(null, new() { Neighbours = plan.Neighbours }, null)];
        }

        return known.Listings.Length > FewListings || known.People.Length == 0
            ? [new(Usual, null, null)]
            : [.. Regularisations.Select(value => new Recipe(Usual with { Regularisation = value }, null, null))];
    }

    private Measured Measure(TrainingData known, PastChoosing choosing, PicksMeasure measure, PicksSettings settings)
    {
        var held = choosing.Between(WeeksAgo(1), Today.AddDays(1), options.Seed);
        if (held.Select(choice => choice.Person).Distinct().Count() < FewestPeople)
        {
            _notes.Add(TrainingNote.NotMeasured);
            return new(null, null, null);
        }

        progress(FormattableString.Invariant($"Measuring on {held.Length:N0} choices since {WeeksAgo(1):d MMMM}"));
        PastKnowledge Learn(Recipe recipe) => PastKnowledge.Learn(known, recipe, TrainingData.Begin(WeeksAgo(1)), algebra);
        var past = Learn(settings.Recipe);
        var found = measure.Of(held, past, [settings.Rankings, StartingWeights.PopularityAlone, .. _current?.Recipe == settings.Recipe ? [_current.Rankings] : Array.Empty<TwoRankings>()]);
        var before = _current is null ? null : found.Length > 2 ? found[2] : measure.Of(held, Learn(_current.Recipe), _current.Rankings);
        return new(found[0], before, found[1]);
    }

    private PicksCard Card(TrainingData known, PicksSettings settings, Measured measured) => new()
    {
        Version = options.Now.UtcDateTime.ToString("yyyyMMdd-HHmmss", System.Globalization.CultureInfo.InvariantCulture),
        TrainedAt = options.Now,
        People = known.People.Length,
        Listings = known.Listings.Length,
        Facts = known.Interests.Length,
        From = known.Interests.Length == 0 ? null : TrainingData.Day(known.Interests[0].From),
        To = known.Interests.Length == 0 ? null : TrainingData.Day(known.Interests[^1].From),
        Recipe = settings.Recipe.Settings,
        Weights = [.. settings.Rankings.Seen.Weights.Zip(settings.Rankings.Unseen.Weights, (seen, unseen) => new PicksWeight(seen.Name, seen.Weight, unseen.Weight))],
        Examples = settings.Examples,
        HeldFrom = measured.Own is null ? null : WeeksAgo(1),
        Quality = measured.Own,
        Current = measured.Current,
        Popularity = measured.Popularity,
        Exploration = Picker.DefaultExploration,
        Algebra = algebra.Name,
        Notes = [.. _notes.Order()],
    };

    private sealed record Measured(PicksQuality? Own, PicksQuality? Current, PicksQuality? Popularity);
}
