using System.Globalization;
using Hay.Grains;
using Hay.Recommender.Algebra;
using Hay.Silo.Storage;

namespace Hay.Silo.Training;

/// <summary>
/// <c>hay train</c>: reads what may be learnt from, trains, and leaves a model file. It takes nothing that the site needs, so the
/// site may be running; the site takes the file when it finds it.
/// </summary>
internal static class TrainCommand
{
    /// <exception cref="DataFolderException">There is no store that can be read, or another training is at work.</exception>
    /// <exception cref="InvalidDataException">The store holds something that it should not.</exception>
    public static (string File, Trained Trained) Run(StorePlace place, SpaceMap spaces, TrainingOptions options, Action<string> progress, CancellationToken ct)
    {
        if (place.IsFolder) DataFolder.FindDatabaseIn(place.Folder);
        var models = new ModelFolder(place.Folder);
        using var held = models.Hold();
        progress("Reading listings, and what people did who allow it");
        var data = TrainingSource.Read(place, spaces, options.Now, ct);
        progress(string.Create(CultureInfo.InvariantCulture, $"{data.Listings.Length:N0} listings, {data.People.Length:N0} people, {data.Interests.Length:N0} facts"));
        var trained = new PicksTraining(data, Current(place, models, progress), options, DenseAlgebra.Best, progress, ct).Run();
        ct.ThrowIfCancellationRequested();
        return (models.Keep(trained), trained);
    }

    /// <summary>The settings that picks are made with now; null: none, or their file is not what was written.</summary>
    public static PicksSettings? Current(StorePlace place, ModelFolder models, Action<string> progress)
    {
        if (TrainingSource.ReadRecord(place)?.Current is not { } current) return null;
        try
        {
            var (settings, checksum) = models.ReadSettings(current.File);
            if (checksum == current.Checksum) return settings;
            progress($"{current.File} is not the file that was taken: nothing is compared with it.");
        }
        catch (InvalidDataException wrong)
        {
            progress($"{current.File} cannot be compared with: {wrong.Message}");
        }

        return null;
    }
}
