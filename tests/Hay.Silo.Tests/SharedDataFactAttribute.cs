namespace Hay.Silo.Tests;

/// <summary>A test over data that lies beside the project and is no part of it; where it is absent the test is skipped, saying so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string folder)
    {
        if (Folder(folder) is null) Skip = $"There is no ../shared/data/{folder} beside the project.";
    }

    /// <summary>The full path of a folder of the shared data; null: it is not there.</summary>
    public static string? Folder(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Hay.sln"))) root = root.Parent;
        var path = root?.Parent is { } beside ? Path.Combine(beside.FullName, "shared", "data", folder) : null;
        return Directory.Exists(path) ? path : null;
    }
}
