using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hay.Web.Tests;
using Xunit.Abstractions;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>
/// The live path and the change feed as a whole, in thousands of runs on virtual time: real code, one thread a run. What fails
/// is said with its seed, and with as few steps as it takes; it fails again whenever the test is run. HAY_CLUSTER_SEEDS=20000 tries more.
/// </summary>
public sealed class ClusterTests(ITestOutputHelper output)
{
    private const int Usual = 400;
    private const int Enough = 400;

    private static string Places => new Uri(Path.Combine(ProjectRoot.Folder, "src", "Hay.Web", "wwwroot", "js", "places.js")).AbsoluteUri;

    private static int Seeds { get; } = int.TryParse(Environment.GetEnvironmentVariable("HAY_CLUSTER_SEEDS"), CultureInfo.InvariantCulture, out var said) ? said : Usual;

    [Fact]
    public void Whatever_is_lost_every_open_page_shows_the_truth_soon_and_nothing_older_after_newer()
    {
        var spent = Stopwatch.StartNew();
        var settled = new TimeSpan[Seeds];
        var failed = FirstFailure(Seeds, Broken.Nothing, (seed, run) => settled[seed] = run.Settled);
        Assert.True(failed is null, failed);
        Array.Sort(settled);
        output.WriteLine($"{Seeds} runs in {spent.Elapsed.TotalSeconds:0.0} s; after the trouble the last page had it after {settled[Seeds / 2].TotalSeconds:0.0} s in half of them, {settled[^1].TotalSeconds:0.0} s at most");
    }

    [Theory]
    [InlineData(nameof(Broken.PagesTakeOlder))]
    [InlineData(nameof(Broken.FeedIsNotPolled))]
    [InlineData(nameof(Broken.PagesHearNudgesAlone))]
    [InlineData(nameof(Broken.PagesDoNotAskAgain))]
    [InlineData(nameof(Broken.PagesGiveUp))]
    [InlineData(nameof(Broken.ProcessesServeUnread))]
    [InlineData(nameof(Broken.NoAffinity))]
    public void A_rule_that_is_broken_is_found(string rule)
    {
        var found = FirstFailure(Enough, Enum.Parse<Broken>(rule), static (_, _) => { });
        Assert.True(found is not null, $"{rule} makes no difference in {Enough} runs.");
        output.WriteLine(found);
    }

    [Fact]
    public void One_run_tells_the_same_twice()
    {
        const int seed = 7;
        Assert.Equal(Told(seed), Told(seed));
        Assert.NotEqual(Told(seed), Told(seed + 1));

        static string Told(int seed)
        {
            var heard = new List<Heard>();
            var run = new ClusterModel(ClusterPlan.Of(seed)) { Heard = heard.Add }.Run();
            return $"{run.Time.Events} {run.Settled} {JsonSerializer.Serialize(heard)}";
        }
    }

    [Fact]
    public async Task Pages_weigh_what_they_hear_as_the_script_does()
    {
        var heard = new List<Heard>();
        for (var seed = 0; seed < 20; seed++) new ClusterModel(ClusterPlan.Of(seed)) { Heard = heard.Add }.Run();
        Assert.Contains(heard, one => one.Taken is null);
        Assert.Contains(heard, one => one.Taken is not null);
        var said = await NodeScript.Run("../Hay.Seeded.Tests/Cluster/newer.mjs", JsonSerializer.Serialize(heard, JsonSerializerOptions.Web), Places);
        Assert.Equal(JsonSerializer.Serialize(heard.Select(one => one.Taken)), said.Trim());
    }

    [Fact]
    public async Task A_page_whose_process_does_not_know_a_listing_yet_asks_again_until_it_does()
    {
        var said = await NodeScript.Run("../Hay.Seeded.Tests/Cluster/unknown.mjs", "", Places);
        Assert.Equal(
            ["activity:old", "activity:new", "/api/places?of=old,new", "activity:new", "/api/places?of=new", "activity:new", "/api/places?of=new"],
            JsonSerializer.Deserialize<string[]>(said)!);
    }

    private static string? FirstFailure(int seeds, Broken broken, Action<int, ClusterModel> ran)
    {
        var first = (Seed: int.MaxValue, Why: "");
        var guard = new Lock();
        Parallel.For(0, seeds, (seed, state) =>
        {
            if (state.LowestBreakIteration < seed) return;
            var run = new ClusterModel(ClusterPlan.Of(seed), broken).Run();
            ran(seed, run);
            if (run.Failure is null) return;
            state.Break();
            lock (guard) if (seed < first.Seed) first = (seed, run.Failure);
        });
        if (first.Why.Length == 0) return null;
        var smallest = ClusterPlan.Of(first.Seed).Smallest(plan => new ClusterModel(plan, broken).Run().Failure is not null);
        return $"{first.Why}\nSmallest: {new ClusterModel(smallest, broken).Run().Failure}\n{smallest}";
    }
}
