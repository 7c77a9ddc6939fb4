using Hay.Grains;
using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;
using Hay.Silo.Storage;
using Hay.Silo.Training;

namespace Hay.Silo.Evaluation;

/// <summary>Our own data: the training of the picks as it would be after the last fact, but for its last step. Changes nothing.</summary>
internal static class PicksEvaluation
{
    public static bool Looks(StorePlace place) => !place.IsFolder || File.Exists(DataFolder.DatabaseIn(place.Folder));

    /// <exception cref="DataFolderException">The store cannot be read.</exception>
    public static EvaluationReport Run(string dataset, StorePlace place, EvaluationOptions options, IDenseAlgebra algebra, Action<string> progress, CancellationToken ct)
    {
        var now = (TrainingSource.LastFact(place) ?? DateTimeOffset.UtcNow).AddMinutes(1);
        var data = TrainingSource.Read(place, SiloSetup.Spaces(new SiloOptions { SpaceFiles = options.SpaceFiles }), now, ct);
        var training = new TrainingOptions { Now = now, Seed = options.Seed, Memory = options.Memory };
        var current = TrainCommand.Current(place, new ModelFolder(place.Folder), progress);
        var card = new PicksTraining(data, current, training, algebra, progress, ct).Run(measureOnly: true).Card;
        var cut = card.HeldFrom is { } held ? TrainingData.Begin(held) : int.MaxValue;
        var before = data.Interests.Count(interest => interest.From < cut);
        return new()
        {
            Dataset = dataset,
            People = card.People,
            Items = card.Listings,
            TrainingVisits = Math.Min(before, card.Facts),
            TestVisits = card.Facts - Math.Min(before, card.Facts),
            Split = card.HeldFrom is { } from ? $"by time: what people chose since {from:yyyy-MM-dd}, each day ranked with what was known then" : "none: too few people chose something in the last four weeks",
            Validation = "the eight weeks before",
            Algebra = algebra.Name,
            Seed = options.Seed,
            Threads = Environment.ProcessorCount,
            Models = [.. Results(card)],
            Picks = card,
        };
    }

    private static IEnumerable<ModelResult> Results(PicksCard card)
    {
        (string Name, string Settings, PicksQuality? Quality)[] all = [("picks", card.Recipe, card.Quality), ("current", "", card.Current), ("popularity", "", card.Popularity)];
        return from one in all
               where one.Quality is not null
               let q = one.Quality
               select new ModelResult(one.Name, one.Settings, new Quality(q.People, q.Recall, q.Ndcg, q.Coverage, q.Novelty, q.SmallShare), 0, 0, 0);
    }
}
