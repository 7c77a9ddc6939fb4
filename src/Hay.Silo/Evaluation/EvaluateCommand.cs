using System.Text.Json;
using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Training;

namespace Hay.Silo.Evaluation;

/// <summary><c>hay evaluate DATASET</c>: how good the models are on data that were kept back.</summary>
internal static class EvaluateCommand
{
    /// <exception cref="InvalidDataException">The data are not what they should be: which file, which line, what is wrong.</exception>
    public static EvaluationReport Run(string path, EvaluationOptions options, Action<string> progress, CancellationToken ct)
    {
        if (options.Store is { } store) return PicksEvaluation.Run(path, store, options, DenseAlgebra.Best, progress, ct);
        if (!Directory.Exists(path)) throw new InvalidDataException($"There is no folder {path}.");
        var name = new DirectoryInfo(path).Name;
        var algebra = DenseAlgebra.Best;
        progress($"Reading {name}");
        if (LightGcnFolder.Looks(path))
        {
            var (train, test) = LightGcnFolder.Read(path);
            try
            {
                return new WarmEvaluation(train, test, options, algebra, progress, ct).Run(name);
            }
            catch (ArgumentException tooLarge) when (tooLarge.ParamName == "memory")
            {
                throw new InvalidDataException($"{tooLarge.Message} Give more with --memory.", tooLarge);
            }
        }

        if (PicksEvaluation.Looks(path)) return PicksEvaluation.Run(name, path, options, algebra, progress, ct);
        if (options.StartingWeights && MeetupFolder.Looks(path)) return MeetupPicks.Run(name, MeetupFolder.Read(path), options, algebra, progress);
        if (MeetupFolder.Looks(path)) return Cold(name, MeetupFolder.Read(path), options, algebra, progress, ct);
        throw new InvalidDataException($"{path} holds neither train.txt and test.txt (LightGCN's format) nor events.csv and rsvps.csv (a Meetup export), nor is it a data folder of Hay's.");
    }

    public static IReadOnlyList<string> Models { get; } = [.. Recipe.Names.All, .. ExtraTrainers.All.Select(trainer => trainer.Name)];

    private static EvaluationReport Cold(string name, MeetupTown meetup, EvaluationOptions options, IDenseAlgebra algebra, Action<string> progress, CancellationToken ct)
    {
        if (options.Model is not (null or ColdStart.BlendName)) throw new InvalidDataException($"What nobody has visited yet is ranked by the model {ColdStart.BlendName} alone, beside each of its signals.");
        var (town, cut) = (meetup.Town, options.Cut ?? meetup.DefaultCut);
        var before = town.Visits.Count(visit => meetup.Times[visit.Occasion] < cut);
        if (before == 0 || before == town.Visits.Length) throw new InvalidDataException($"At {cut} ({Moment(cut)}) there are no visits on one side of the cut. Choose another with --cut.");
        var cold = new ColdStart(town, MeetupFolder.Day(cut), algebra, options.Seed, progress, ct).Run();
        return new()
        {
            Dataset = name,
            People = town.People,
            Items = town.Occasions.Length,
            TrainingVisits = before,
            TestVisits = town.Visits.Length - before,
            Split = $"by time: events from {cut} ({Moment(cut)}) on are the test, and none of them has been visited; memberships as of then",
            Validation = "three earlier cuts, 120 to 280 days before",
            Algebra = algebra.Name,
            Seed = options.Seed,
            Threads = Environment.ProcessorCount,
            Cold = cold,
        };
    }

    private static string Moment(long milliseconds) => milliseconds is > -62_135_596_800_000 and < 253_402_300_800_000
        ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture)
        : "no date";

    public static string Json(EvaluationReport report) => JsonSerializer.Serialize(report, EvaluationJson.Plain.EvaluationReport);
}
