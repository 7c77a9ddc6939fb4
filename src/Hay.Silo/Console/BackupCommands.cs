using System.CommandLine;
using System.Globalization;
using Hay.Silo.Storage;

namespace Hay.Silo.Console;

/// <summary><c>backup</c> and <c>verify</c>, also while the site runs; <c>restore</c> while it does not.</summary>
internal static class BackupCommands
{
    public static Command Backup(Func<ParseResult, SiloOptions> options)
    {
        var file = new Argument<string>("file") { Description = "Where to write the copy" };
        var command = new Command("backup", "Copy every record into one file") { file };
        command.SetAction(async (parsed, ct) =>
        {
            var path = parsed.GetValue(file)!;
            await StoreBackup.BackupAsync(FolderOf(options(parsed)), path, ct);
            await System.Console.Out.WriteLineAsync($"Backed up to {path} ({new FileInfo(path).Length:N0} bytes).");
            return 0;
        });
        return command;
    }

    public static Command Restore(Func<ParseResult, SiloOptions> options)
    {
        var file = new Argument<string>("file") { Description = "A copy that backup wrote" };
        var replace = new Option<bool>("--replace") { Description = "Replace what the data folder holds" };
        var command = new Command("restore", "Put a backup back") { file, replace };
        command.SetAction(async (parsed, ct) =>
        {
            var folder = FolderOf(options(parsed));
            await StoreBackup.RestoreAsync(folder, parsed.GetValue(file)!, parsed.GetValue(replace), ct);
            await System.Console.Out.WriteLineAsync($"Restored into {folder}.");
            return 0;
        });
        return command;
    }

    public static Command Verify(Func<ParseResult, SiloOptions> options)
    {
        var command = new Command("verify", "Read every record and say what is wrong");
        command.SetAction(async (parsed, ct) =>
        {
            var report = await StoreCheck.VerifyAsync(options(parsed).Store, ct);
            foreach (var finding in report.Findings) await System.Console.Out.WriteLineAsync(finding);
            await System.Console.Out.WriteLineAsync(Checked(report, options(parsed).Store.IsPostgres));
            return report.Sound ? 0 : 1;
        });
        return command;
    }

    private static string Checked(StoreReport report, bool isPostgres) => string.Create(CultureInfo.InvariantCulture, $"""
        Records: {report.Records:N0} read, each JSON with a version and a number in the feed of its own; {report.Cleared:N0} more were taken away.
        Journal: {report.Facts:N0} facts read, each JSON, those of each grain numbered without a gap.
        Files: {(isPostgres ? "PostgreSQL's own, which checks them itself (pg_amcheck)." : "every page of hay.db. Keys, models and official figures beside it are not looked at.")}
        {(report.Sound ? "All sound." : report.Findings.Length == 1 ? "1 finding, above." : $"{report.Findings.Length} findings, above.")}
        """);

    private static string FolderOf(SiloOptions options) => options.Store.IsPostgres
        ? throw new StoreFailedException("This store is in PostgreSQL (the setting Hay__Postgres): copy it with pg_dump, put it back with pg_restore, and keep a copy of the data folder beside it.", null)
        : options.DataFolder;
}
