using System.Collections.Immutable;
using Hay.Silo.Import;

namespace Hay.Silo.Feeds;

/// <summary>
/// Reads a small file once where a run asks twice, and tells the same again. Not for OpenActive, which says more the second
/// time.
/// </summary>
internal sealed class ReadOnce(IImportReader reader) : IImportReader
{
    private readonly Dictionary<ImportFile, (List<ImportRecord> Records, UnreadableFileException? Problem)> _read = [];

    public ImmutableArray<string> Extensions => reader.Extensions;

    public IEnumerable<ImportRecord> Read(ImportFile file, CancellationToken ct)
    {
        if (_read.TryGetValue(file, out var again))
        {
            foreach (var record in again.Records) yield return record;
            if (again.Problem is not null) throw again.Problem;
            yield break;
        }

        var records = new List<ImportRecord>();
        _read[file] = (records, null);
        using var all = reader.Read(file, ct).GetEnumerator();
        while (true)
        {
            try
            {
                if (!all.MoveNext()) yield break;
            }
            catch (UnreadableFileException problem)
            {
                _read[file] = (records, problem);
                throw;
            }

            records.Add(all.Current);
            yield return all.Current;
        }
    }
}
