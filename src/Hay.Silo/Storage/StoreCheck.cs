using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>Reads a whole store through and says what is wrong with it. Changes nothing; Hay may be running on it.</summary>
public sealed class StoreCheck
{
    // A store that is badly damaged would otherwise fill the screen.
    private const int FindingsOfAKind = 20;

    private readonly StoreTables _tables;
    private readonly ImmutableArray<string>.Builder _findings = ImmutableArray.CreateBuilder<string>();
    private readonly CancellationToken _ct;

    private readonly AuditHead? _noted;

    private StoreCheck(StoreTables tables, AuditHead? noted, CancellationToken ct) => (_tables, _noted, _ct) = (tables, noted, ct);

    /// <summary>Checks the store as it is at this moment.</summary>
    /// <param name="place">Where it is.</param>
    /// <param name="noted">The head of the audit log as it was printed before; null: none is compared.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="DataFolderException">There is no store that can be opened at all.</exception>
    /// <exception cref="StoreFailedException">Nor in PostgreSQL.</exception>
    public static Task<StoreReport> VerifyAsync(StorePlace place, AuditHead? noted = null, CancellationToken ct = default) =>
        Task.Run(() => StoreTables.Read(place, tables => new StoreCheck(tables, noted, ct).Run()), ct);

    private StoreReport Run()
    {
        // PostgreSQL checks its files itself (pg_amcheck, data checksums).
        if (!_tables.IsPostgres) Look("The database file is damaged: {0}.", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
        Look("{0}/{1} has the version {2}: versions count from 1.", "SELECT store, key, version FROM grain_state WHERE version < 1");
        Look("{0}/{1} has the seq {2}: it counts from 1.", "SELECT store, key, seq FROM grain_state WHERE seq < 1");
        Look("{1} records have the seq {0}: readers of the feed may miss one.", "SELECT seq, count(*) FROM grain_state GROUP BY seq HAVING count(*) > 1");
        Look("{0}/{1} has the seq {2}, above the last one counted: the next write could use it again.",
            $"SELECT store, key, seq FROM grain_state WHERE seq > {(_tables.IsPostgres ? "(SELECT last_value FROM grain_seq)" : "coalesce((SELECT value FROM meta WHERE name = 'seq'), 0)")}");
        Look("The journal has {1} facts of {0}, numbered {2} to {3}: some are missing.",
            "SELECT grain, count(*), min(number), max(number) FROM journal GROUP BY grain HAVING min(number) <> 1 OR max(number) <> count(*)");
        Parse("The state of {0}/{1} is not JSON: {2}", "SELECT store, key, state FROM grain_state WHERE length(state) > 0");
        Parse("Fact {1} of {0} is not JSON: {2}", "SELECT grain, number, fact FROM journal");
        try
        {
            if (_tables.MisnamedFacts() is > 0 and var misnamed) _findings.Add($"{misnamed} facts name somebody else in their column than in what they say: who asks to be forgotten would stay in them.");
        }
        catch (DbException)
        {
            // One that is not JSON; said above.
        }

        var head = Audit();
        return new StoreReport(
            Count("SELECT count(*) FROM grain_state WHERE length(state) > 0"),
            Count("SELECT count(*) FROM grain_state WHERE length(state) = 0"),
            Count("SELECT count(*) FROM journal"),
            _findings.ToImmutable())
        {
            Audit = head,
        };
    }

    private AuditHead? Audit()
    {
        try
        {
            var check = new AuditCheck(_noted);
            _tables.Each("SELECT key, state FROM grain_state WHERE store = @store AND length(state) > 0 ORDER BY key", [("store", StoreNames.AuditPage)],
                row => check.Page(row.GetString(0), row.GetFieldValue<byte[]>(1)), _ct);
            var log = _tables.First<byte[]>("SELECT state FROM grain_state WHERE store = @store AND key = @key AND length(state) > 0", ("store", StoreNames.Audit), ("key", IAuditGrain.Key));
            var (head, findings) = check.End(log);
            _findings.AddRange(findings);
            return head;
        }
        catch (DbException cause)
        {
            _findings.Add($"The audit log could not be read to the end: {cause.Message}.");
            return null;
        }
    }

    /// <summary>Each row is a finding.</summary>
    private void Look(string words, string sql) => Each(words, sql, row =>
    {
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    });

    /// <summary>Rows of two names and a text: a finding each that does not parse.</summary>
    private void Parse(string words, string sql) => Each(words, sql, row =>
    {
        try
        {
            var json = new Utf8JsonReader(row.GetFieldValue<byte[]>(2));
            while (json.Read())
            {
            }

            return null;
        }
        catch (JsonException cause)
        {
            return [row.GetValue(0), row.GetValue(1), cause.Message];
        }
    });

    private void Each(string words, string sql, Func<DbDataReader, object[]?> judge)
    {
        try
        {
            var found = 0L;
            _tables.Each(sql, [], row =>
            {
                if (judge(row) is { } values && ++found <= FindingsOfAKind)
                {
                    _findings.Add(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, values));
                }
            }, _ct);
            if (found > FindingsOfAKind) _findings.Add($"… and {found - FindingsOfAKind} more of this kind.");
        }
        catch (DbException cause)
        {
            _findings.Add($"The database could not be read to the end: {cause.Message}.");
        }
    }

    private long Count(string sql)
    {
        try
        {
            return _tables.First<long>(sql);
        }
        catch (DbException)
        {
            // Said above, by the question that read the same table.
            return 0;
        }
    }
}
