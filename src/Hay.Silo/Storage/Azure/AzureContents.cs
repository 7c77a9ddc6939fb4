using System.Collections.Immutable;

namespace Hay.Silo.Storage;

/// <summary>
/// Which blobs of a container are the store: a snapshot, and the logs of what was written since. Kept as JSON in the blob
/// <see cref="Name"/>, and changed only by whoever holds the store.
/// </summary>
internal sealed record AzureContents
{
    public const string Name = "hay.json";

    /// <summary>The format this Hay writes. Raise it with every change that an older Hay would misread.</summary>
    public const int Current = 1;

    public int Format { get; init; } = Current;

    /// <summary>Drawn for each store, so that what was copied of another one is told from what was copied of this.</summary>
    public required long Id { get; init; }

    /// <summary>The process that changed this last.</summary>
    public string Holder { get; init; } = "";

    /// <summary>A copy into this container is not whole yet.</summary>
    public bool Copying { get; init; }

    /// <summary>Null: the store began empty, and the logs tell all of it.</summary>
    public AzureSnapshot? Snapshot { get; init; }

    /// <summary>Oldest first; the last one is written to.</summary>
    public ImmutableArray<AzureLogBlob> Logs { get; init; } = [];

    public static AzureContents New(bool copying) => new() { Id = Random.Shared.NextInt64(1, long.MaxValue), Copying = copying };
}

/// <summary>A whole store at one moment: a SQLite database, compressed by gzip.</summary>
internal sealed record AzureSnapshot(string Name, LogPosition Position)
{
    public const string Folder = "store/";

    /// <summary>A name that nothing has.</summary>
    public static string NewName(LogPosition at) => FormattableString.Invariant($"{Folder}{at.Batch:D12}-{Guid.NewGuid():n}.db.gz");
}

/// <summary>An append blob with batches of writes. Numbers count from 1.</summary>
internal sealed record AzureLogBlob(long Number, string Name);
