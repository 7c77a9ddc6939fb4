using Hay.Grains;

namespace Hay.Silo.Import;

/// <summary>A concept of OpenActive's activity list, in any of the ways in which its address is written.</summary>
internal static class OpenActiveConcept
{
    private const string List = "https://openactive.io/activity-list#";

    /// <summary>Null where it is none.</summary>
    public static Concept? Of(string address, string label)
    {
        var id = address.Replace("http://", "https://", StringComparison.Ordinal)
            .Replace("//www.", "//", StringComparison.Ordinal).Replace("/activity-list/#", "/activity-list#", StringComparison.Ordinal);
        var name = CleanText.Line(label, 80);
        return id.StartsWith(List, StringComparison.Ordinal) && Guid.TryParse(id[List.Length..], out _) && name.Length > 0 ? new Concept(id, name) : null;
    }
}
