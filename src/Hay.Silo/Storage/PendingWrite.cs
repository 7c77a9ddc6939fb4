using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>One caller's write while it waits for its batch.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs inside the batch's transaction.</summary>
    public abstract void Apply(WriterConnection connection);

    /// <summary>Nothing of what it takes away may stay readable in the files.</summary>
    public virtual bool Erases => false;

    /// <summary>The batch is on the disk.</summary>
    public abstract void Kept();

    /// <summary>The batch was undone.</summary>
    public abstract void Failed(Exception cause);
}

/// <summary>A write whose caller is told <typeparamref name="T"/> once it is on the disk.</summary>
internal abstract class PendingWrite<T> : PendingWrite
{
    // Callers go on elsewhere: the writer's thread has the next batch to write.
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _outcome = default!;

    public Task<T> Told => _told.Task;

    public sealed override void Apply(WriterConnection connection) => _outcome = Write(connection);

    public sealed override void Kept() => _told.TrySetResult(_outcome);

    public sealed override void Failed(Exception cause) => _told.TrySetException(StoreFailedException.From(cause));

    protected abstract T Write(WriterConnection connection);
}

/// <summary>A state, compare-and-set: kept only if the record has the version <paramref name="expected"/> (0: no record).</summary>
internal sealed class StateWrite(string store, string key, long expected, byte[] state) : PendingWrite<WriteOutcome>
{
    protected override WriteOutcome Write(WriterConnection connection) => expected == 0
        ? connection.Insert(store, key, state)
        : connection.Update(store, key, state, expected);
}

/// <summary>
/// Takes a record away if it has the version <paramref name="expected"/>. No record, none expected: nothing to do. It leaves
/// an empty row, for readers of the feed; not so that of a person, whose key names them and whom no reader
/// follows.
/// </summary>
internal sealed class StateClear(string store, string key, long expected) : PendingWrite<WriteOutcome>
{
    public override bool Erases => store is StoreNames.Profile or StoreNames.Account or StoreNames.AccountHandle;

    protected override WriteOutcome Write(WriterConnection connection)
    {
        if (expected > 0)
        {
            return Erases ? connection.Delete(store, key, expected) : connection.Update(store, key, [], expected);
        }

        var there = connection.Find(store, key);
        return new WriteOutcome(there == 0, there);
    }
}

/// <summary>Facts of one grain. The outcome says nothing: they are there.</summary>
internal sealed class JournalAppend(string grain, JournalLine[] lines) : PendingWrite<bool>
{
    public override bool Erases => Array.Exists(lines, line => line.TakesBack);

    protected override bool Write(WriterConnection connection)
    {
        foreach (ref readonly var line in lines.AsSpan())
        {
            connection.Append(grain, line);
            if (line.TakesBack) connection.TakeBack(grain, line.Number);
        }

        return true;
    }
}

/// <summary>Takes a person out of the journal. The outcome says nothing: they are gone.</summary>
internal sealed class JournalErasure(string grain, string profile) : PendingWrite<bool>
{
    public override bool Erases => true;

    protected override bool Write(WriterConnection connection)
    {
        connection.Erase(grain, profile);
        return true;
    }
}

/// <summary>
/// A fact as the journal keeps it. At: UTC, ISO 8601, for people who look with other tools. TakesBack: what its grain said before of how
/// things are goes with it.
/// </summary>
internal readonly record struct JournalLine(long Number, string At, string Kind, string Json, bool TakesBack);
