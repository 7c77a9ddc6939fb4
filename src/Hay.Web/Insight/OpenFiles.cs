using System.Collections.Concurrent;
using Hay.Uptake;

namespace Hay.Web.Insight;

/// <summary>The open tables as files. Each is made when it is first asked for, and again when there are new figures: once a night.</summary>
internal sealed class OpenFiles(InsightBook book)
{
    private volatile Made? _made;

    /// <summary>Null: there is no such table, or no quarter is whole yet.</summary>
    /// <param name="name">"ages.csv".</param>
    public (byte[] Content, string Type)? Find(string name)
    {
        var of = book.Now;
        if (OpenData.Quarters(of).IsEmpty) return null;
        // Names of organisations come from the catalogue: what was made before it was read is made again.
        if (_made is not { } made || made.Figures != of.Figures || made.OfNothing != (of.Catalogue.Count == 0)) _made = made = new(of.Figures, of.Catalogue.Count == 0);
        if (made.Files.TryGetValue(name, out var file)) return file;
        return OpenData.Table(Path.GetFileNameWithoutExtension(name), of) is { } table ? made.Files.GetOrAdd(name, InsightFile.As(table, name)) : null;
    }

    private sealed record Made(UptakeFigures Figures, bool OfNothing)
    {
        public ConcurrentDictionary<string, (byte[] Content, string Type)> Files { get; } = [];
    }
}
