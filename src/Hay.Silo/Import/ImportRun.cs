using System.Collections.Concurrent;
using System.Collections.Immutable;
using Hay.Grains;
using NodaTime;

namespace Hay.Silo.Import;

/// <summary>
/// One import from its files to the target. It looks through them once to learn which record of each id counts, and a
/// second time to send. Sending twice changes nothing, so a run that was stopped is simply run again.
/// </summary>
internal sealed class ImportRun(
    IImportReader reader, ImmutableArray<ImportFile> files, string source, RecordPlacing placing, IImportTarget target, Instant now, ImportProgress progress,
    int mostRecords = 2_000_000)
{
    private const int AtOnce = 16;
    private readonly ImportTally _tally = new(files);
    private readonly Dictionary<string, (long Rank, int File, int Number)> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImportOutcome> _outcomes = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<(RecordPlace Place, string Whole)> _parts = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _organisations = new(StringComparer.Ordinal);

    public async Task<ImportReport> Run(CancellationToken ct)
    {
        var records = LookThrough(ct);
        try
        {
            var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
            await Parallel.ForEachAsync(Places(isFinal: true, ct), together, async (place, stop) =>
            {
                await Send(place, stop);
                progress.Say("Importing", _tally.Done, records);
            });
            foreach (var (place, whole) in _parts) CountPart(place, whole);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return _tally.Report() with { IsComplete = false };
        }
        finally
        {
            progress.End();
        }

        return _tally.Report();
    }

    private int LookThrough(CancellationToken ct)
    {
        var records = 0;
        foreach (var place in Places(isFinal: false, ct))
        {
            progress.Say("Reading", ++records, null);
            if (place.Record is not (ListedRecord or DeletedRecord)) continue;
            if (_counts.TryGetValue(place.Record.Id, out var best) && best.Rank > place.Record.Rank) continue;
            _counts[place.Record.Id] = (place.Record.Rank, place.File, place.Number);
        }

        return records;
    }

    private IEnumerable<RecordPlace> Places(bool isFinal, CancellationToken ct)
    {
        var all = 0;
        for (var file = 0; file < files.Length; file++)
        {
            using var records = reader.Read(files[file], ct).GetEnumerator();
            for (var number = 0; ; number++)
            {
                try
                {
                    if (!records.MoveNext()) break;
                    if (++all > mostRecords) throw new UnreadableFileException(FormattableString.Invariant($"there are more than {mostRecords:N0} records"));
                }
                catch (UnreadableFileException unreadable)
                {
                    if (isFinal) _tally.Unreadable(file, unreadable.Message);
                    break;
                }

                yield return new RecordPlace(file, number, records.Current);
            }
        }
    }

    private async Task Send(RecordPlace place, CancellationToken ct)
    {
        if (place.Record is RefusedRecord refused) _tally.Count(place, ImportOutcome.Refused, refused.Reason);
        else if (place.Record is PartRecord part) _parts.Add((place, part.Whole));
        else if (_counts[place.Record.Id] is var best && (best.File, best.Number) != (place.File, place.Number)) _parts.Add((place, place.Record.Id));
        else await SendWhole(place, ct);
    }

    private async Task SendWhole(RecordPlace place, CancellationToken ct)
    {
        var id = StableId.OfListing(source, place.Record.Id);
        var (outcome, reason) = place.Record switch
        {
            DeletedRecord => await Withdraw(id, ct),
            ListedRecord listed when placing.Space(listed) is not { } space => RecordPlacing.IsSomewhere(listed)
                ? (ImportOutcome.Outside, "")
                : (ImportOutcome.Refused, "no location"),
            ListedRecord listed when listed.IsEvent && RecordPlacing.LastDate(listed, now) is { } last => await Over(id, last, ct),
            ListedRecord listed => await Publish(id, listed, placing.Space(listed)!, ct),
            _ => throw new InvalidOperationException(place.Record.GetType().Name),
        };
        _outcomes[place.Record.Id] = outcome;
        _tally.Count(place, outcome, reason);
    }

    private async Task<(ImportOutcome, string)> Publish(string id, ListedRecord record, string space, CancellationToken ct)
    {
        var listing = placing.Listing(record, space, source, now);
        listing = listing with { Organisation = await Describe(record.Organisation, space, ct) };
        var isChecked = record.Checked is { } day && day <= DateOnly.FromDateTime(now.ToDateTimeUtc()) ? record.Checked : null;
        var result = await target.Publish(id, listing, isChecked, ct);
        return result.Outcome switch
        {
            PublishOutcome.Created => (ImportOutcome.Created, ""),
            PublishOutcome.Updated => (ImportOutcome.Updated, ""),
            PublishOutcome.Unchanged => (ImportOutcome.Unchanged, ""),
            _ => (ImportOutcome.Refused, string.Join(' ', result.Problems)),
        };
    }

    // Once a run for each organisation, however many activities it has. Null when there is none fit to be described.
    private Task<string?> Describe(OrganisationDraft? draft, string space, CancellationToken ct) =>
        draft is null ? Task.FromResult<string?>(null)
        : _organisations.GetOrAdd(draft.Id, _ => new Lazy<Task<string?>>(async () =>
        {
            var id = StableId.OfOrganisation(source, draft.Id);
            var details = DraftRules.Tidy(draft.Details) with { Space = space, Source = new Source { Name = source, Id = CleanText.Line(draft.Id, 300) } };
            return (await target.Describe(id, details, ct)).Outcome == PublishOutcome.Refused ? null : id;
        })).Value;

    private async Task<(ImportOutcome, string)> Withdraw(string id, CancellationToken ct)
    {
        await target.Withdraw(id, ct);
        return (ImportOutcome.Deleted, "");
    }

    // What was listed and is over now goes; what was over before it came never comes.
    private async Task<(ImportOutcome, string)> Over(string id, DateOnly last, CancellationToken ct) =>
        await target.Withdraw(id, ct) == WithdrawOutcome.Withdrawn
            ? (ImportOutcome.Deleted, "")
            : (ImportOutcome.Refused, FormattableString.Invariant($"it is over: its last date was {last:d MMMM yyyy}"));

    private void CountPart(RecordPlace place, string whole)
    {
        if (!_outcomes.TryGetValue(whole, out var outcome)) _tally.Count(place, ImportOutcome.Refused, "what it belongs to is not there");
        else if (outcome == ImportOutcome.Refused) _tally.Count(place, outcome, "what it belongs to was refused");
        else _tally.Count(place, outcome is ImportOutcome.Created or ImportOutcome.Updated ? ImportOutcome.Unchanged : outcome);
    }
}
