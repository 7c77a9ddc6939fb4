using System.Diagnostics;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Hay.Bench;
using Hay.Silo.Storage;

namespace Hay.Faults;

/// <summary>What must be so after every round, with nobody's help.</summary>
/// <param name="scene">Where.</param>
internal sealed class Rules(Scene scene)
{
    private static readonly TimeSpan ToAnswer = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ToCatchUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ToBeHeard = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ToTellPeople = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ToBreatheOut = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <summary>How long the catalogue took to be what the store is, the last time.</summary>
    public TimeSpan CaughtUp { get; private set; }

    /// <summary>What the site held after that.</summary>
    public Vitals? Vitals { get; private set; }

    public async Task Check(IReadOnlyList<Visitor> visitors, Vitals before)
    {
        scene.Writer.Open(scene.Site.Address, "127.251.0.1");
        using var http = Browser.Open(scene.Site.Address, "127.251.0.2", new CookieContainer());
        await Within(ToAnswer, "the site does not answer again", async () => (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode ? [] : (string[])["/health/ready says no"]);
        CaughtUp = await Within(ToCatchUp, "the pages are not what the store is", () => Behind(http));
        await CheckTold(visitors);
        await Within(ToCatchUp, "acknowledged and lost", scene.Writer.Missed);
        await Within(ToBeHeard, "open pages hear nothing", Deaf);
        CheckStore();
        await Within(ToBreatheOut, "the site goes on holding more than before", async () => (Vitals = await scene.Vitals()).IsLike(before) ? [] : [$"{Vitals}; before: {before}"]);
    }

    /// <summary>These people have what they were told.</summary>
    public async Task CheckTold(IReadOnlyList<Visitor> visitors)
    {
        foreach (var visitor in visitors) visitor.Open(scene.Site.Address);
        await Within(ToTellPeople, "acknowledged and lost", async () => (await Task.WhenAll(visitors.Select(v => v.Missed()))).SelectMany(m => m));
    }

    /// <summary>The store agrees with itself. Holds whether the site runs or has just died.</summary>
    public void CheckStore() => Kept.Read(scene.Place).Check(scene.Findings);

    /// <summary>At the end, when nothing more is broken: every fact arrives, and the store is whole.</summary>
    public async Task CheckEnd()
    {
        await Within(ToTellPeople * 2, "facts are still not in the journal", () => Task.FromResult<IEnumerable<string>>(Kept.Read(scene.Place).HasArrived() ? [] : ["some wait"]));
        foreach (var finding in (await StoreCheck.VerifyAsync(scene.Place)).Findings) scene.Findings.Add($"hay verify: {finding}");
    }

    // Listings whose page is older, or newer, than what is stored.
    private async Task<IEnumerable<string>> Behind(HttpClient http)
    {
        var stored = Kept.Read(scene.Place).Activities;
        var shown = JsonSerializer.Deserialize<List<Shown>>(await http.GetStringAsync(new Uri($"/api/places?of={string.Join(',', Town.Ids)}", UriKind.Relative)), JsonSerializerOptions.Web)!.ToDictionary(s => s.Activity);
        return Town.Ids.Where(id => shown.GetValueOrDefault(id)?.Revision != stored[id].Revision).Select(id => $"{id} {shown.GetValueOrDefault(id)?.Revision} instead of {stored[id].Revision}");
    }

    // A page that is opened now, and a listing that changes then.
    private async Task<IEnumerable<string>> Deaf()
    {
        using var late = new CancellationTokenSource(ToBeHeard * scene.Pace.Patience);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await using var page = await LiveClient.Watch(new UriBuilder(scene.Site.Address) { Scheme = "ws", Path = "/live" }.Uri, [$"activity:{Town.Ids[^1]}"], (_, _) => heard.TrySetResult(), late.Token);
            await scene.Writer.Change(Town.Ids[^1]);
            await heard.Task.WaitAsync(late.Token);
            return [];
        }
        catch (Exception cause) when (cause is OperationCanceledException or WebSocketException or InvalidOperationException)
        {
            return ["a change is not told to a page that is open"];
        }
    }

    // Time counts from here: the fault is over.
    private async Task<TimeSpan> Within(TimeSpan promised, string what, Func<Task<IEnumerable<string>>> look)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            string[] wrong;
            try
            {
                wrong = [.. await look()];
            }
            catch (Exception cause) when (Browser.IsGone(cause) || cause is JsonException or KeyNotFoundException)
            {
                wrong = [cause.Message];
            }

            if (wrong.Length == 0) return clock.Elapsed;
            if (clock.Elapsed > promised * scene.Pace.Patience)
            {
                scene.Findings.Add($"{what} within {promised.TotalSeconds} s: {string.Join("; ", wrong.Take(5))}");
                return clock.Elapsed;
            }

            await Task.Delay(Step);
        }
    }

    private sealed record Shown(string Activity, long Revision);
}
