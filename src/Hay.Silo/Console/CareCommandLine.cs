using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Hay.Care;
using Hay.Grains;
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
            var (cases, unreadable) = await CasesOf(opened, parsed.GetValue(person)!, ct);
            // Before anybody is told anything, and before a line says that it was.
            await using var to = parsed.GetValue(file) is { } path ? NewFile(path) : System.Console.OpenStandardOutput();
            await QuietSilo.Run(opened, async silo =>
            {
                await Write(silo.GetRequiredService<IGrainFactory>(), silo.GetRequiredService<CareNetwork>(), cases, to, ct);
                return 0;
            }, ct);
            await System.Console.Error.WriteLineAsync($"{Count(cases.Count)} of one person exported; that is in the log of each. Whoever has the file reads it all: send it as you would a health record.");
            return await Said(unreadable);
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
            var (cases, unreadable) = await CasesOf(opened, parsed.GetValue(person)!, ct);
            await QuietSilo.Run(opened, async silo =>
            {
                foreach (var id in cases) Must(await silo.GetRequiredService<IGrainFactory>().GetGrain<ICaseGrain>(id).Erase(CareActor.Operator, ct));
                return 0;
            }, ct);
            await System.Console.Out.WriteLineAsync($"{Count(cases.Count)} erased. Their logs stay, and say nobody's name. Backups made before still have them.");
            return await Said(unreadable);
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
            var isDry = parsed.GetValue(dry);
            // Once the store is held, or the cluster joined: what was decided before might be so no longer.
            var (due, unreadable) = isDry ? await Due(opened, rule, null, ct) : await QuietSilo.Run(opened, silo => Due(opened, rule, silo.GetRequiredService<IGrainFactory>(), ct), ct);
            await System.Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{Count(due)} past their time ({rule.YearsAfterClose} years after a close, {rule.YearsNotTaken} where nobody took it){(isDry ? "; nothing was taken away." : due > 0 ? ": erased." : ".")}"));
            return await Said(unreadable);
        });
        return command;
    }

    // Grains: null, where it is only to be said. Each case decides once more for itself: in a cluster somebody may be at work in it.
    private static async Task<(int Due, ImmutableArray<string> Unreadable)> Due(SiloOptions opened, Retention rule, IGrainFactory? grains, CancellationToken ct)
    {
        var (due, unreadable) = await CaseRetention.Due(opened.CarePlace, CareKeys.Parse(opened.CareKeys), rule, TimeProvider.System.GetUtcNow(), ct);
        var count = 0;
        foreach (var (id, until) in due)
        {
            try
            {
                var erased = grains is null ? CareResult.Done : await grains.GetGrain<ICaseGrain>(id).EraseWhenDue(rule, CareActor.Site, ct);
                if (erased.Outcome == CareOutcome.WrongStep) continue;
                Must(erased);
                await System.Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{id} was to be kept until {until:yyyy-MM-dd}"));
                count++;
            }
            catch (OrleansException wrong) when (wrong.InnerException is UnreadableRecordException)
            {
                // Its log, in which it cannot be said that it is erased: it stays, and the others go on.
                unreadable = unreadable.Add(id);
            }
        }

        return (count, unreadable);
    }

    // 1 where there are some: what was asked for may not be whole.
    private static async Task<int> Said(ImmutableArray<string> unreadable)
    {
        if (unreadable.IsEmpty) return 0;
        foreach (var id in unreadable) await System.Console.Error.WriteLineAsync($"The case {id} cannot be read, or its log.");
        await System.Console.Error.WriteLineAsync($"{Count(unreadable.Length)} left as they are; nobody knows whose they are, so something of the person may be missing above. Run `hay verify`, and restore the last backup if they are damaged.");
        return 1;
    }

    private static async Task<(List<string> Cases, ImmutableArray<string> Unreadable)> CasesOf(SiloOptions opened, string person, CancellationToken ct)
    {
        if (!CaseId.IsOne(person)) throw new InvalidDataException("PERSON is 32 letters and digits: the id of a person, or of one of their cases, as its page's address has it.");
        var people = new List<(string Case, string Person)>();
        var unreadable = await StoredCases.Each(opened.CarePlace, CareKeys.Parse(opened.CareKeys), (id, state) => people.Add((id, state.Person.PersonId)), ct);
        var who = people.Find(p => p.Case == person) is { Person.Length: > 0 } found ? found.Person : person;
        var cases = people.Where(p => p.Person == who).Select(p => p.Case).ToList();
        return cases.Count > 0 ? (cases, unreadable)
            : throw new InvalidDataException($"There is no such person, and no such case, in the connector service{(unreadable.IsEmpty ? "" : $", or it is one of {Count(unreadable.Length)} that cannot be read: run `hay verify`")}.");
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

    private static void Must(CareResult erased)
    {
        if (erased.Outcome is not (CareOutcome.Done or CareOutcome.NotFound)) throw new InvalidDataException($"A case could not be erased ({erased.Outcome}). Try again: what is done is done.");
    }

    private static FileStream NewFile(string path)
    {
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, how);
    }

    private static string Count(int cases) => string.Create(CultureInfo.InvariantCulture, $"{cases:N0} {(cases == 1 ? "case" : "cases")}");
}
