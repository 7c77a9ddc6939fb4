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

            var (records, facts, problem) = await Task.Run(() =>
            {
                using var held = StorePlaces.Hold(source);
                return new StoreCopy(source, target, System.Console.Error.WriteLine, ct).Run();
            }, ct);
            await System.Console.Out.WriteLineAsync(problem.Length > 0 ? problem : string.Create(CultureInfo.InvariantCulture,
                $"{records:N0} records and {facts:N0} facts copied, and both compared: they are the same. Copy the rest of the data folder (keys, models, reference) yourself where Hay moves to another."));
            return problem.Length > 0 ? 1 : 0;
        });
        return command;
    }
}
