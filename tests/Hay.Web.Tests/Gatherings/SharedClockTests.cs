using System.Diagnostics;
using System.Text.Json;

namespace Hay.Web.Tests.Gatherings;

/// <summary>How pages find out how far their clocks are off: js/clock.js, under a network that behaves badly.</summary>
public sealed class SharedClockTests
{
    private const int Cases = 2000;
    private const double Close = 150;

    [Fact]
    public async Task An_offset_is_never_wrong_by_more_than_half_of_the_shortest_way_and_two_pages_agree()
    {
        var random = new Random(20261124);
        var tries = Enumerable.Range(0, Cases).Select(_ => Samples(random)).ToList();

        var found = await Ask(tries.Select(t => t.Samples));

        Assert.Equal(Cases, found.Count);
        Assert.All(tries.Zip(found), pair =>
        {
            var (wanted, got) = pair;
            Assert.True(Math.Abs(got.Offset - wanted.Offset) <= got.Error + 1e-6, $"{got.Offset} is more than {got.Error} from {wanted.Offset}");
            Assert.Equal(wanted.Samples.Min(s => s.Received - s.Sent) / 2, got.Error, 6);
        });
        // Where the best way there and back took less than this, any two pages are together.
        Assert.All(tries.Zip(found).Where(p => p.Second.Error <= Close / 2), p => Assert.InRange(Math.Abs(p.Second.Offset - p.First.Offset), 0, Close / 2));
        Assert.InRange(found.Count(f => f.Error <= Close / 2), Cases / 2, Cases);
    }

    // Ways there and back differ, some questions are held up for seconds, and the device's clock is off by up to an hour.
    private static (double Offset, List<Sample> Samples) Samples(Random random)
    {
        var offset = (random.NextDouble() - 0.5) * 7_200_000;
        var (at, quickest) = (random.NextDouble() * 1e9, random.NextDouble() * 120);
        var samples = new List<Sample>();
        for (var i = random.Next(1, 9); i > 0; i--)
        {
            var there = quickest * random.NextDouble() + Held();
            var back = quickest * random.NextDouble() + Held();
            samples.Add(new Sample(at, at + there + offset, at + there + back));
            at += there + back + 30;
        }

        return (offset, samples);

        double Held() => random.Next(4) == 0 ? random.NextDouble() * 4000 : random.NextDouble() * 5;
    }

    private static async Task<List<Found>> Ask(IEnumerable<List<Sample>> all)
    {
        var clock = new Uri(Path.Combine(ProjectRoot.Folder, "src", "Hay.Web", "wwwroot", "js", "clock.js")).AbsoluteUri;
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(ProjectRoot.Folder, "tests", "Hay.Web.Tests", "Gatherings", "clock.mjs"), clock])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var writing = Task.Run(async () =>
        {
            foreach (var samples in all) await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(samples, JsonSerializerOptions.Web));
            node.StandardInput.Close();
        });
        var found = new List<Found>();
        while (await node.StandardOutput.ReadLineAsync() is { } line) found.Add(JsonSerializer.Deserialize<Found>(line, JsonSerializerOptions.Web)!);
        await writing;
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return found;
    }

    private sealed record Sample(double Sent, double Server, double Received);

    private sealed record Found(double Offset, double Error);
}
