using System.CommandLine;
using Hay.Silo.Storage;
using Hay.Silo.Training;

namespace Hay.Silo.Console;

/// <summary><c>train</c>, also while the site runs: what it found on standard output, how it goes on standard error.</summary>
internal static class TrainCommandLine
{
    /// <summary>Started by the site: it ends when the site has ended, killed or not.</summary>
    public const string Beside = "--beside-site";

    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var memory = new Option<double>("--memory") { Description = "Gigabytes that training may take", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "Same seed, same result", DefaultValueFactory = _ => 1 };
        var beside = new Option<bool>(Beside) { Hidden = true };
        memory.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is > 0 and < 1e6)) result.AddError("--memory must be more than nothing.");
        });
        var command = new Command("train", "Train the picks from what people did who allow it") { memory, seed, beside };
        command.SetAction(async (parsed, ct) =>
        {
            var silo = options(parsed);
            if (parsed.GetValue(beside)) _ = EndWithTheSite();
            var how = new TrainingOptions { Now = DateTimeOffset.UtcNow, Memory = (long)(parsed.GetValue(memory) * (1L << 30)), Seed = parsed.GetValue(seed) };
            // Work for the processors alone: on a thread of its own, so that being told to stop is heard.
            var (file, trained) = await Task.Run(() => TrainCommand.Run(silo.Store, SiloSetup.Spaces(silo), how, System.Console.Error.WriteLine, ct), ct);
            await System.Console.Out.WriteLineAsync(CardText.Of(trained.Card));
            await System.Console.Out.WriteLineAsync($"{file} is ready. The site takes it {(DataFolder.IsHeld(silo.DataFolder) ? "within a minute" : "when it next starts")}.");
            return 0;
        });
        return command;
    }

    // The site holds the other end, and lets go of it however it ends.
    private static async Task EndWithTheSite()
    {
        await using var site = System.Console.OpenStandardInput();
        while (await site.ReadAsync(new byte[1]) > 0)
        {
        }

        Environment.Exit(1);
    }
}
