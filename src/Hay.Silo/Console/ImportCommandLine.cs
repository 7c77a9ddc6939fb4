using System.CommandLine;
using Hay.Silo.Import;

namespace Hay.Silo.Console;

/// <summary><c>import FORMAT PATH</c>: a silo without a site, for as long as the import takes.</summary>
internal static class ImportCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var format = new Argument<string>("format") { Description = string.Join(", ", ImportFormats.Names) };
        var path = new Argument<string>("path") { Description = "A file, a folder, or for openactive the address of a feed" };
        var space = new Option<string?>("--space") { Description = "Space for listings that do not say where they are" };
        var source = new Option<string?>("--source") { Description = "Name of the source; else the file, folder or host" };
        var command = new Command("import", "Read listings in") { format, path, space, source };
        command.SetAction((parsed, ct) =>
        {
            var import = new ImportOptions { Space = parsed.GetValue(space), Source = parsed.GetValue(source) };
            return QuietSilo.Run(
                options(parsed) with { Demo = false },
                silo => ImportCommand.Run(
                    parsed.GetValue(format)!, parsed.GetValue(path)!, import, silo, System.Console.Out, System.Console.Error, ct),
                ct);
        });
        return command;
    }
}
