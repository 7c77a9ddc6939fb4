namespace Hay.Faults;

/// <summary>One date of one listing.</summary>
internal sealed record Target(string Activity, string Session)
{
    public string Path => $"/{Town.Space}/{Activity}";
}
