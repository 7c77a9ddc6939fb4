namespace Hay.Web.Tests;

/// <summary>Where the project's own files are: its sources, and what npm put beside them.</summary>
internal static class ProjectRoot
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hay.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the project.");
    }
}
