using Hay.Silo.Storage;

namespace Hay.Silo.Training;

/// <summary>Where the finished models of an installation are: in the folder <c>models</c> of its data folder.</summary>
internal sealed class ModelFolder(string dataFolder)
{
    private const string Unfinished = ".part";

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(dataFolder), "models");

    /// <summary>Names of finished models, the oldest first.</summary>
    public IReadOnlyList<string> Finished() => !Directory.Exists(Path) ? []
        : [.. Directory.EnumerateFiles(Path, "picks-*.model").Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Held by whoever trains; goes with the process, however that ends.</summary>
    /// <exception cref="DataFolderInUseException">Another process trains.</exception>
    /// <exception cref="DataFolderException">The folder cannot be written.</exception>
    public IDisposable Hold()
    {
        try
        {
            Directory.CreateDirectory(Path);
            var held = new FileStream(In("training.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // What a training that was killed left behind.
            foreach (var file in Directory.EnumerateFiles(Path, $"*{Unfinished}")) File.Delete(file);
            return held;
        }
        catch (IOException cause) when (File.Exists(In("training.lock")))
        {
            throw new DataFolderInUseException($"Another training is at work on {Path}: wait for it to end.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderReadOnlyException($"Hay cannot write {Path}: {cause.Message}", cause);
        }
    }

    /// <summary>Keeps a model, whole or not at all, and returns its name: on the disk before it has that name.</summary>
    public string Keep(Trained trained)
    {
        var name = PicksFile.NameOf(trained.Card);
        var part = In(name + Unfinished);
        using (var file = new FileStream(part, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
        {
            PicksFile.Write(file, trained);
            file.Flush(flushToDisk: true);
        }

        File.Move(part, In(name));
        return name;
    }

    /// <exception cref="InvalidDataException">It is not what was written, or is not there.</exception>
    public PicksRead Read(string name) => Open(name, PicksFile.Read);

    /// <exception cref="InvalidDataException">It is not what was written, or is not there.</exception>
    public (PicksSettings Settings, string Checksum) ReadSettings(string name) => Open(name, PicksFile.ReadSettings);

    public void Remove(string name) => File.Delete(In(name));

    private string In(string name) => System.IO.Path.Combine(Path, System.IO.Path.GetFileName(name));

    private T Open<T>(string name, Func<Stream, T> read)
    {
        try
        {
            using var file = new FileStream(In(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            return read(file);
        }
        // Anything else that goes wrong while reading says nothing of the file, and may pass.
        catch (IOException cause) when (cause is FileNotFoundException or EndOfStreamException)
        {
            throw new InvalidDataException($"The file cannot be read: {cause.Message}", cause);
        }
    }
}
