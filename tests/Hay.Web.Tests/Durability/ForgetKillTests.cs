using System.Text;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Web.Tests.Durability;

/// <summary>Somebody asks to be forgotten and the process is killed: what was begun is finished after the next start.</summary>
public sealed class ForgetKillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-forget-").FullName;
    private readonly ProfileId _ann = ProfileId.New();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_start_after_a_kill_finishes_forgetting()
    {
        await using (var first = await SiteProcess.Start(_folder)) await first.Kill();
        // As a kill leaves it right after the first write: the profile says so, and everything else is as before.
        var target = await Begin();
        Assert.NotEqual(0, await Traces());

        for (var attempt = 1; ; attempt++)
        {
            await using (var site = await SiteProcess.Start(_folder))
            {
                await Task.Delay(TimeSpan.FromSeconds(3 + attempt)); // the sweep after a start waits three
                await site.Kill();
            }

            if (await Traces() == 0) break;
            Assert.True(attempt < 4, "it is still not finished");
        }

        var kept = await KeptRecords.Read(_folder);
        kept.AssertSound("afterwards");
        Assert.Contains(kept.Activities[target].Outbox.Waiting.Select(f => f.Kind).Concat(kept.Journal.Select(e => e.Fact.Kind)), k => k == FactKind.GaveUp);
    }

    private async Task<string> Begin()
    {
        var now = DateTimeOffset.UtcNow;
        using var folder = DataFolder.Open(_folder);
        using var store = SqliteStore.Open(folder);
        var journal = new SqliteJournal(store, GrainJson.Default.Options);
        await foreach (var record in new SqliteChangeFeed(store).ReadAsync(StoreNames.Activity, 0, default))
        {
            var activity = JsonSerializer.Deserialize(record.State.Span, GrainJson.Default.Activity)!;
            if (activity.View(now)?.Sessions.FirstOrDefault(s => s.Start > now.AddDays(1)) is not { } session) continue;
            var (booked, outcome) = activity.Book(new BookPlace(_ann, session.Session), now);
            if (outcome != BookingOutcome.Going) continue;
            await store.WriteAsync(StoreNames.Activity, record.Key, record.Version, JsonSerializer.SerializeToUtf8Bytes(booked, GrainJson.Default.Activity));
            var saved = new Fact { Number = 1, Kind = FactKind.Saved, At = now, Activity = record.Key, Profile = _ann };
            await journal.AppendAsync($"{StoreNames.Profile}/{_ann.Value}", [saved], default);
            var forgetting = new Profile().Forget();
            await store.WriteAsync(StoreNames.Profile, _ann.Value, 0, JsonSerializer.SerializeToUtf8Bytes(forgetting, GrainJson.Default.Profile));
            return record.Key;
        }

        throw new InvalidOperationException("The demo county has nothing to hold a place in.");
    }

    // Records and facts that name the person.
    private async Task<int> Traces()
    {
        var id = Encoding.UTF8.GetBytes(_ann.Value);
        using var folder = DataFolder.Open(_folder);
        using var store = SqliteStore.Open(folder);
        var traces = store.Read(StoreNames.Profile, _ann.Value).Exists ? 1 : 0;
        await foreach (var record in new SqliteChangeFeed(store).ReadAsync(StoreNames.Activity, 0, default))
        {
            if (record.State.Span.IndexOf(id) >= 0) traces++;
        }

        await foreach (var entry in new SqliteJournal(store, GrainJson.Default.Options).ReadAsync(0, default))
        {
            if (entry.Fact.Profile == _ann || entry.Grain.Contains(_ann.Value, StringComparison.Ordinal)) traces++;
        }

        return traces;
    }
}
