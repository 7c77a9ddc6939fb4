using System.Globalization;
using Hay.Grains;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;

namespace Hay.Web.Tests.Durability;

/// <summary>
/// Many visitors book places over HTTP; the process is killed in the middle; it starts again; and everything that any of
/// them was told must still be true.
/// </summary>
public abstract class KillContract : IDisposable
{
    private const int VisitorsARound = 16;
    private const int TargetsARound = 4;
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-kill-").FullName;

    protected abstract int Rounds { get; }

    /// <summary>Where the store is that goes with a data folder.</summary>
    protected virtual StorePlace StoreOf(string folder) => folder;

    /// <summary>The process that serves pages, and whatever else it needs.</summary>
    private protected virtual Task<SiteProcess> StartSite(StorePlace store) => SiteProcess.Start(store);

    /// <summary>What else dies in a round, after the site.</summary>
    protected virtual void KillMore(int round)
    {
    }

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_no_place_is_given_twice_through_many_kills()
    {
        var store = StoreOf(_folder);
        var random = new Random(20261121);
        var visitors = new List<Visitor>();
        var acknowledged = 0;
        await using (var first = await StartSite(store)) await first.Kill();
        var targets = Targets(await KeptRecords.Read(store));

        for (var round = 0; round <= Rounds; round++)
        {
            await using var site = await StartSite(store);
            foreach (var visitor in visitors) await AssertRemembered(visitor, site, round);
            acknowledged += visitors.Sum(v => v.Acknowledged);
            visitors.ForEach(v => v.Dispose());
            if (round == Rounds) break;

            var wanted = targets.Skip(round * TargetsARound % (targets.Length - TargetsARound)).Take(TargetsARound).ToArray();
            visitors = [.. Enumerable.Range(1, VisitorsARound).Select(n => new Visitor($"127.1.{round + 1}.{n}"))];
            visitors.ForEach(v => v.Open(site.Address));
            var seeds = visitors.Select(_ => random.Next()).ToArray();
            var busy = visitors.Select((v, n) => Task.Run(() => v.Act(wanted, new Random(seeds[n]), 12))).ToArray();
            // Somewhere in the middle: the first answers of a new process are slow, so moments are counted in answers.
            var fatal = random.Next(1, 60);
            while (visitors.Sum(v => v.Acknowledged) < fatal && !busy.All(b => b.IsCompleted)) await Task.Delay(random.Next(1, 4));
            await site.Kill();
            KillMore(round);
            await Task.WhenAll(busy);
            (await KeptRecords.Read(store)).AssertSound(string.Create(CultureInfo.InvariantCulture, $"round {round}"));
        }

        Assert.True(acknowledged > Rounds * VisitorsARound / 4, $"only {acknowledged} answers in all: the test tested little");
        await AssertEveryFactArrives(store);
    }

    private static async Task AssertRemembered(Visitor visitor, SiteProcess site, int round)
    {
        visitor.Open(site.Address);
        foreach (var (target, belief) in visitor.Beliefs.Where(b => b.Value != Belief.Unsure))
        {
            // The profile hears of a place from the activity, which goes on telling it after the restart.
            var deadline = DateTime.UtcNow.AddSeconds(15);
            while (await visitor.Holds(target) != (belief == Belief.Holds))
            {
                Assert.True(DateTime.UtcNow < deadline, $"round {round}: told {belief} for {target}, and it is not so");
                await Task.Delay(50);
            }
        }
    }

    private async Task AssertEveryFactArrives(StorePlace store)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using (var site = await StartSite(store)) await Task.Delay(TimeSpan.FromSeconds(attempt));
            var kept = await KeptRecords.Read(store);
            kept.AssertSound("at the end");
            if (kept.HasAllFacts()) return;
            Assert.True(attempt < 5, "facts are missing from the journal though the site ran");
        }
    }

    // Small sessions within the next weeks, so that people compete for them.
    private static Target[] Targets(KeptRecords kept)
    {
        var now = DateTimeOffset.UtcNow;
        return [.. from activity in kept.Activities.OrderBy(a => a.Key, StringComparer.Ordinal)
                   where activity.Value.Listing!.Booking is { Capacity: <= 14, Kind: not BookingKind.Elsewhere }
                   let session = activity.Value.View(now)!.Sessions.FirstOrDefault(s => s.Start > now.AddHours(1) && !s.Cancelled)
                   where session is not null && session.Start < now.AddDays(50)
                   select new Target(activity.Value.Listing!.Space, activity.Key, session.Session.Value)];
    }
}

/// <summary>On a data folder; what is killed at random moments by the hundred is `./hay faults kill`.</summary>
public sealed class KillTests : KillContract
{
    /// <summary>A longer run: HAY_KILL_ROUNDS=100.</summary>
    protected override int Rounds => int.Parse(Environment.GetEnvironmentVariable("HAY_KILL_ROUNDS") ?? "20", CultureInfo.InvariantCulture);
}

/// <summary>The same on PostgreSQL, which crashes together with the site in every second round.</summary>
public sealed class PostgresKillTests : KillContract
{
    private readonly PostgresServer _server = new();

    protected override int Rounds => 4;

    protected override StorePlace StoreOf(string folder) => new(folder, _server.NewSchema());

    protected override void KillMore(int round)
    {
        if (round % 2 == 0) return;
        _server.Crash();
        _server.Start();
    }

    public override void Dispose()
    {
        base.Dispose();
        _server.Dispose();
    }
}

/// <summary>The same on Azure, whose local copy is lost together with the site in every second round, as on another machine.</summary>
public sealed class AzureKillTests : KillContract
{
    private readonly AzuriteServer _server = new();
    private StorePlace _place;

    protected override int Rounds => 4;

    protected override StorePlace StoreOf(string folder) => _place = _server.NewPlace(folder);

    protected override void KillMore(int round)
    {
        if (round % 2 == 0) return;
        foreach (var file in Directory.EnumerateFiles(_place.Folder, "azure.db*")) File.Delete(file);
    }

    public override void Dispose()
    {
        base.Dispose();
        _server.Dispose();
    }
}
