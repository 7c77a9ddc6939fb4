using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>A read-only connection with its statements prepared. Sees all that was committed before a statement starts.</summary>
internal sealed class ReaderConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _find;
    private readonly SqliteCommand _version;
    private readonly SqliteCommand _feed;
    private readonly SqliteCommand _journal;
    private readonly SqliteCommand _about;
    private readonly SqliteCommand _of;
    private readonly SqliteCommand _last;

    public ReaderConnection(string file)
    {
        _connection = SqliteFile.OpenReader(file);
        _find = _connection.Prepare(
            "SELECT version, state FROM grain_state WHERE store = $store AND key = $key AND length(state) > 0", "$store", "$key");
        _version = _connection.Prepare("SELECT version FROM grain_state WHERE store = $store AND key = $key", "$store", "$key");
        _feed = _connection.Prepare(
            "SELECT seq, key, version, state FROM grain_state WHERE store = $store AND seq > $after ORDER BY seq", "$store", "$after");
        _journal = _connection.Prepare(
            "SELECT position, grain, fact FROM journal WHERE position > $after ORDER BY position", "$after");
        _about = _connection.Prepare(
            $"SELECT position, grain, fact FROM journal WHERE {SqliteSchema.ProfileOfFact} = $profile ORDER BY position", "$profile");
        _of = _connection.Prepare(
            "SELECT position, grain, fact FROM journal WHERE grain = $grain AND kind NOT IN ('Going', 'Waiting', 'GaveUp', 'Came', 'DidNotCome') ORDER BY number", "$grain");
        _last = _connection.Prepare("SELECT max(number) FROM journal WHERE grain = $grain", "$grain");
    }

    public StoredState Find(string store, string key)
    {
        _find.Parameters[0].Value = store;
        _find.Parameters[1].Value = key;
        using var row = _find.ExecuteReader();
        return row.Read() ? new StoredState(row.GetInt64(0), row.GetFieldValue<byte[]>(1)) : StoredState.None;
    }

    /// <summary>Also of a record that was cleared; 0: there never was one.</summary>
    public long LastVersion(string store, string key)
    {
        _version.Parameters[0].Value = store;
        _version.Parameters[1].Value = key;
        return _version.ExecuteScalar() as long? ?? 0;
    }

    /// <summary>Rows of seq, key, version, state.</summary>
    public SqliteDataReader Feed(string store, long after)
    {
        _feed.Parameters[0].Value = store;
        _feed.Parameters[1].Value = after;
        return _feed.ExecuteReader();
    }

    /// <summary>Rows of position, grain, fact.</summary>
    public SqliteDataReader Journal(long after)
    {
        _journal.Parameters[0].Value = after;
        return _journal.ExecuteReader();
    }

    /// <summary>Rows of position, grain, fact.</summary>
    public SqliteDataReader JournalAbout(string profile)
    {
        _about.Parameters[0].Value = profile;
        return _about.ExecuteReader();
    }

    /// <summary>Rows of position, grain, fact: what was done to a grain, but for places in it.</summary>
    public SqliteDataReader JournalOf(string grain)
    {
        _of.Parameters[0].Value = grain;
        return _of.ExecuteReader();
    }

    public long LastNumber(string grain)
    {
        _last.Parameters[0].Value = grain;
        return _last.ExecuteScalar() as long? ?? 0;
    }

    public long LastPosition() => _connection.Number("SELECT coalesce(max(position), 0) FROM journal");

    public void Dispose() => _connection.Dispose();
}
