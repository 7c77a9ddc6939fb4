using System.Collections.Immutable;

namespace Hay.Silo.Import;

/// <summary>A file to read. Name: as the report calls it, from the folder that was given; Problem: why it cannot be read.</summary>
internal sealed record ImportFile(string Path, string Name, string? Problem = null)
{
    /// <summary>What is in it, where it lies in no folder; null: it does.</summary>
    public byte[]? Content { get; init; }

    public const long LargestBytes = 50_000_000;
    private const int MostFiles = 10_000;

    /// <summary>
    /// The file, or the files of a folder and its sub-folders that end as the format's do, in the order a person would
    /// count them: page2 before page10. Hidden files and links are passed over.
    /// </summary>
    /// <exception cref="FileNotFoundException">Neither a file nor a folder.</exception>
    public static ImmutableArray<ImportFile> Find(string path, ImmutableArray<string> extensions)
    {
        if (File.Exists(path)) return [new ImportFile(path, System.IO.Path.GetFileName(path))];
        if (!Directory.Exists(path)) throw new FileNotFoundException($"There is no file or folder {path}.", path);

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 16,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        };
        return
        [
            .. Directory.EnumerateFiles(path, "*", options)
                .Where(file => extensions.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Take(MostFiles)
                .Select(file => new ImportFile(file, System.IO.Path.GetRelativePath(path, file).Replace('\\', '/')))
                .OrderBy(file => file.Name, StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering)),
        ];
    }

    /// <summary>Opens it for reading.</summary>
    /// <exception cref="UnreadableFileException">It is empty, too large, or the system will not open it.</exception>
    public Stream Open()
    {
        if (Problem is not null) throw new UnreadableFileException(Problem);
        try
        {
            Stream stream = Content is null ? new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read) : new MemoryStream(Content, writable: false);
            var problem = stream.Length == 0 ? "it is empty" : stream.Length > LargestBytes ? "it is larger than 50 MB" : null;
            if (problem is null) return stream;
            stream.Dispose();
            throw new UnreadableFileException(problem);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException("it cannot be opened", wrong);
        }
    }
}
