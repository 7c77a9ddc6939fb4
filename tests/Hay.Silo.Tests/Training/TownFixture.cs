using Hay.Grains;
using Hay.Silo.Training;

namespace Hay.Silo.Tests.Training;

/// <summary>A data folder of <see cref="TasteTown"/>'s, and short ways to train on it.</summary>
public sealed class TownFixture : IAsyncLifetime
{
    internal static readonly SpaceMap Spaces = new([]);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("hay-train-");
    private int _folders;

    public string Folder => Path.Combine(_root.FullName, "town");

    /// <summary>Another folder, which goes with the fixture.</summary>
    public string Empty() => _root.CreateSubdirectory($"{Interlocked.Increment(ref _folders)}").FullName;

    /// <summary>A copy that a test may change.</summary>
    public string Copy()
    {
        var folder = Empty();
        foreach (var file in Directory.GetFiles(Folder, "hay.db*")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    public Task InitializeAsync() => TasteTown.Fill(Folder);

    public Task DisposeAsync()
    {
        _root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    internal static (string File, Trained Trained) Train(string folder, int minutes = 0) =>
        TrainCommand.Run(folder, Spaces, new TrainingOptions { Now = TasteTown.Now.AddMinutes(minutes) }, _ => { }, default);

    internal static byte[] Bytes(string folder) => File.ReadAllBytes(Path.Combine(new ModelFolder(folder).Path, Train(folder).File));

    internal static TrainingData Read(string folder) => TrainingSource.Read(folder, Spaces, TasteTown.Now, default);
}
