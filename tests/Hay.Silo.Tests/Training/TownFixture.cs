using Hay.Grains;
using Hay.Silo.Training;

namespace Hay.Silo.Tests.Training;

/// <summary>A data folder of <see cref="TasteTown"/>'s, and short ways to train on it.</summary>
public sealed class TownFixture : IAsyncLifetime
{
    internal static readonly SpaceMap Spaces = new([]);

    public string Folder { get; } = Directory.CreateTempSubdirectory("hay-train-").FullName;

    /// <summary>A copy that a test may change.</summary>
    public string Copy()
    {
        var folder = Directory.CreateTempSubdirectory("hay-train-").FullName;
        foreach (var file in Directory.GetFiles(Folder, "hay.db*")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    public Task InitializeAsync() => TasteTown.Fill(Folder);

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    internal static (string File, Trained Trained) Train(string folder, int minutes = 0) =>
        TrainCommand.Run(folder, Spaces, new TrainingOptions { Now = TasteTown.Now.AddMinutes(minutes) }, _ => { }, default);

    internal static byte[] Bytes(string folder) => File.ReadAllBytes(Path.Combine(new ModelFolder(folder).Path, Train(folder).File));

    internal static TrainingData Read(string folder) => TrainingSource.Read(folder, Spaces, TasteTown.Now, default);
}
