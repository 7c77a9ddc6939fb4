using System.Diagnostics;
using Hay.Care;
using Hay.Silo.Storage;

namespace Hay.Bench.Care;

/// <summary>
/// The connector service with 500 connectors, 50,000 cases and 2,000,000 contacts: what a connector's day and the board of figures take, after a
/// change each time, from the book in memory and as pages; and what it costs that each look at a record is a line in its log before it is shown.
/// </summary>
internal static class CareBench
{
    private const int Asked = 1_000;
    private const int BoardsAsked = 200;
    private const double DayTarget = 50, BoardTarget = 200;

    public static async Task<BenchReport> Run(CareBenchOptions options, TextWriter progress)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-care-").FullName;
        try
        {
            var (county, keys) = (new CareCounty(options.Cases, options.Contacts), CareKeys.Parse(CareKey.New().Written));
            await progress.WriteLineAsync($"Writing {options.Cases:N0} cases with {options.Contacts:N0} contacts, sealed …");
            var watch = Stopwatch.StartNew();
            var bytes = await StoredCareCases.Fill(folder, keys, county);
            var filled = watch.Elapsed;
            await progress.WriteLineAsync($"{bytes / 1e6:N0} MB in {filled.TotalSeconds:0} s. Reading all of it …");
            var metrics = new List<Metric>
            {
                new("stored, a case", bytes / (double)options.Cases, "bytes", null, null, null, null),
            };
            await Book(folder, keys, county, metrics, progress);
            await CareReads.Measure(folder, keys, county, metrics, progress);
            await CarePages.Measure(folder, keys, county, metrics, progress);
            return new BenchReport($"care, {CareCounty.Teams * CareCounty.TeamSize:N0} connectors, {options.Cases:N0} cases, {options.Contacts:N0} contacts", metrics);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Book(string folder, CareKeys keys, CareCounty county, List<Metric> metrics, TextWriter progress)
    {
        using var store = await CareStore.Open(Path.Combine(folder, "care"), keys, null);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        using var book = new CareBook(Network(folder), area => CareCounty.DecileOf(area));
        await foreach (var record in store.Feed.ReadAsync(CareStoreNames.Case, 0, CancellationToken.None)) book.Apply(record);
        var took = watch.Elapsed;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        await progress.WriteLineAsync($"{book.Count:N0} cases in memory after {took.TotalSeconds:0.0} s, {held / 1e6:N0} MB. Asking …");

        var random = new Random(5);
        // After each question somebody writes something, so that nothing may be kept from the one before.
        var days = Times(Asked, i => book.Day(CareCounty.Actor(i * 7 % (CareCounty.Teams * CareCounty.TeamSize)), CareCounty.Now).Today.Length);
        var seq = 10_000_000L;
        double[] Board(Func<int> ask) => Times(BoardsAsked, _ => ask(), () => Touch(book, county, random.Next(county.Cases), ++seq));
        var teams = Board(() => OfTeam(book, random.Next(CareCounty.Teams)));
        var all = Board(() => book.ProtectedFigures(CareCounty.Commissioner, CareCounty.Now.Year, CareCounty.Now)!.Providers.Length);
        var boards = Board(() => book.Board(CareCounty.Lead(random.Next(CareCounty.Teams)), CareCounty.Now).Cells.Length);
        metrics.AddRange(
        [
            new("cases opened and read into memory", book.Count / took.TotalSeconds, "/s", null, null, null, null),
            new("memory, a case", held / (double)book.Count, "bytes", null, null, null, null),
            Of("a connector's day from the book, p95", days, DayTarget),
            Of("where every referral is, a lead's board, p95", boards, BoardTarget),
            Of("figures of a team after a change, p95", teams, BoardTarget),
            Of("protected figures of all after a change, p95", all, BoardTarget),
        ]);
    }

    internal static CareNetwork Network(string folder)
    {
        var file = Path.Combine(folder, "care-network.json");
        File.WriteAllBytes(file, CareCounty.NetworkFile);
        return CareNetwork.Load(file);
    }

    private static int OfTeam(CareBook book, int team) =>
        book.Figures(CareCounty.Lead(team), [CareCounty.Team(team)], CareCounty.Now.Year, CareCounty.Now)!.ToDate.Contacts;

    internal static void Touch(CareBook book, CareCounty county, int number, long seq)
    {
        var state = county.Make(number);
        book.Apply(new Grains.GrainRecord(seq, CareStoreNames.Case, CareCounty.IdOf(number), 2,
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(state with { PlannedSessions = 12 }, Grains.GrainJson.Default.Options)));
    }

    /// <summary>A target for the slowest of twenty.</summary>
    internal static Metric Of(string name, double[] sorted, double? target) =>
        new(name, sorted[(int)(sorted.Length * 0.95)], "ms", null, null, target, target is { } t ? sorted[(int)(sorted.Length * 0.95)] <= t : null);

    private static double[] Times(int times, Func<int, int> ask, Action? between = null)
    {
        var took = new double[times];
        var sum = 0;
        for (var i = 0; i < times; i++)
        {
            between?.Invoke();
            var start = Stopwatch.GetTimestamp();
            sum += ask(i);
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        if (sum == 0) throw new InvalidOperationException("The answers are empty: nothing was measured.");
        Array.Sort(took);
        return took;
    }
}
