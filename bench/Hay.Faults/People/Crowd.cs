using System.Globalization;
using System.Net.WebSockets;
using Hay.Bench;

namespace Hay.Faults;

/// <summary>Everybody who uses the site during one round: visitors, a program of a group, and open pages that listen.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int Pages = 6;
    private readonly CancellationTokenSource _leave = new();
    private readonly List<Visitor> _visitors;
    private readonly Scene _scene;
    private readonly IReadOnlyList<Target> _targets;
    private readonly List<Task> _busy;
    private int _news;

    /// <param name="scene">Where.</param>
    /// <param name="round">Which; counts from 0.</param>
    /// <param name="random">Gives each of them a chance of their own.</param>
    public Crowd(Scene scene, int round, Random random)
    {
        _scene = scene;
        _targets = Town.Targets(round, scene.FirstDay);
        var address = scene.Site.Address;
        _visitors = [.. Enumerable.Range(1, scene.Pace.Visitors).Select(n => new Visitor(string.Create(CultureInfo.InvariantCulture, $"127.{1 + round / 250}.{round % 250 + 1}.{n}"), scene.Answers))];
        _visitors.ForEach(v => v.Open(address));
        scene.Writer.Open(address, string.Create(CultureInfo.InvariantCulture, $"127.{101 + round / 250}.{round % 250 + 1}.1"));
        _busy =
        [
            .. _visitors.Select(v => Start(random.Next(), own => v.Act(_targets, own, _leave.Token))),
            Start(random.Next(), own => scene.Writer.Act([.. _targets.Select(t => t.Activity).Distinct()], own, _leave.Token)),
            .. Enumerable.Range(0, Pages).Select(_ => Start(0, _ => Listen())),
        ];
    }

    public IReadOnlyList<Visitor> Visitors => _visitors;

    /// <summary>How many messages open pages got.</summary>
    public int News => Volatile.Read(ref _news);

    public int Acknowledged => _visitors.Sum(v => v.Acknowledged);

    /// <summary>Waits until people were told this often that something is kept. Moments are counted in answers: how fast they come is the machine's.</summary>
    public async Task Told(int times, TimeSpan patience)
    {
        var until = DateTime.UtcNow + patience;
        var from = Acknowledged;
        while (Acknowledged < from + times && DateTime.UtcNow < until && _scene.Site.IsRunning) await Task.Delay(2);
    }

    /// <summary>Everybody ends what they are doing.</summary>
    public async Task Leave()
    {
        await _leave.CancelAsync();
        await Task.WhenAll(_busy);
    }

    public async ValueTask DisposeAsync()
    {
        await Leave();
        _leave.Dispose();
    }

    private static Task Start(int seed, Func<Random, Task> act) => Task.Run(() => act(new Random(seed)));

    // A page that is open for as long as the site is, and comes back.
    private async Task Listen()
    {
        string[] groups = [.. _targets.Select(t => $"activity:{t.Activity}").Distinct()];
        while (!_leave.IsCancellationRequested)
        {
            try
            {
                using var soon = CancellationTokenSource.CreateLinkedTokenSource(_leave.Token);
                soon.CancelAfter(TimeSpan.FromSeconds(20));
                await using var page = await LiveClient.Watch(new UriBuilder(_scene.Site.Address) { Scheme = "ws", Path = "/live" }.Uri, groups, (_, _) => Interlocked.Increment(ref _news), soon.Token);
                await Task.Delay(TimeSpan.FromSeconds(10), soon.Token);
            }
            catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or IOException or InvalidOperationException)
            {
                if (!_leave.IsCancellationRequested) await Task.Delay(200);
            }
        }
    }
}
