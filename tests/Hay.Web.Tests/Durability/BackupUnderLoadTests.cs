using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Web.Tests.Durability;

/// <summary>Copies that the command makes while many visitors book and give up places over HTTP.</summary>
public sealed class BackupUnderLoadTests : IDisposable
{
    private const int Visitors = 12;
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-copied-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_copy_made_while_people_book_is_of_one_moment_and_holds_all_that_was_acknowledged_before()
    {
        var data = Path.Combine(_folder, "data");
        var visitors = Enumerable.Range(1, Visitors).Select(n => new Visitor($"127.3.1.{n}")).ToList();
        var copies = new List<(string File, int Before, int After)>();
        await using (var site = await SiteProcess.Start(data))
        {
            var targets = await Targets(data);
            visitors.ForEach(v => v.Open(site.Address));
            var busy = Task.WhenAll(visitors.Select((v, n) => Task.Run(() => v.Act(targets, new Random(n), 25))));
            for (var copy = 0; copy < 2; copy++)
            {
                // The first answers of a new process are slow.
                var some = Acknowledged() + 10;
                while (Acknowledged() < some && !busy.IsCompleted) await Task.Delay(5);
                var (file, before) = (Path.Combine(_folder, $"copy-{copy}.hay"), Acknowledged());
                var (code, said) = await SiteProcess.Command("backup", file, "--data", data);
                Assert.True(code == 0, said);
                copies.Add((file, before, Acknowledged()));
            }

            await busy;
        }

        Assert.True(copies.Any(c => c.After > c.Before), $"nobody booked while it was copied: {string.Join(", ", copies)}");
        foreach (var (file, before, _) in copies)
        {
            var kept = await Restored(file);
            kept.AssertSound(file);
            // Each answer before the copy began was a change of some listing, and is in it.
            var changes = kept.Activities.Sum(a => a.Value.Outbox.Waiting.Count(IsOfPeople)) + kept.Journal.Count(e => IsOfPeople(e.Fact) && !Waits(kept, e));
            Assert.True(changes >= before, $"{before} answers were given before {file}, and {changes} are in it");
        }

        var (sound, words) = await SiteProcess.Command("verify", "--data", Path.ChangeExtension(copies[0].File, null));
        Assert.Equal(0, sound);
        Assert.Matches("^Records: [0-9,]+ read, [^\n]+\nJournal: [0-9,]+ facts read, [^\n]+\nFiles: every page of hay.db[^\n]+\nAll sound.\n$", words);
        visitors.ForEach(v => v.Dispose());

        int Acknowledged() => visitors.Sum(v => v.Acknowledged);
    }

    private static async Task<KeptRecords> Restored(string file)
    {
        var folder = Path.ChangeExtension(file, null);
        await StoreBackup.RestoreAsync(folder, file, replace: false);
        Assert.Empty((await StoreCheck.VerifyAsync(folder)).Findings);
        return await KeptRecords.Read(folder);
    }

    private static bool IsOfPeople(Fact fact) => fact.Profile is not null && fact.Session is not null;

    // Arrived, and not yet known to have: it is in both places.
    private static bool Waits(KeptRecords kept, JournalEntry entry) =>
        kept.Activities.Any(a => entry.Grain == $"{StoreNames.Activity}/{a.Key}" && a.Value.Outbox.Waiting.Any(f => f.Number == entry.Fact.Number));

    // From a copy: the folder itself is in use.
    private async Task<Target[]> Targets(string data)
    {
        var (file, now) = (Path.Combine(_folder, "before.hay"), DateTimeOffset.UtcNow);
        await StoreBackup.BackupAsync(data, file);
        return [.. from activity in (await Restored(file)).Activities.OrderBy(a => a.Key, StringComparer.Ordinal)
                   where activity.Value.Listing!.Booking is { Capacity: > 2, Kind: not BookingKind.Elsewhere }
                   let session = activity.Value.View(now)!.Sessions.FirstOrDefault(s => s.Start > now.AddHours(1) && !s.Cancelled)
                   where session is not null && session.Start < now.AddDays(50)
                   select new Target(activity.Value.Listing!.Space, activity.Key, session.Session.Value)];
    }
}
