namespace Hay.Architecture.Tests;

/// <summary>The project's own files, found from where the tests run.</summary>
internal static class SourceTree
{
    public static readonly string Root = Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Paths from the root, with forward slashes, without what is built or downloaded.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/wwwroot/lib/", StringComparison.Ordinal));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hay.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("Hay.sln is in no folder above the tests.");
    }
}
