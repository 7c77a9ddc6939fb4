namespace Hay.Silo.Import;

/// <summary>What an operator may say about an import.</summary>
public sealed record ImportOptions
{
    /// <summary>Slug of the space for listings that do not say where they are; null refuses those.</summary>
    public string? Space { get; init; }
    /// <summary>Names the source: (source, id) is a record for ever. Null: the name of the file, folder or host.</summary>
    public string? Source { get; init; }
    /// <summary>A file with the words that lead to categories; null: the one that comes with Hay.</summary>
    public string? CategoryWords { get; init; }
}
