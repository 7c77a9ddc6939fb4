using System.Collections.Immutable;
using Hay.Grains;

namespace Hay.Silo.Demo;

/// <summary>What a load did: listings created, changed and left as they were; problems name what was refused, and why.</summary>
public sealed record DemoResult(int Created, int Updated, int Unchanged, ImmutableArray<string> Problems)
{
    /// <summary>The same content was loaded on the same day before: nothing was done.</summary>
    public bool Skipped { get; init; }
}

/// <summary>
/// Puts the invented county into the grains. Safe to run at any date, twice, and again after it was interrupted:
/// everything it sends is the same when sent twice. Bookings stay.
/// </summary>
public static class DemoCounty
{
    // The store commits in groups: many at once share one write to disk.
    private const int AtOnce = 32;

    /// <param name="content">See <see cref="DemoContent.Load"/>.</param>
    /// <param name="grains">Where it goes.</param>
    /// <param name="today">The day in the county.</param>
    /// <param name="marker">A file beside the store that remembers what was loaded last.</param>
    /// <param name="ct">Stops between two writes; the next load continues.</param>
    public static async Task<DemoResult> Load(DemoContent content, IGrainFactory grains, DateOnly today, string marker, CancellationToken ct)
    {
        var mark = $"{content.Version} {today:yyyy-MM-dd}";
        if (await IsLoaded(content, grains, mark, today, marker, ct)) return new DemoResult(0, 0, 0, []) { Skipped = true };

        var tally = new Tally();
        var together = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(content.Organisations, together, async (organisation, stop) => tally.Refused(organisation.Id,
            await grains.GetGrain<IOrganisationGrain>(organisation.Id).Describe(organisation.ToDetails(), null, stop)));
        await Parallel.ForEachAsync(content.Activities, together, async (activity, stop) => tally.Published(activity.Id,
            await Publish(activity, content, grains, today, stop)));
        foreach (var notice in content.Notices)
        {
            tally.Refused(notice.Id, await grains.GetGrain<ISpaceGrain>(notice.Space).Post(notice.On(today), null, ct));
        }

        foreach (var answer in content.Answers)
        {
            tally.Refused(answer.Id, await grains.GetGrain<ISpaceGrain>(answer.Space).Answer(answer.On(today), null, ct));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(marker))!);
        await File.WriteAllTextAsync(marker, mark, ct);
        return tally.Result();
    }

    private static async Task<PublishResult> Publish(
        DemoActivity activity, DemoContent content, IGrainFactory grains, DateOnly today, CancellationToken ct)
    {
        var grain = grains.GetGrain<IActivityGrain>(activity.Id);
        var listed = await grain.View(ct);
        var isChecked = CheckedOn(activity, today);
        return await grain.Publish(new PublishListing
        {
            Listing = DemoListing.Of(activity, content, DemoListing.ScheduleFor(activity, listed, today)),
            // Somebody who has confirmed it since is not contradicted.
            Checked = listed?.Checked > isChecked ? null : isChecked,
        }, ct);
    }

    private static DateOnly CheckedOn(DemoActivity activity, DateOnly today) => today.AddDays(-activity.LastCheckedDaysAgo);

    // The marker may outlive the store (a restored backup), so the store is asked too.
    private static async Task<bool> IsLoaded(
        DemoContent content, IGrainFactory grains, string mark, DateOnly today, string marker, CancellationToken ct)
    {
        if (!File.Exists(marker) || await File.ReadAllTextAsync(marker, ct) != mark || content.Activities is not [.., var last]) return false;
        var listed = await grains.GetGrain<IActivityGrain>(last.Id).View(ct);
        return listed?.Checked >= CheckedOn(last, today);
    }

    private sealed class Tally
    {
        private readonly Lock _gate = new();
        private readonly List<string> _problems = [];
        private readonly int[] _outcomes = new int[4];

        public void Published(string id, PublishResult result)
        {
            lock (_gate) _outcomes[(int)result.Outcome]++;
            Refused(id, result);
        }

        public void Refused(string id, PublishResult result)
        {
            if (result.Outcome != PublishOutcome.Refused) return;
            lock (_gate) _problems.Add($"{id}: {string.Join(' ', result.Problems)}");
        }

        public DemoResult Result() => new(
            _outcomes[(int)PublishOutcome.Created], _outcomes[(int)PublishOutcome.Updated],
            _outcomes[(int)PublishOutcome.Unchanged], [.. _problems.Order(StringComparer.Ordinal)]);
    }
}
