using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hay.Care;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Silo.Console;

/// <summary>
/// <c>care</c>: what an operator does for the connector service. <c>key</c> needs nothing, <c>retention --dry-run</c> may run beside the site; what
/// writes into logs or takes away needs the site stopped (in a cluster it joins as a client).
/// </summary>
internal static class CareCommandLine
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true };

    public static Command Make(Func<ParseResult, SiloOptions> options) =>
        new("care", "Look after the connector service") { Key(), Export(options), Erase(options), Retain(options) };

    private static Command Key()
    {
        var command = new Command("key", "Print a new key for its records");
        command.SetAction(async (_, _) =>
        {
            await System.Console.Out.WriteLineAsync(CareKey.New().Written);
            await System.Console.Error.WriteLineAsync($"""
                Put it first in the setting {CareKeys.Setting}, before a semicolon and the keys that are there: the first seals, all open.
                Keep it where the backups are not, and never lose it: without it nobody can read what it has sealed.
                """);
            return 0;
        });
        return command;
    }

    private static Argument<string> Person() => new("person") { Description = "Id of the person, or of one of their cases (32 letters and digits)" };

    private static Command Export(Func<ParseResult, SiloOptions> options)
    {
        var person = Person();
        var file = new Option<string?>("--out") { Description = "A new file for it; else it is printed" };
        var command = new Command("export", "Everything kept about one person, as JSON") { person, file };
        command.SetAction(async (parsed, ct) =>
        {
            var opened = CareKeySource.ForCommand(options(parsed));
            var cases = await CasesOf(opened, parsed.GetValue(person)!, ct);
            // Before anybody is told anything, and before a line says that it was.
            await using var to = parsed.GetValue(file) is { } path ? NewFile(path) : System.Console.OpenStandardOutput();
            await QuietSilo.Run(opened, async silo =>
            {
                await Write(silo.GetRequiredService<IGrainFactory>(), silo.GetRequiredService<CareNetwork>(), cases, to, ct);
                return 0;
            }, ct);
            await System.Console.Error.WriteLineAsync($"{Count(cases.Count)} of one person exported; that is in the log of each. Whoever has the file reads it all: send it as you would a health record.");
            return 0;
        });
        return command;
    }

    private static Command Erase(Func<ParseResult, SiloOptions> options)
    {
        var person = Person();
        var command = new Command("erase", "Take away everything kept about one person") { person };
        command.SetAction(async (parsed, ct) =>
        {
            var opened = CareKeySource.ForCommand(options(parsed));
            var cases = await CasesOf(opened, parsed.GetValue(person)!, ct);
            await Erase(opened, cases, CareActor.Operator, ct);
            await System.Console.Out.WriteLineAsync($"{Count(cases.Count)} erased. Their logs stay, and say nobody's name. Backups made before still have them.");
            return 0;
        });
        return command;
    }

    private static Command Retain(Func<ParseResult, SiloOptions> options)
    {
        var dry = new Option<bool>("--dry-run") { Description = "Only say what is past its time" };
        var usual = new Retention();
        var years = new Option<int>("--years") { Description = $"How long records are kept after the close of a case ({usual.YearsAfterClose})", DefaultValueFactory = _ => usual.YearsAfterClose };
        var command = new Command("retention", "Take away what is past its time") { dry, years };
        command.SetAction(async (parsed, ct) =>
        {
            var rule = usual with { YearsAfterClose = parsed.GetValue(years) is >= 1 and <= 100 and var said ? said : throw new InvalidDataException("--years is a number from 1 to 100.") };
            var opened = CareKeySource.ForCommand(options(parsed));
            var due = await CaseRetention.Due(opened.CarePlace, CareKeys.Parse(opened.CareKeys), rule, TimeProvider.System.GetUtcNow(), ct);
            foreach (var (id, since) in due) await System.Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{id} was to be kept until {since:yyyy-MM-dd}"));
            if (!parsed.GetValue(dry)) await Erase(opened, [.. due.Select(d => d.Id)], CareActor.Site, ct);
            await System.Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{Count(due.Count)} past their time ({rule.YearsAfterClose} years after a close, {rule.YearsAfterDecline} after a decline){(parsed.GetValue(dry) ? "; nothing was taken away." : due.Count > 0 ? ": erased." : ".")}"));
            return 0;
        });
        return command;
    }

    private static async Task<List<string>> CasesOf(SiloOptions opened, string person, CancellationToken ct)
    {
        if (!CaseId.IsOne(person)) throw new InvalidDataException("PERSON is 32 letters and digits: the id of a person, or of one of their cases, as its page's address has it.");
        var people = new List<(string Case, string Person)>();
        await StoredCases.Each(opened.CarePlace, CareKeys.Parse(opened.CareKeys), (id, state) => people.Add((id, state.Person.PersonId)), ct);
        var who = people.Find(p => p.Case == person) is { Person.Length: > 0 } found ? found.Person : person;
        var cases = people.Where(p => p.Person == who).Select(p => p.Case).ToList();
        return cases.Count > 0 ? cases : throw new InvalidDataException("There is no such person, and no such case, in the connector service.");
    }

    private static async Task Write(IGrainFactory grains, CareNetwork network, List<string> cases, Stream to, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, Readable);
        json.WriteStartArray();
        foreach (var id in cases)
        {
            var answer = await grains.GetGrain<ICaseGrain>(id).Export(CareActor.Operator, LookReason.PersonAsked, ct);
            if (answer.Case is not { } state) throw new InvalidDataException($"A case could not be exported ({answer.Outcome}). Try again.");
            json.WriteRawValue(CaseExport.Json(id, state, network, TimeProvider.System.GetUtcNow()));
        }

        json.WriteEndArray();
    }

    private static async Task Erase(SiloOptions opened, List<string> cases, CareActor by, CancellationToken ct)
    {
        if (cases.Count == 0) return;
        await QuietSilo.Run(opened, async silo =>
        {
            var grains = silo.GetRequiredService<IGrainFactory>();
            foreach (var id in cases)
            {
                var result = await grains.GetGrain<ICaseGrain>(id).Erase(by, ct);
                if (result.Outcome is not (CareOutcome.Done or CareOutcome.NotFound)) throw new InvalidDataException($"A case could not be erased ({result.Outcome}). Try again: what is done is done.");
            }

            return 0;
        }, ct);
    }

    private static FileStream NewFile(string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }

    private static string Count(int cases) => string.Create(CultureInfo.InvariantCulture, $"{cases:N0} {(cases == 1 ? "case" : "cases")}");
}
