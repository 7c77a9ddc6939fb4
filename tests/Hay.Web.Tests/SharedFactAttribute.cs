namespace Hay.Web.Tests;

/// <summary>A test that needs ../shared/data beside the project, and says so where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute(string path)
    {
        if (!Path.Exists(PathOf(path))) Skip = $"{PathOf(path)} is not here.";
    }

    public static string PathOf(string path) => Path.GetFullPath(Path.Combine(ProjectRoot.Folder, "..", "shared", "data", path));
}
