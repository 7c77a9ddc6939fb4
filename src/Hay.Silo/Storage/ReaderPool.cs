using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace Hay.Silo.Storage;

/// <summary>
/// Connections for reading: as many as read at once, kept for the next. Readers and the writer don't wait for each other
/// (SQLite's write-ahead log). A read is a few microseconds from memory, so it runs on the caller's thread.
/// </summary>
internal sealed class ReaderPool(string file) : IDisposable
{
    // More than this many at once is a burst: its connections are closed after it.
    private const int Kept = 16;

    private readonly ConcurrentBag<ReaderConnection> _idle = [];
    private volatile bool _closed;

    /// <summary>One answer from the database.</summary>
    /// <exception cref="StoreFailedException">It could not be read.</exception>
    public T Read<T, TArgument>(TArgument argument, Func<ReaderConnection, TArgument, T> read)
    {
        var reader = Rent();
        try
        {
            var answer = read(reader, argument);
            Return(reader);
            return answer;
        }
        catch (Exception cause)
        {
            // A connection on which something went wrong is not used again.
            reader.Dispose();
            throw StoreFailedException.From(cause);
        }
    }

    /// <summary>
    /// Rows as one moment saw them, however long the reader takes. While it takes its time the log cannot shrink, so
    /// readers should not dawdle.
    /// </summary>
    /// <exception cref="StoreFailedException">They could not be read.</exception>
    public async IAsyncEnumerable<T> Stream<T>(
        Func<ReaderConnection, SqliteDataReader> start,
        Func<SqliteDataReader, T> read,
        [EnumeratorCancellation] CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var reader = Rent();
        var whole = false;
        try
        {
            using var rows = Start(reader, start);
            for (var count = 1; Next(rows, read, out var row); count++)
            {
                yield return row;
                if (count % 256 == 0)
                {
                    // A replay of the whole store is long: let others have the thread now and then.
                    ct.ThrowIfCancellationRequested();
                    await Task.Yield();
                }
            }

            whole = true;
        }
        finally
        {
            if (whole)
            {
                Return(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private ReaderConnection Rent()
    {
        ObjectDisposedException.ThrowIf(_closed, typeof(SqliteStore));
        if (_idle.TryTake(out var reader))
        {
            return reader;
        }

        try
        {
            return new ReaderConnection(file);
        }
        catch (SqliteException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }

    private void Return(ReaderConnection reader)
    {
        if (_closed || _idle.Count >= Kept)
        {
            reader.Dispose();
        }
        else
        {
            _idle.Add(reader);
        }
    }

    private static SqliteDataReader Start(ReaderConnection reader, Func<ReaderConnection, SqliteDataReader> start)
    {
        try
        {
            return start(reader);
        }
        catch (SqliteException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }

    private static bool Next<T>(SqliteDataReader rows, Func<SqliteDataReader, T> read, out T row)
    {
        try
        {
            var there = rows.Read();
            row = there ? read(rows) : default!;
            return there;
        }
        catch (SqliteException cause)
        {
            throw StoreFailedException.From(cause);
        }
    }
}
