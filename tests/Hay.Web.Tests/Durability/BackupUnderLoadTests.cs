using Hay.Grains;

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
        var targets = await Targets(data);
        var visitors = Enumerable.Range(1, Visitors).Select(n => new Visitor($"127.3.1.{n}")).ToList();
        var copies = new List<(string File, int Before, int After)>();
        await using (var site = await SiteProcess.Start(data))
        {
            visitors.ForEach(v => v.Open(site.Address));
            var busy = Task.WhenAll(visitors.Select((v, n) => Task.Run(() => v.Act(targets, new Random(n), 40))));
            while (copies.Count < 2 || !busy.IsCompleted)
            {
                var (file, before) = (Path.Combine(_folder, $"copy-{copies.Count}.hay"), Acknowledged());
                var (code, said) = await SiteProcess.Command("backup", file, "--data", data);
                Assert.True(code == 0, said);
                copies.Add((file, before, Acknowledged()));
                if (copies.Count == 4) break;
            }

            await busy;
        }

        Assert.True(copies.Any(c => c.After > c.Before), $"nobody booked while it was copied: {string.Join(", ", copies)}");
        foreach (var (file, before, _) in copies)
        {
            var restored = Path.ChangeExtension(file, null);
            Assert.Equal(0, (await SiteProcess.Command("restore", file, "--data", restored)).Code);
            var (code, said) = await SiteProcess.Command("verify", "--data", restored);
            Assert.Equal(0, code);
            Assert.Matches("Records: [0-9,]+ read", said);
            Assert.Matches("Journal: [0-9,]+ facts read", said);
            Assert.Contains("All sound.", said, StringComparison.Ordinal);
            var kept = await KeptRecords.Read(restored);
            kept.AssertSound(file);
            // Each answer before the copy began was a change of some listing, and is in it.
            var changes = kept.Activities.Values.Sum(a => a.Outbox.Waiting.Count(IsOfPeople)) + kept.Journal.Count(e => IsOfPeople(e.Fact) && !Waits(kept, e));
            Assert.True(changes >= before, $"{before} answers were given before {file}, and {changes} are in it");
        }

        visitors.ForEach(v => v.Dispose());

        int Acknowledged() => visitors.Sum(v => v.Acknowledged);
    }

    private static bool IsOfPeople(Fact fact) => fact.Profile is not null && fact.Session is not null;

    // Arrived, and not yet known to have: it is in both places.
    private static bool Waits(KeptRecords kept, JournalEntry entry) =>
        kept.Activities.Any(a => entry.Grain == $"{StoreNames.Activity}/{a.Key}" && a.Value.Outbox.Waiting.Any(f => f.Number == entry.Fact.Number));

    private static async Task<Target[]> Targets(string data)
    {
        await using (var first = await SiteProcess.Start(data)) await first.Kill();
        var now = DateTimeOffset.UtcNow;
        return [.. from activity in (await KeptRecords.Read(data)).Activities.OrderBy(a => a.Key, StringComparer.Ordinal)
                   where activity.Value.Listing!.Booking is { Capacity: > 2, Kind: not BookingKind.Elsewhere }
                   let session = activity.Value.View(now)!.Sessions.FirstOrDefault(s => s.Start > now.AddHours(1) && !s.Cancelled)
                   where session is not null && session.Start < now.AddDays(50)
                   select new Target(activity.Value.Listing!.Space, activity.Key, session.Session.Value)];
    }
}
