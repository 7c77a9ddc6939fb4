using System.CommandLine;
using System.Globalization;
using Hay.Silo.Storage;

namespace Hay.Silo.Console;

/// <summary><c>migrate</c>: copies a store into one of another kind, while no Hay uses either.</summary>
internal static class MigrateCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var from = new Argument<string>("from") { Description = $"The original: {StorePlaces.Named}" };
        var to = new Argument<string>("to") { Description = "The same, of another kind, and empty" };
        var command = new Command("migrate", "Copy a store into one of another kind") { from, to };
        command.SetAction(async (parsed, ct) =>
        {
            if (StorePlaces.Find(parsed.GetValue(from)!, options(parsed)) is not { } source || StorePlaces.Find(parsed.GetValue(to)!, options(parsed)) is not { } target
                || (source.IsPostgres, source.IsAzure) == (target.IsPostgres, target.IsAzure))
            {
                await System.Console.Error.WriteLineAsync($"hay: name two stores of two kinds, each {StorePlaces.Named}.");
                return 2;
            }

            var (careSource, careTarget) = (CareBackup.Beside(source, options(parsed)), CareBackup.Beside(target, options(parsed)));
            var (records, facts, problem) = await Task.Run(() =>
            {
                using var held = StorePlaces.Hold(source);
                return new StoreCopy(source, target, System.Console.Error.WriteLine, ct).Run();
            }, ct);
            await System.Console.Out.WriteLineAsync(problem.Length > 0 ? problem : string.Create(CultureInfo.InvariantCulture,
                $"{records:N0} records and {facts:N0} facts copied, and both compared: they are the same. Copy the rest of the data folder (keys, models, reference) yourself where Hay moves to another."));
            if (problem.Length > 0 || careSource is not { } care || !CareBackup.IsThere(care)) return problem.Length > 0 ? 1 : 0;
            return await Care(care, careTarget, ct);
        });
        return command;
    }

    private static async Task<int> Care(StorePlace from, StorePlace? to, CancellationToken ct)
    {
        if (to is not { } target || from.IsPostgres == target.IsPostgres)
        {
            await System.Console.Out.WriteLineAsync(
                $"The store of the connector service stays where it is ({from}). To have it in PostgreSQL set Hay__Care__Postgres before you migrate there.");
            return 0;
        }

        var (records, _, problem) = await Task.Run(() =>
        {
            using var held = StorePlaces.Hold(from);
            return new StoreCopy(from, target, System.Console.Error.WriteLine, ct).Run();
        }, ct);
        await System.Console.Out.WriteLineAsync(problem.Length > 0 ? problem : string.Create(CultureInfo.InvariantCulture,
            $"The connector service: {records:N0} records copied, sealed as they are, and both compared: they are the same. Their keys stay in {CareKeys.Setting}."));
        return problem.Length > 0 ? 1 : 0;
    }
}
