using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Hay.Grains.Tests.Schedules;

/// <summary>Our expansion against that of npm's ical.js, which half the calendars of the web are read with.</summary>
public sealed class IcalJsTests
{
    private const int Rules = 1_000;
    private const int Sessions = 30;

    [Fact]
    public async Task A_thousand_rules_give_the_same_dates()
    {
        // A few more than needed: ical.js gives one date where a narrowing rule gives none.
        var schedules = AnySchedule.WithRule.Sample(Rules + 100, new Rnd(20261121), 50)
            .Where(static schedule => schedule.Next(Instant.MinValue) is not null).Take(Rules).Select(Aligned).Select(WithExceptions).ToList();
        var answers = await Expand(schedules);
        Assert.Equal(Rules, answers.Count);
        var different = schedules.Zip(answers).Where(static pair => !Ours(pair.First).SequenceEqual(pair.Second.Dates ?? [])).ToList();
        Assert.True(different.Count == 0, $"{different.Count} differ:\n" + string.Join('\n', different.Take(5).Select(static pair =>
            $"{Format(pair.First.Start)} {pair.First.Rule} skip {string.Join(' ', pair.First.Skip)} also {string.Join(' ', pair.First.Also)}\n"
            + $"  ours {string.Join(' ', Ours(pair.First).Take(12))}\n  ical {pair.Second.Error}{string.Join(' ', (pair.Second.Dates ?? []).Take(12))}")));
    }

    /// <summary>
    /// The RFC leaves open what a start means that its rule does not match. We drop it; ical.js drops it too, but gives
    /// it where a BY part only narrows, so those rules begin on a date of theirs.
    /// </summary>
    private static Schedule Aligned(Schedule schedule)
    {
        Assert.True(Recurrence.TryParse(schedule.Rule, out var rule, out _));
        var narrows = rule.Frequency == Frequency.Daily || (rule.Frequency != Frequency.Yearly && !rule.Months.IsEmpty) || !rule.Positions.IsEmpty;
        // In canonical order, because ical.js takes lists of months as they come.
        var said = schedule with { Rule = rule.ToString() };
        return narrows && schedule.Next(Instant.MinValue) is { } first ? said with { Start = first.Id.ToLocal() } : said;
    }

    // Only dates that are hit are left out, and added ones fall between: ical.js loses count otherwise.
    private static Schedule WithExceptions(Schedule schedule, int index) => schedule with
    {
        Skip = [.. schedule.All().Take(Sessions).Where((_, i) => i % 9 == index % 9).Select(static each => each.Id.ToLocal())],
        Also = index % 3 == 0 ? [schedule.Start.AddDays(index % 100).AddMinutes(7)] : [],
    };

    private static IEnumerable<string> Ours(Schedule schedule) => schedule.All().Take(Sessions).Select(static each => each.Id.Value);

    private static async Task<List<Answer>> Expand(List<Schedule> schedules)
    {
        var root = Root();
        Assert.True(Directory.Exists(Path.Combine(root, "node_modules", "ical.js")), "ical.js is not installed: run `npm ci` in the project's root.");
        using var node = Start(root);
        var writing = Task.Run(async () =>
        {
            foreach (var schedule in schedules) await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(Question(schedule)));
            node.StandardInput.Close();
        });
        var answers = new List<Answer>();
        while (await node.StandardOutput.ReadLineAsync() is { } line) answers.Add(JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!);
        await writing;
        await node.WaitForExitAsync();
        return answers;
    }

    private static Process Start(string root)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests", "Hay.Grains.Tests", "Schedules", "expand.mjs")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidOperationException("Node is not installed: install Node 20 or newer, then run `npm ci` in the project's root.");
        }
    }

    private static object Question(Schedule schedule) => new
    {
        start = Format(schedule.Start),
        rule = schedule.Rule,
        skip = schedule.Skip.Select(Format),
        also = schedule.Also.Select(Format),
        limit = Sessions,
    };

    private static string Format(DateTime at) => at.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hay.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the project.");
    }

    private sealed record Answer(string[]? Dates, string? Error);
}
