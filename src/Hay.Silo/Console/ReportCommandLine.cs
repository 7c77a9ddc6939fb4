using System.CommandLine;
using System.Globalization;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Silo.Console;

/// <summary><c>reports</c>: what people say is wrong, also while the site runs; <c>--clear</c> while it does not.</summary>
internal static class ReportCommandLine
{
    public static Command Make(Func<ParseResult, SiloOptions> options)
    {
        var clear = new Option<string?>("--clear") { Description = "Take away the reports of this activity, once they are dealt with" };
        var command = new Command("reports", "Read what people say is wrong with a listing") { clear };
        command.SetAction((parsed, ct) => parsed.GetValue(clear) is { Length: > 0 } activity
            ? Clear(activity, options(parsed) with { Demo = false }, ct)
            : List(options(parsed).Store, ct));
        return command;
    }

    private static async Task<int> List(StorePlace place, CancellationToken ct)
    {
        var found = await StoredReports.ReadAsync(place, ct);
        foreach (var activity in found)
        {
            await System.Console.Out.WriteLineAsync($"{activity.Id}: {Plain(activity.Title)}");
            foreach (var report in activity.Reports.OrderByDescending(r => r.Reason == ReportReason.NotSafe).ThenBy(r => r.At))
            {
                await System.Console.Out.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"  {report.At:yyyy-MM-dd HH:mm} {report.Reason} {Plain(report.Words)}").TrimEnd());
            }
        }

        await System.Console.Out.WriteLineAsync($"{Count(found.Sum(f => f.Reports.Length), "report", "reports")} on {Count(found.Length, "activity", "activities")}.");
        return 0;
    }

    private static async Task<int> Clear(string activity, SiloOptions options, CancellationToken ct)
    {
        // A slip in either name must neither begin a store nor look as if something had been done.
        if ((await StoredReports.ReadAsync(options.Store, ct)).All(f => f.Id != activity))
        {
            await System.Console.Error.WriteLineAsync($"hay: there are no reports on '{Plain(activity)}'. `hay reports` lists those there are.");
            return 1;
        }

        var taken = await QuietSilo.Run(options, silo => silo.GetRequiredService<IGrainFactory>().GetGrain<IActivityGrain>(activity).ClearReports(by: null, ct), ct);
        await System.Console.Out.WriteLineAsync($"{activity}: {Count(taken.Length, "report", "reports")} taken away.");
        return 0;
    }

    private static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");

    // Anybody may have written this: it must not steer the terminal.
    internal static string Plain(string words) => string.Concat(words.Select(c => char.IsControl(c) ? ' ' : c));
}
