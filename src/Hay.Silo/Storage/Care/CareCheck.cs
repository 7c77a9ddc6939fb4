using System.Collections.Immutable;
using System.Globalization;
using Hay.Care;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>
/// Opens every record of a care store, and holds the log of each case against its own chain. What any store must be is checked
/// by <see cref="StoreCheck"/>. Changes nothing; Hay may be running on it.
/// </summary>
internal sealed class CareCheck(RecordSeal seal)
{
    // A store under other keys would otherwise fill the screen.
    private const int MostFindings = 20;

    private readonly ImmutableArray<string>.Builder _findings = ImmutableArray.CreateBuilder<string>();
    private readonly HashSet<string> _cases = [];
    private readonly HashSet<string> _withLog = [];
    private long _found;
    private long _logs;
    private long _lines;
    private string _log = "";
    private byte[]? _state;
    private AuditCheck? _chain;

    /// <summary>How many cases and logs there are, of how many lines, and what is wrong.</summary>
    /// <exception cref="DataFolderException">There is no store.</exception>
    /// <exception cref="StoreFailedException">Nor in PostgreSQL.</exception>
    public static Task<(long Cases, long Logs, long Lines, ImmutableArray<string> Findings)> Run(StorePlace place, CareKeys keys, CancellationToken ct) =>
        Task.Run(() => StoreTables.Read(place, tables => new CareCheck(new RecordSeal(keys)).Read(tables, ct)), ct);

    private (long, long, long, ImmutableArray<string>) Read(StoreTables tables, CancellationToken ct)
    {
        // By key, then by store: the log of a case comes before its pages, and these in their order.
        tables.Each("SELECT store, key, version, state FROM grain_state WHERE length(state) > 0 ORDER BY key, store", [],
            row => Take(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3)), ct);
        EndLog();
        foreach (var id in _cases.Where(id => !_withLog.Contains(id))) Add($"Case {id} has no log: its arrival alone should be a line.");
        if (_found > MostFindings) _findings.Add(string.Create(CultureInfo.InvariantCulture, $"… and {_found - MostFindings:N0} more findings."));
        return (_cases.Count, _logs, _lines, _findings.ToImmutable());
    }

    private void Take(string store, string key, long version, byte[] state)
    {
        try
        {
            var json = seal.Open(store, key, version, state);
            switch (store)
            {
                case CareStoreNames.Case:
                    _cases.Add(key);
                    if (!StoredCases.Read(key, json).Exists) Add($"{store}/{key} opens, and holds no case.");
                    break;
                case CareStoreNames.CaseLog:
                    LogOf(key);
                    _state = json;
                    break;
                case CareStoreNames.CaseLogPage when CaseLog.ParsePageKey(key) is { CaseId: var id }:
                    LogOf(id);
                    _chain!.Page(key, json);
                    break;
            }
        }
        catch (UnreadableRecordException wrong)
        {
            Add($"{store}/{key}: {wrong.InnerException?.Message}");
        }
    }

    private void LogOf(string caseId)
    {
        if (_log == caseId) return;
        EndLog();
        (_log, _state, _chain) = (caseId, null, new AuditCheck(null));
    }

    private void EndLog()
    {
        if (_chain is null) return;
        var (head, findings) = _chain.End(_state);
        _logs++;
        _lines += head.Number;
        foreach (var finding in findings) Add($"The log of case {_log}: {finding}");
        if (head.Number > 0) _withLog.Add(_log);
        _chain = null;
    }

    private void Add(string finding)
    {
        if (++_found <= MostFindings) _findings.Add(finding);
    }
}
