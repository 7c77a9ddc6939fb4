namespace Hay.Silo.Tests;

/// <summary>Data for tests that is not part of the project: ../shared beside it. A newcomer's clone has none.</summary>
internal static class SharedData
{
    public static readonly string Root = Find();

    public static string Content => Path.Combine(Root, "content");

    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(Root, "..", "shared", "data", path));

    public static bool Has(string path) => File.Exists(PathOf(path)) || Directory.Exists(PathOf(path));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hay.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("Hay.sln is in no folder above the tests.");
    }
}

/// <summary>A test that needs a file of ../shared/data, and says so where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        if (!SharedData.Has(path)) Skip = $"{SharedData.PathOf(path)} is not here.";
    }
}
