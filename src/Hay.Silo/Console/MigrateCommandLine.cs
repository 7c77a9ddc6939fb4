using System.CommandLine;
using System.Globalization;
using Hay.Silo.Storage;

namespace Hay.Silo.Console;

/// <summary><c>migrate</c>: copies a store into one of another kind, while no Hay uses either.</summary>
internal static class MigrateCommandLine
{
    private const string Postgres = "postgres";

    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var from = new Argument<string>("from") { Description = "A data folder, or postgres: what the environment's Hay__Postgres names" };
        var to = new Argument<string>("to") { Description = "The same, of the other kind, and empty" };
        var command = new Command("migrate", "Copy a store into one of another kind") { from, to };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = options(parsed).Postgres;
            if (Place(parsed.GetValue(from)!, settings) is not { } source || Place(parsed.GetValue(to)!, settings) is not { } target || source.IsPostgres == target.IsPostgres)
            {
                await System.Console.Error.WriteLineAsync("hay: one of both must be postgres, with its connection string in the environment as Hay__Postgres, and the other a data folder.");
                return 2;
            }

            var (records, facts, problem) = await Task.Run(() =>
            {
                // Before it is held: that would make it.
                if (!source.IsPostgres) DataFolder.FindDatabaseIn(source.Folder);
                using IDisposable held = source.IsPostgres ? PostgresLock.TakeOrRefuse(source.Postgres, shared: false) : DataFolder.Open(source.Folder);
                return new StoreCopy(source, target, System.Console.Error.WriteLine, ct).Run();
            }, ct);
            await System.Console.Out.WriteLineAsync(problem.Length > 0 ? problem : string.Create(CultureInfo.InvariantCulture,
                $"{records:N0} records and {facts:N0} facts copied, and both compared: they are the same. Copy the rest of the data folder (keys, models, reference) yourself where Hay moves to another."));
            return problem.Length > 0 ? 1 : 0;
        });
        return command;
    }

    private static StorePlace? Place(string typed, string settings) =>
        typed != Postgres ? new StorePlace(typed) : settings.Length > 0 ? new StorePlace("", settings) : (StorePlace?)null;
}
