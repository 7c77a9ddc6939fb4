using System.CommandLine;
using System.Globalization;
using Hay.Grains;
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
            var (path, said) = (parsed.GetValue(file)!, options(parsed));
            CareBackup.RefuseStrayFile(said.CarePlace, path);
            await StoreBackup.BackupAsync(said.Store, path, ct);
            await System.Console.Out.WriteLineAsync($"Backed up to {path} ({new FileInfo(path).Length:N0} bytes).");
            if (CareBackup.IsThere(said.CarePlace)) await System.Console.Out.WriteLineAsync(await CareBackup.BackupAsync(said.CarePlace, path, ct));
            return 0;
        });
        return command;
    }

    public static Command Restore(Func<ParseResult, SiloOptions> options)
    {
        var file = new Argument<string>("file") { Description = "A copy that backup wrote" };
        var replace = new Option<bool>("--replace") { Description = "Replace what the store holds" };
        var command = new Command("restore", "Put a backup back") { file, replace };
        command.SetAction(async (parsed, ct) =>
        {
            var (path, place, care, over) = (parsed.GetValue(file)!, options(parsed).Store, options(parsed).CarePlace, parsed.GetValue(replace));
            CareBackup.RefuseToReplace(care, path, over);
            await StoreBackup.RestoreAsync(place, path, over, ct);
            await System.Console.Out.WriteLineAsync($"Restored into {place}.");
            if (await CareBackup.RestoreAsync(care, path, over, ct) is { } words) await System.Console.Out.WriteLineAsync(words);
            return 0;
        });
        return command;
    }

    public static Command Verify(Func<ParseResult, SiloOptions> options)
    {
        var head = new Option<string>("--head") { Description = "The head of the audit log that an earlier verify printed, to be held against it" };
        var command = new Command("verify", "Read every record and say what is wrong") { head };
        command.SetAction(async (parsed, ct) =>
        {
            var noted = parsed.GetValue(head) is not { } said ? null
                : AuditHead.Parse(said) ?? throw new InvalidDataException("--head is a number, a colon and 64 letters and digits, as verify prints it.");
            var report = await StoreCheck.VerifyAsync(options(parsed).Store, noted, ct);
            foreach (var finding in report.Findings) await System.Console.Out.WriteLineAsync(finding);
            await System.Console.Out.WriteLineAsync(Checked(report, options(parsed).Store));
            if (report.Audit is { Number: > 0 } last) await System.Console.Out.WriteLineAsync($"The audit log has {last.Number:N0} lines. Its head, to be kept elsewhere: {last}");
            return await VerifyCare(options(parsed), ct) && report.Sound ? 0 : 1;
        });
        return command;
    }

    // True: nothing is wrong, or there is none.
    private static async Task<bool> VerifyCare(SiloOptions options, CancellationToken ct)
    {
        if (!CareBackup.IsThere(options.CarePlace)) return true;
        var report = await StoreCheck.VerifyAsync(options.CarePlace, null, ct);
        var (cases, logs, lines, findings) = await CareCheck.Run(options.CarePlace, CareKeys.Parse(CareKeySource.ForCommand(options).CareKeys), ct);
        foreach (var finding in report.Findings.AddRange(findings)) await System.Console.Out.WriteLineAsync(finding);
        var isSound = report.Sound && findings.IsEmpty;
        await System.Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"The connector service: {report.Records:N0} sealed records read and opened, {cases:N0} cases among them; {logs:N0} logs of cases, {lines:N0} lines, each log's chain held. {(isSound ? "All sound." : "Findings above.")}"));
        return isSound;
    }

    private static string Checked(StoreReport report, StorePlace store) => string.Create(CultureInfo.InvariantCulture, $"""
        Records: {report.Records:N0} read, each JSON with a version and a number in the feed of its own; {report.Cleared:N0} more were taken away.
        Journal: {report.Facts:N0} facts read, each JSON, those of each grain numbered without a gap.
        Files: {(store.IsPostgres ? "PostgreSQL's own, which checks them itself (pg_amcheck)." : store.IsAzure ? "what the container holds was fetched and read." : "every page of hay.db. Keys, models and official figures beside it are not looked at.")}
        {(report.Sound ? "All sound." : report.Findings.Length == 1 ? "1 finding, above." : $"{report.Findings.Length} findings, above.")}
        """);
}
