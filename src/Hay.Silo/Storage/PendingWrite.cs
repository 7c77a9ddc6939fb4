using Hay.Care;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>One caller's write while it waits for its batch.</summary>
internal abstract class PendingWrite
{
    /// <summary>Nothing of what it takes away may stay readable in the files.</summary>
    public virtual bool Erases => false;

    /// <summary>
    /// Its caller waits until the end of Hay cannot undo it. That the end of the machine cannot either may follow, a moment later: see
    /// docs/decisions/0026-looks.md.
    /// </summary>
    public virtual bool MayFollow => false;

    /// <summary>About how many bytes it brings.</summary>
    public virtual int Size => 0;

    /// <summary>The batch is kept.</summary>
    public abstract void Kept();

    /// <summary>The batch was undone.</summary>
    public abstract void Failed(Exception cause);
}

/// <summary>A write whose caller is told <typeparamref name="T"/> once it is kept.</summary>
internal abstract class PendingWrite<T> : PendingWrite
{
    // Callers go on elsewhere: the writer's thread has the next batch to write.
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Told => _told.Task;

    /// <summary>What its caller is told; the writer says it before the batch is kept.</summary>
    public T Outcome { get; set; } = default!;

    public sealed override void Kept() => _told.TrySetResult(Outcome);

    public sealed override void Failed(Exception cause) => _told.TrySetException(StoreFailedException.From(cause));
}

/// <summary>A state, compare-and-set: kept only if the record has the version <see cref="Expected"/> (0: no record).</summary>
internal sealed class StateWrite : PendingWrite<WriteOutcome>
{
    public required string Store { get; init; }

    public required string Key { get; init; }

    public required long Expected { get; init; }

    public required byte[] State { get; init; }

    public override int Size => State.Length;

    // A line of a change comes before the change, which takes it along to the disk.
    public override bool MayFollow => Store is CareStoreNames.CaseLog or CareStoreNames.CaseLogPage;

    /// <summary>Refuses what no store takes.</summary>
    public static StateWrite Of(string store, string key, long expected, byte[] json)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        return json.Length is > 0 and <= StoreLimits.MaxStateBytes
            ? new StateWrite { Store = store, Key = key, Expected = expected, State = json }
            : throw new ArgumentException($"The state of {RecordName.Of(store, key)} has {json.Length} bytes; the store keeps 1 to {StoreLimits.MaxStateBytes}.", nameof(json));
    }
}

/// <summary>
/// Takes a record away if it has the version <see cref="Expected"/>. No record, none expected: nothing to do. It leaves
/// an empty row, for readers of the feed; not so that of a person, whose key names them and whom no reader
/// follows.
/// </summary>
internal sealed class StateClear : PendingWrite<WriteOutcome>
{
    public bool LeavesNoRow => Store is StoreNames.Profile or StoreNames.Account or StoreNames.AccountHandle;

    public override bool Erases => LeavesNoRow || Store is CareStoreNames.Case or CareStoreNames.CaseLog or CareStoreNames.CaseLogPage;

    public required string Store { get; init; }

    public required string Key { get; init; }

    public required long Expected { get; init; }

    public static StateClear Of(string store, string key, long expected)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        return new StateClear { Store = store, Key = key, Expected = expected };
    }
}

/// <summary>Facts of one grain. The outcome says nothing: they are there.</summary>
internal sealed class JournalAppend(string grain, JournalLine[] lines) : PendingWrite<bool>
{
    public override bool Erases => Array.Exists(lines, line => line.TakesBack);

    public override int Size => lines.Sum(line => line.Json.Length);

    public string Grain => grain;

    public JournalLine[] Lines => lines;
}

/// <summary>Takes a person out of the journal. The outcome says nothing: they are gone.</summary>
internal sealed class JournalErasure(string grain, string profile) : PendingWrite<bool>
{
    public override bool Erases => true;

    public string Grain => grain;

    public string Profile => profile;
}
