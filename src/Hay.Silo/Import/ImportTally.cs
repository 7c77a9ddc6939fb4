using System.Collections.Immutable;

namespace Hay.Silo.Import;

/// <summary>What became of a record. Each is counted under exactly one of these.</summary>
public enum ImportOutcome { Created, Updated, Unchanged, Deleted, Outside, Refused }

/// <summary>A record that was not used: where in which file, and why. Where is empty when it is the file itself.</summary>
public sealed record ImportRefusal(string File, string Where, string Reason);

/// <summary>One file's account: the outcomes add up to the records.</summary>
public sealed record FileTally(string File, int Records, ImmutableDictionary<ImportOutcome, int> Outcomes, bool IsReadable)
{
    public int this[ImportOutcome outcome] => Outcomes.GetValueOrDefault(outcome);
}

/// <summary>The account of a run. Refusals are in the order of the files and their records.</summary>
public sealed record ImportReport(ImmutableArray<FileTally> Files, ImmutableArray<ImportRefusal> Refusals)
{
    /// <summary>Whether anything could be read at all.</summary>
    public bool AnyRead => Files.Any(f => f.IsReadable);

    /// <summary>False when the run was stopped: what is not counted was not reached.</summary>
    public bool IsComplete { get; init; } = true;

    public int Records => Files.Sum(f => f.Records);

    public int this[ImportOutcome outcome] => Files.Sum(f => f[outcome]);
}

/// <summary>Counts while a run goes on, from several threads.</summary>
internal sealed class ImportTally(ImmutableArray<ImportFile> files)
{
    // A run that refuses more than this keeps counting but not listing.
    private const int MostRefusals = 20_000;
    private readonly Lock _gate = new();
    private readonly int[,] _outcomes = new int[files.Length, 6];
    private readonly bool[] _unreadable = new bool[files.Length];
    private readonly List<(int File, int Number, ImportRefusal Refusal)> _refusals = [];

    /// <summary>Records accounted for so far.</summary>
    public int Done { get; private set; }

    public void Count(RecordPlace place, ImportOutcome outcome, string reason = "")
    {
        lock (_gate)
        {
            _outcomes[place.File, (int)outcome]++;
            Done++;
            if (outcome == ImportOutcome.Refused) Refuse(place.File, place.Number, place.Record.Where, reason);
        }
    }

    public void Unreadable(int file, string reason)
    {
        lock (_gate)
        {
            _unreadable[file] = true;
            Refuse(file, int.MaxValue, "", reason);
        }
    }

    public ImportReport Report() => new(
        [.. files.Select((file, i) => Of(i, file.Name))],
        [.. _refusals.OrderBy(r => r.File).ThenBy(r => r.Number).Select(r => r.Refusal)]);

    private FileTally Of(int file, string name)
    {
        var outcomes = Enum.GetValues<ImportOutcome>().ToImmutableDictionary(o => o, o => _outcomes[file, (int)o]);
        var records = outcomes.Values.Sum();
        return new FileTally(name, records, outcomes, !_unreadable[file] || records > 0);
    }

    private void Refuse(int file, int number, string where, string reason)
    {
        if (_refusals.Count < MostRefusals) _refusals.Add((file, number, new ImportRefusal(files[file].Name, where, reason)));
    }
}

/// <summary>A record and its place in the run: number of the file, number in the file.</summary>
internal readonly record struct RecordPlace(int File, int Number, ImportRecord Record);
