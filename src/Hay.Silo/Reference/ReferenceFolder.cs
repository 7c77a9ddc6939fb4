using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Hay.Silo.Storage;

namespace Hay.Silo.Reference;

/// <summary>A file that was imported. Reach: see <see cref="Reach"/>.</summary>
internal sealed record SourceFile(string Name, string Sha256, string Reach, DateOnly Imported);

/// <summary>What is stored of one kind and year, and where it came from.</summary>
internal sealed record StoredTable<TRow>(ImmutableArray<SourceFile> Sources, ImmutableArray<TRow> Rows);

/// <summary>
/// What was imported, in the folder <c>reference</c> of the data folder: a file a table, of JSON lines. The first line says where it came
/// from and how many rows follow.
/// </summary>
internal sealed class ReferenceFolder(string dataFolder)
{
    private const string Ending = ".jsonl";
    private const string Unfinished = ".part";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(dataFolder), "reference");

    /// <summary>Names of the tables that begin so, in their order.</summary>
    public IReadOnlyList<string> Names(string beginning = "") => !Directory.Exists(Path) ? []
        : [.. Directory.EnumerateFiles(Path, $"{beginning}*{Ending}").Select(file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The years there are of a table, the newest first.</summary>
    public IReadOnlyList<int> Years(string name) =>
        [.. Names(name + "-").Select(found => int.TryParse(found[(name.Length + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0)
            .Where(year => year > 0).OrderDescending()];

    /// <summary>Held by whoever imports; goes with the process, however that ends.</summary>
    /// <exception cref="DataFolderException">Another process imports, or the folder cannot be written.</exception>
    public IDisposable Hold()
    {
        try
        {
            Directory.CreateDirectory(Path);
            var held = new FileStream(In("reference.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            // What an import that was killed left behind.
            foreach (var file in Directory.EnumerateFiles(Path, $"*{Unfinished}")) File.Delete(file);
            return held;
        }
        catch (IOException cause) when (File.Exists(In("reference.lock")))
        {
            throw new DataFolderInUseException($"Another import is at work on {Path}: wait for it to end.", cause);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderReadOnlyException($"Hay cannot write {Path}: {cause.Message}", cause);
        }
    }

    /// <summary>Where a table came from; none where there is no such table.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public ImmutableArray<SourceFile> Sources(string name)
    {
        if (!File.Exists(In(name + Ending))) return [];
        using var lines = new StreamReader(In(name + Ending));
        try
        {
            return One<Head>(lines.ReadLine()).Sources;
        }
        catch (JsonException cause)
        {
            throw Damaged(name, 1, cause);
        }
    }

    /// <summary>Null where there is no such table.</summary>
    /// <exception cref="InvalidDataException">It is not what was written.</exception>
    public StoredTable<TRow>? Read<TRow>(string name) where TRow : IReferenceRow
    {
        if (!File.Exists(In(name + Ending))) return null;
        using var lines = new StreamReader(In(name + Ending));
        var line = 1;
        try
        {
            var head = One<Head>(lines.ReadLine());
            var rows = ImmutableArray.CreateBuilder<TRow>();
            for (line = 2; rows.Count < head.Rows; line++) rows.Add(One<TRow>(lines.ReadLine()));
            return new(head.Sources, rows.ToImmutable());
        }
        catch (JsonException cause)
        {
            throw Damaged(name, line, cause);
        }
    }

    /// <summary>Keeps a table, whole or not at all: on the disk before it has its name.</summary>
    public void Keep<TRow>(string name, StoredTable<TRow> table) where TRow : IReferenceRow
    {
        var part = In(name + Unfinished);
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        {
            JsonSerializer.Serialize(file, new Head(table.Rows.Length, table.Sources), Json);
            foreach (var row in table.Rows)
            {
                file.WriteByte((byte)'\n');
                JsonSerializer.Serialize(file, row, Json);
            }

            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
        }

        File.Move(part, In(name + Ending), overwrite: true);
    }

    private InvalidDataException Damaged(string name, int line, JsonException cause) => new(
        string.Create(CultureInfo.InvariantCulture, $"{In(name + Ending)}, line {line}, is not what was written. Delete the file, then import again what it came from."), cause);

    private static T One<T>(string? line) => line is null ? throw new JsonException("The file ends too soon.")
        : JsonSerializer.Deserialize<T>(line, Json) ?? throw new JsonException("The line is empty.");

    private string In(string file) => System.IO.Path.Combine(Path, file);

    private sealed record Head(int Rows, ImmutableArray<SourceFile> Sources);
}
