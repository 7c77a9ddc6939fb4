using System.Collections.Immutable;

namespace Hay.Silo.Import;

/// <summary>
/// One format. A reader serves one run and is asked for every file twice, in the same order: what it says counts the
/// second time, when it has seen all of them (an OpenActive session may be in another file than its series).
/// </summary>
internal interface IImportReader
{
    /// <summary>Endings of the files to look for in a folder, with their dot.</summary>
    ImmutableArray<string> Extensions { get; }

    /// <summary>The records of a file, in its order, as lazily as the format allows.</summary>
    /// <exception cref="UnreadableFileException">The file is not of this format, or breaks off.</exception>
    IEnumerable<ImportRecord> Read(ImportFile file, CancellationToken ct);
}

/// <summary>A file that cannot be read: the reason, in a few words. Refuses that file and no other.</summary>
internal sealed class UnreadableFileException(string reason, Exception? inner = null) : Exception(reason, inner);
