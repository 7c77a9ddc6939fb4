using System.CommandLine;
using Hay.Silo.Reference;

namespace Hay.Silo.Console;

/// <summary><c>reference PATH…</c>, also while the site runs: what became of each file on standard output, how it goes on standard error.</summary>
internal static class ReferenceCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var paths = new Argument<string[]>("path") { Description = "Official files, or folders of them", Arity = ArgumentArity.OneOrMore };
        var year = new Option<int?>("--year") { Description = "Year of files that do not say theirs" };
        year.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is not (null or >= 2001 and <= 2100)) result.AddError("--year must be a year, such as 2020.");
        });
        var command = new Command("reference", "Read official areas, residents, deprivation and postcodes in") { paths, year };
        command.SetAction((parsed, ct) =>
        {
            var silo = options(parsed);
            // Work for the processor alone: on a thread of its own, so that being told to stop is heard.
            return Task.Run(
                () => ReferenceCommand.Run(
                    parsed.GetValue(paths)!, parsed.GetValue(year), silo.DataFolder, SiloSetup.Spaces(silo), DateOnly.FromDateTime(DateTime.UtcNow), System.Console.Out, System.Console.Error, ct),
                ct);
        });
        return command;
    }
}
