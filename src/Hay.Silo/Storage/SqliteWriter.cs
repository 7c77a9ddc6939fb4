using Hay.Grains;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Hay.Silo.Storage;

/// <summary>The one connection that writes, with its statements prepared. Used by one thread at a time.</summary>
internal sealed class SqliteWriter : IBatchWriter
{
    private readonly SqliteConnection _connection;
    private readonly bool _isCopy;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _update;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _count;
    private readonly SqliteCommand _append;
    private readonly SqliteCommand _takeBack;
    private readonly SqliteCommand _eraseOwn;
    private readonly SqliteCommand _eraseName;
    // The log still has pages from before an erasure. So it may where a connection was opened: the one before may have failed.
    private bool _holdsErased = true;
    private long _seq;
    private long _keptSeq;
    private bool _isFull = true;

    public SqliteWriter(string file, long pages, bool isCopy = false)
    {
        _connection = SqliteFile.OpenWriter(file, pages, isCopy);
        _isCopy = isCopy;
        _begin = _connection.Prepare("BEGIN IMMEDIATE");
        _commit = _connection.Prepare("COMMIT");
        _insert = _connection.Prepare("""
            INSERT INTO grain_state(store, key, version, seq, state) VALUES($store, $key, 1, $seq, $state)
            ON CONFLICT(store, key) DO UPDATE SET version = version + 1, seq = excluded.seq, state = excluded.state
            WHERE length(grain_state.state) = 0
            RETURNING version
            """, "$store", "$key", "$seq", "$state");
        _update = _connection.Prepare("""
            UPDATE grain_state SET version = version + 1, seq = $seq, state = $state
            WHERE store = $store AND key = $key AND version = $version AND length(state) > 0
            """, "$store", "$key", "$seq", "$state", "$version");
        _delete = _connection.Prepare(
            "DELETE FROM grain_state WHERE store = $store AND key = $key AND version = $version AND length(state) > 0", "$store", "$key", "$version");
        _find = _connection.Prepare(
            "SELECT version FROM grain_state WHERE store = $store AND key = $key AND length(state) > 0", "$store", "$key");
        _count = _connection.Prepare("UPDATE meta SET value = $seq WHERE name = 'seq'", "$seq");
        _append = _connection.Prepare("""
            INSERT INTO journal(grain, number, at, kind, fact) VALUES($grain, $number, $at, $kind, $fact)
            ON CONFLICT(grain, number) DO NOTHING
            """, "$grain", "$number", "$at", "$kind", "$fact");
        _takeBack = _connection.Prepare($"""
            UPDATE journal SET fact = json_remove(fact, '$.wellbeing', '$.isFirst') WHERE grain = $grain AND number < $number AND kind = '{nameof(FactKind.SaidHowThingsAre)}'
            """, "$grain", "$number");
        _eraseOwn = _connection.Prepare("""
            UPDATE journal SET grain = 'erased/' || lower(hex(randomblob(16))), number = 1, fact = json_remove(json_set(fact, '$.number', 1), '$.about', '$.wellbeing', '$.isFirst')
            WHERE grain = $grain
            """, "$grain");
        _eraseName = _connection.Prepare(
            $"UPDATE journal SET fact = json_remove(fact, '$.profile') WHERE {SqliteSchema.ProfileOfFact} = $profile", "$profile");
        _seq = _keptSeq = _connection.Number("SELECT value FROM meta WHERE name = 'seq'");
    }

    // So it may be where a connection was opened: the one before may have failed.
    public bool IsBehind { get; private set; } = true;

    /// <summary>For what belongs to its transactions, too.</summary>
    public SqliteConnection Connection => _connection;

    public void Keep(IReadOnlyList<PendingWrite> batch) => Keep(batch, static () => { });

    /// <param name="batch">What to write.</param>
    /// <param name="last">Runs when all of it is written and nothing committed; where it throws, <see cref="Undo"/> is next.</param>
    public void Keep(IReadOnlyList<PendingWrite> batch, Action last)
    {
        var isFull = _isCopy || !batch.All(write => write.MayFollow);
        if (isFull != _isFull) _connection.Run(isFull ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
        _isFull = isFull;
        _begin.ExecuteNonQuery();
        foreach (var write in batch) Apply(write);
        if (_seq != _keptSeq)
        {
            _count.Parameters[0].Value = _seq;
            _count.ExecuteNonQuery();
        }

        last();
        _commit.ExecuteNonQuery();
        // Where nothing was changed SQLite has not asked the disk for anything.
        if (_seq != _keptSeq) IsBehind = !isFull;
        _keptSeq = _seq;
        // A reader at work puts it off until the next batch.
        _holdsErased |= batch.Any(write => write.Erases);
        if (_holdsErased) _holdsErased = !EmptyLog();
    }

    /// <summary>Waits for the disk as SQLite does at a commit, which has no way to ask for that alone.</summary>
    public void Settle()
    {
        using var log = File.OpenHandle(_connection.DataSource + "-wal", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(log);
        IsBehind = false;
    }

    /// <summary>Undoes what was written and not committed.</summary>
    public void Undo()
    {
        // After some errors SQLite has done so itself.
        if (raw.sqlite3_get_autocommit(_connection.Handle) == 0) _connection.Run("ROLLBACK");
        _seq = _keptSeq;
    }

    public void Finish() => EmptyLog();

    /// <summary>Closes; what was not committed is undone.</summary>
    public void Dispose() => _connection.Dispose();

    private void Apply(PendingWrite write)
    {
        switch (write)
        {
            case StateWrite { Expected: 0 } first:
                first.Outcome = Insert(first.Store, first.Key, first.State);
                break;
            case StateWrite next:
                next.Outcome = Update(next.Store, next.Key, next.State, next.Expected);
                break;
            case StateClear { Expected: 0 } none:
                var there = Find(none.Store, none.Key);
                none.Outcome = new WriteOutcome(there == 0, there);
                break;
            case StateClear clear:
                clear.Outcome = clear.LeavesNoRow ? Delete(clear.Store, clear.Key, clear.Expected) : Update(clear.Store, clear.Key, [], clear.Expected);
                break;
            case JournalAppend append:
                foreach (ref readonly var line in append.Lines.AsSpan())
                {
                    Append(append.Grain, line);
                    if (line.TakesBack) TakeBack(append.Grain, line.Number);
                }

                break;
            case JournalErasure erasure:
                Erase(erasure.Grain, erasure.Profile);
                break;
            default:
                throw new ArgumentException($"{write.GetType().Name} is no write that this store knows.", nameof(write));
        }
    }

    /// <summary>Writes a record that is not there (or was cleared: then its version goes on from before).</summary>
    private WriteOutcome Insert(string store, string key, byte[] state)
    {
        Set(_insert, store, key, state);
        if (_insert.ExecuteScalar() is not long version)
        {
            return new WriteOutcome(false, Find(store, key));
        }

        _seq++;
        return new WriteOutcome(true, version);
    }

    /// <summary>Writes a record that is there in <paramref name="version"/>.</summary>
    private WriteOutcome Update(string store, string key, byte[] state, long version)
    {
        Set(_update, store, key, state);
        _update.Parameters[4].Value = version;
        if (_update.ExecuteNonQuery() == 0)
        {
            return new WriteOutcome(false, Find(store, key));
        }

        _seq++;
        return new WriteOutcome(true, version + 1);
    }

    /// <summary>Takes away a record that is there in <paramref name="version"/>, with its row.</summary>
    private WriteOutcome Delete(string store, string key, long version)
    {
        var values = _delete.Parameters;
        (values[0].Value, values[1].Value, values[2].Value) = (store, key, version);
        return _delete.ExecuteNonQuery() == 0 ? new WriteOutcome(false, Find(store, key)) : new WriteOutcome(true, 0);
    }

    /// <summary>The record's version; 0 when there is none.</summary>
    private long Find(string store, string key)
    {
        _find.Parameters[0].Value = store;
        _find.Parameters[1].Value = key;
        return _find.ExecuteScalar() as long? ?? 0;
    }

    /// <summary>Adds a fact to the journal unless it is there.</summary>
    private void Append(string grain, in JournalLine line)
    {
        var values = _append.Parameters;
        values[0].Value = grain;
        values[1].Value = line.Number;
        values[2].Value = line.At;
        values[3].Value = line.Kind;
        values[4].Value = line.Json;
        _append.ExecuteNonQuery();
    }

    /// <summary>Takes out of a grain's facts before a number how it said that things are: that it said something stays.</summary>
    private void TakeBack(string grain, long number)
    {
        (_takeBack.Parameters[0].Value, _takeBack.Parameters[1].Value) = (grain, number);
        _takeBack.ExecuteNonQuery();
    }

    /// <summary>
    /// Takes a profile's name out of every fact; its own facts get a name and the number 1 each, because facts of one
    /// grain are numbered without gaps.
    /// </summary>
    private void Erase(string grain, string profile)
    {
        _eraseOwn.Parameters[0].Value = grain;
        _eraseOwn.ExecuteNonQuery();
        _eraseName.Parameters[0].Value = profile;
        _eraseName.ExecuteNonQuery();
    }

    // Moves the log into the database file and empties it; false: a reader still needs it.
    private bool EmptyLog()
    {
        try
        {
            return _connection.Number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        }
        catch (SqliteException)
        {
            // The log stays and is read at the next start: nothing is lost.
            return false;
        }
    }

    private void Set(SqliteCommand command, string store, string key, byte[] state)
    {
        var values = command.Parameters;
        values[0].Value = store;
        values[1].Value = key;
        values[2].Value = _seq + 1;
        values[3].Value = state;
    }
}
