using System.Diagnostics;
using Hay.Grains;
using Hay.Silo.Storage;
using Hay.Uptake;
using Hay.Uptake.Counting;
using Microsoft.Data.Sqlite;

namespace Hay.Bench;

/// <summary>
/// A county's uptake: fifty million facts of 900,000 people through two years, counted; what pages then ask of the figures; and the same
/// questions to SQLite, of a tenth of the facts.
/// </summary>
internal static class UptakeBench
{
    private const int Facts = 50_000_000;
    private const int Part = 500_000;
    private const int SqliteFacts = 5_000_000;
    private const int JournalPeople = 200_000;
    private const int Asked = 200;

    public static async Task<BenchReport> Run(TextWriter progress)
    {
        var county = new UptakeCounty();
        progress.WriteLine($"counting {Facts:#,0} facts");
        var count = new UptakeCount(county.Listings, county.Geography, new byte[32], UptakeCounty.Through);
        var (part, taking) = (new UptakeFact[Part], new Stopwatch());
        for (var taken = 0; taken < Facts; taken += Part)
        {
            county.Fill(part, taken, Facts);
            taking.Start();
            foreach (ref readonly var fact in part.AsSpan()) count.Take(fact);
            taking.Stop();
        }

        var showing = Stopwatch.StartNew();
        var figures = count.Figures();
        showing.Stop();
        var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        progress.WriteLine($"asking; peak of memory {memory:0} MB");
        var questions = Questions(county, figures);
        var own = questions.Select(question => Percentile(question.Own, Asked)).ToList();
        progress.WriteLine($"asking SQLite, of {SqliteFacts:#,0} facts");
        var sqlite = Sqlite(county, [.. questions.Select(question => question.Sql)]);
        progress.WriteLine("reading a journal");
        var read = await Journal();
        return new BenchReport("uptake",
        [
            new("facts counted in a second", Facts / taking.Elapsed.TotalSeconds, "/s", null, null, 500_000, Facts / taking.Elapsed.TotalSeconds >= 500_000),
            new("making the figures", showing.Elapsed.TotalSeconds, "s", null, null, null, null),
            new("facts read from the store and counted in a second", read, "/s", null, null, 500_000, read >= 500_000),
            new("most memory", memory, "MB", null, null, 1500, memory <= 1500),
            .. questions.Select((question, i) => new Metric($"{question.Name}, p95", own[i], "ms", null, null, 50, own[i] <= 50)),
            .. questions.Select((question, i) => new Metric($"{question.Name}, SQLite's time", sqlite[i], "ms", "ours", sqlite[i] / own[i], 20, sqlite[i] / own[i] >= 20)),
        ]);
    }

    private static List<(string Name, Func<int> Own, string Sql)> Questions(UptakeCounty county, UptakeFigures figures)
    {
        var quarter = figures.Quarters[^3];
        var (from, to) = (quarter.Start.DayNumber, quarter.End.DayNumber);
        return
        [
            ("map of neighbourhoods", () => county.Geography.Of(AreaLevel.Neighbourhood).Sum(area => figures.OfNeighbourhood(quarter, area.Id, Measure.Going).Shown),
                $"SELECT neighbourhood, COUNT(DISTINCT person) FROM facts WHERE kind = 2 AND day BETWEEN {from} AND {to} GROUP BY neighbourhood"),
            ("two years of weeks of a space", () => figures.Weeks.Sum(week => UptakeCounty.Categories.Sum(category => figures.InWeek(week, "space-1", category, Measure.Going).Shown)),
                "SELECT day / 7, COUNT(DISTINCT person * 100 + category) FROM facts WHERE kind = 2 AND space = 1 GROUP BY day / 7"),
            ("funnel of a quarter", () => figures.Weeks.Where(week => week >= quarter.Start && week <= quarter.End).Sum(week => UptakeCounty.Spaces.Sum(space =>
                    UptakeCounty.Categories.Sum(category => Enum.GetValues<Measure>().Sum(measure => figures.InWeek(week, space, category, measure).Shown)))),
                $"SELECT kind, COUNT(DISTINCT person * 100 + category) FROM facts WHERE day BETWEEN {from} AND {to} GROUP BY kind"),
            ("kinds of activity by neighbourhood", () => county.Geography.Of(AreaLevel.Neighbourhood).Sum(area => UptakeCounty.Categories.Sum(category => figures.OfNeighbourhood(quarter, area.Id, category).Shown)),
                $"SELECT neighbourhood, category, COUNT(DISTINCT person) FROM facts WHERE kind >= 2 AND day BETWEEN {from} AND {to} GROUP BY neighbourhood, category"),
            ("organisations' reach", () => figures.Organisations.Sum(organisation => figures.OfOrganisation(quarter, organisation, Measure.Going).Shown),
                $"SELECT organisation, COUNT(DISTINCT person) FROM facts WHERE kind = 2 AND day BETWEEN {from} AND {to} GROUP BY organisation"),
        ];
    }

    private static double Percentile(Func<int> ask, int times)
    {
        var took = new double[times];
        var sum = 0;
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            sum += ask();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        if (sum == 0) throw new InvalidOperationException("The figures are empty: nothing was measured.");
        Array.Sort(took);
        return took[(int)(times * 0.95)];
    }

    // Milliseconds each, the second of two times: with what it has read before.
    private static double[] Sqlite(UptakeCounty county, string[] questions)
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-uptake-").FullName;
        try
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "facts.db")};Pooling=False");
            connection.Open();
            Command(connection, "PRAGMA synchronous = OFF; CREATE TABLE facts(kind INTEGER, day INTEGER, person INTEGER, neighbourhood INTEGER, space INTEGER, category INTEGER, organisation INTEGER); BEGIN");
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO facts VALUES($0, $1, $2, $3, $4, $5, $6)";
            for (var i = 0; i < 7; i++) insert.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            var part = new UptakeFact[Part];
            for (var taken = 0; taken < SqliteFacts; taken += Part)
            {
                county.Fill(part, taken, SqliteFacts);
                foreach (ref readonly var fact in part.AsSpan())
                {
                    if (UptakeCounty.Row(fact) is not { } row) continue;
                    for (var i = 0; i < 7; i++) insert.Parameters[i].Value = row[i];
                    insert.ExecuteNonQuery();
                }
            }

            Command(connection, "COMMIT; CREATE INDEX facts_kind ON facts(kind, day); ANALYZE");
            return [.. questions.Select(question => Enumerable.Range(0, 2).Select(round =>
            {
                var start = Stopwatch.GetTimestamp();
                using var ask = connection.CreateCommand();
                ask.CommandText = question;
                using var rows = ask.ExecuteReader();
                while (rows.Read()) _ = rows.GetInt64(rows.FieldCount - 1);
                return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }).Last())];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Journal()
    {
        var folder = Directory.CreateTempSubdirectory("hay-bench-uptake-").FullName;
        try
        {
            StoredChoices.Fill(folder, JournalPeople, 1000, 10);
            using var data = DataFolder.Open(folder);
            using var store = SqliteStore.Open(data);
            var start = Stopwatch.GetTimestamp();
            var count = new UptakeCount(await ListingReader.Read(new SqliteChangeFeed(store), default), new Geography([], isDemo: false, []), new byte[32], DateOnly.FromDateTime(DateTime.UtcNow));
            var taken = 0;
            await foreach (var part in FactReader.Read(new SqliteJournal(store, GrainJson.Default.Options), 0, default))
            {
                foreach (var (_, fact) in part) count.Take(fact);
                taken += part.Count;
            }

            return taken / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Command(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
