namespace Hay.Web.Organisations;

/// <summary>One thing that a record says. Before: what another version says; the same where nothing changed.</summary>
internal sealed record ComparedRow(string Name, string Words, string Before)
{
    public bool IsChanged => Words != Before;

    /// <summary>A version beside another one; null: beside nothing. Rows that are empty in both are left out.</summary>
    public static IEnumerable<ComparedRow> Of(IEnumerable<(string Name, string Words)> version, IEnumerable<(string Name, string Words)>? other)
    {
        var before = other?.ToDictionary(r => r.Name, r => r.Words);
        return version.Select(r => new ComparedRow(r.Name, r.Words, before is null ? r.Words : before[r.Name]))
            .Where(r => r.Words.Length + r.Before.Length > 0);
    }
}
