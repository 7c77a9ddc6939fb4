using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Hay.Silo.Storage;

/// <summary>A row of grain_state, as it is.</summary>
internal readonly record struct StateRow(string Store, string Key, long Version, long Seq, byte[] State);

/// <summary>A row of the journal, as it is. At: UTC.</summary>
internal readonly record struct FactRow(long Position, string Grain, long Number, DateTime At, string Kind, byte[] Fact)
{
    /// <summary>Whom it names; null: nobody.</summary>
    /// <exception cref="StoreFailedException">The fact is no JSON.</exception>
    public string? Profile()
    {
        try
        {
            var json = new Utf8JsonReader(Fact);
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("profile"u8)) return json.Read() ? json.GetString() : null;
                if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && json.CurrentDepth > 0) json.Skip();
            }

            return null;
        }
        catch (JsonException wrong)
        {
            throw new StoreFailedException($"Fact {Number} of {Grain} is not JSON: `hay verify` says more, and a store that is not sound is not copied.", wrong);
        }
    }
}

/// <summary>A store that another is copied into: empty, or with the beginning of the same copy.</summary>
internal interface ICopyTarget : IDisposable
{
    /// <summary>The number and the position up to which rows are there, durably; 0: none.</summary>
    (long Seq, long Position) Reached { get; }

    /// <summary>Durable when it returns: all of them, or none.</summary>
    void Keep(IReadOnlyList<StateRow> states);

    /// <inheritdoc cref="Keep(IReadOnlyList{StateRow})"/>
    void Keep(IReadOnlyList<FactRow> facts);

    /// <summary>All rows are there: puts them where they stay, for what takes them there only as a whole.</summary>
    void Place();

    /// <summary>Reads what is there.</summary>
    T Read<T>(Func<StoreTables, T> read);

    /// <summary>All is there: from now on it can be used.</summary>
    void Finish();
}

/// <summary>
/// <c>hay migrate</c>: copies a store into one of another kind, row by row, with every version, number and position, so that whoever has
/// read up to one goes on from it. Until it is whole no Hay starts on the copy. Stopped, it goes on where it was. The original is copied as
/// one moment saw it.
/// </summary>
internal sealed class StoreCopy(StorePlace from, StorePlace to, Action<string> progress, CancellationToken ct, bool replace = false)
{
    private const int Rows = 2_000;
    private const int Bytes = 8 * 1024 * 1024;
    private const string States = "SELECT store, key, version, seq, state FROM grain_state WHERE seq > @after ORDER BY seq";
    private const string Facts = "SELECT position, grain, number, at, kind, fact FROM journal WHERE position > @after ORDER BY position";

    /// <summary>How much there is, and what a comparison of both found: empty, nothing.</summary>
    /// <exception cref="DataFolderException">One of them cannot be used: it is in use, or holds something else.</exception>
    /// <exception cref="StoreFailedException">One of them failed; what was copied stays, and the next run goes on from there.</exception>
    public (long Records, long Facts, string Problem) Run()
    {
        if (from.IsAzure) progress("Fetching what the container holds");
        // The original first: a name that was mistyped must not mark a database as half copied.
        return StoreTables.Read(from, tables =>
        {
            var (states, entries) = (tables.First<long>("SELECT count(*) FROM grain_state"), tables.First<long>("SELECT count(*) FROM journal"));
            using var target = Open(to);
            var (seq, position) = target.Reached;
            var before = target.Read(static there => (States: there.First<long>("SELECT count(*) FROM grain_state"), Facts: there.First<long>("SELECT count(*) FROM journal")));
            var records = Copy(tables, States, seq, StateOf, row => row.State.Length, target.Keep, "records", before.States, states);
            var facts = Copy(tables, Facts, position, FactOf, row => row.Fact.Length, target.Keep, "facts", before.Facts, entries);
            ct.ThrowIfCancellationRequested();
            target.Place();
            progress("Comparing both");
            var problem = Difference(tables, target);
            if (problem.Length == 0) target.Finish();
            return (records, facts, problem);
        });
    }

    private long Copy<T>(StoreTables tables, string sql, long after, Func<DbDataReader, T> read, Func<T, int> size, Action<IReadOnlyList<T>> keep, string what, long before, long all)
    {
        var (batch, bytes, copied) = (new List<T>(Rows), 0, before);
        tables.Each(sql, [("after", after)], row =>
        {
            var one = read(row);
            batch.Add(one);
            if ((bytes += size(one)) >= Bytes || batch.Count >= Rows) Send();
        }, ct);
        Send();
        return copied;

        void Send()
        {
            if (batch.Count == 0) return;
            keep(batch);
            copied += batch.Count;
            progress(string.Create(CultureInfo.InvariantCulture, $"{copied:N0} of {all:N0} {what}"));
            batch.Clear();
            bytes = 0;
        }
    }

    // Every row of both, by one hash each.
    private string Difference(StoreTables tables, ICopyTarget target)
    {
        var (states, facts) = Hashes(tables);
        var (copiedStates, copiedFacts) = target.Read(Hashes);
        return (states == copiedStates, facts == copiedFacts) switch
        {
            (true, true) => target.Read(static there => there.MisnamedFacts()) == 0 ? "" : "The copy does not know of all facts whom they name: take the copy away and start again.",
            (false, _) => "The records of the copy are not those of the original: take the copy away and start again.",
            _ => "The journal of the copy is not that of the original: take the copy away and start again.",
        };
    }

    private (string States, string Facts) Hashes(StoreTables tables) => (
        Hash(tables, States, row => StateOf(row) is var s ? [Encoding.UTF8.GetBytes($"{s.Store}\n{s.Key}\n{s.Version}\n{s.Seq}\n"), s.State] : []),
        Hash(tables, Facts, row => FactOf(row) is var f ? [Encoding.UTF8.GetBytes($"{f.Position}\n{f.Grain}\n{f.Number}\n{f.At.Ticks / TimeSpan.TicksPerMicrosecond}\n{f.Kind}\n"), f.Fact] : []));

    private string Hash(StoreTables tables, string sql, Func<DbDataReader, byte[][]> read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        tables.Each(sql, [("after", 0L)], row =>
        {
            foreach (var part in read(row)) hash.AppendData(part);
        }, ct);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private ICopyTarget Open(StorePlace place) =>
        place.IsPostgres ? new PostgresCopyTarget(place.Postgres, replace, place.IsCare)
        : place.IsAzure ? new AzureCopyTarget(place, replace, progress)
        : new SqliteCopyTarget(place.Folder);

    private static StateRow StateOf(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetFieldValue<byte[]>(4));

    private static FactRow FactOf(DbDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetInt64(2),
        row.GetValue(3) is DateTime at ? at.ToUniversalTime() : DateTime.Parse(row.GetString(3), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
        row.GetString(4), JsonNul.Without(row.GetFieldValue<byte[]>(5)));
}
