using System.CommandLine;
using Hay.Silo.Evaluation;
using Hay.Silo.Storage;

namespace Hay.Silo.Console;

/// <summary><c>evaluate DATASET</c>: results on standard output, everything else on standard error.</summary>
internal static class EvaluateCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> silo)
    {
        var dataset = new Argument<string>("dataset") { Description = "Folder with train.txt and test.txt (LightGCN), or with the CSV files of a Meetup export; or a data folder of Hay's, or postgres or azure: the store that the environment names" };
        var model = new Option<string?>("--model") { Description = $"Only this one: {string.Join(", ", EvaluateCommand.Models)}" };
        model.AcceptOnlyFromAmong([.. EvaluateCommand.Models]);
        var json = new Option<bool>("--json") { Description = "Print JSON instead of a table" };
        var card = new Option<string?>("--card") { Description = "Write a model card to this file: JSON if it ends in .json, else Markdown" };
        var untuned = new Option<bool>("--untuned") { Description = "Take the default settings instead of choosing them on a validation part" };
        var cut = new Option<long?>("--cut") { Description = "Where data that know times are cut, in milliseconds since 1970; else where four fifths of the visits are before" };
        var memory = new Option<double>("--memory") { Description = "Gigabytes that training may take", DefaultValueFactory = _ => 4 };
        var seed = new Option<int>("--seed") { Description = "Same seed, same result", DefaultValueFactory = _ => 1 };
        var weights = new Option<bool>("--starting-weights") { Description = "Of a Meetup export: fit the weights that Hay comes with" };
        memory.Validators.Add(result =>
        {
            if (!(result.GetValueOrDefault<double>() is > 0 and < 1e6)) result.AddError("--memory must be more than nothing.");
        });
        var command = new Command("evaluate", "Measure the recommender on data that were kept back") { dataset, model, json, card, untuned, cut, memory, seed, weights };
        command.SetAction(async (parsed, ct) =>
        {
            var store = parsed.GetValue(dataset) is { } named and (StorePlaces.Postgres or StorePlaces.Azure) && !Directory.Exists(named)
                ? StorePlaces.Find(named, silo(parsed)) ?? throw new InvalidDataException($"The environment does not say where {named} is: {StorePlaces.Named}.") : (StorePlace?)null;
            var options = new EvaluationOptions
            {
                Store = store,
                Model = parsed.GetValue(model),
                Untuned = parsed.GetValue(untuned),
                Cut = parsed.GetValue(cut),
                Memory = (long)(parsed.GetValue(memory) * (1L << 30)),
                Seed = parsed.GetValue(seed),
                StartingWeights = parsed.GetValue(weights),
                SpaceFiles = silo(parsed).SpaceFiles,
            };
            // Work for the processors alone: on a thread of its own, so that being told to stop is heard.
            var report = await Task.Run(() => EvaluateCommand.Run(parsed.GetValue(dataset)!, options, System.Console.Error.WriteLine, ct), ct);
            if (parsed.GetValue(card) is { Length: > 0 } file)
            {
                await File.WriteAllTextAsync(file, file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? EvaluateCommand.Json(report) : ModelCard.Markdown(report), ct);
                await System.Console.Error.WriteLineAsync($"The model card is in {file}.");
            }

            await System.Console.Out.WriteLineAsync(parsed.GetValue(json) ? EvaluateCommand.Json(report) : ModelCard.Table(report));
            return 0;
        });
        return command;
    }
}
