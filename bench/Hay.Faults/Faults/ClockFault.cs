namespace Hay.Faults;

/// <summary>Somebody sets the clock of the machine: forward by an hour, back by a day, and right again; in some rounds the site starts meanwhile.</summary>
internal sealed class ClockFault : Fault
{
    // Until the process sees it.
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan[] Jumps = [TimeSpan.FromHours(1), TimeSpan.FromHours(-1), TimeSpan.FromDays(-1), TimeSpan.FromMinutes(-2)];

    public override string Name => "clock";

    public override string What => "a clock that jumps: an hour forward, a day back, right again";

    public override Ground Ground => Ground.MovedClock;

    public override Trouble Allowed => Trouble.Gone | Trouble.Cut;

    public override string? Missing => MovedClock.Missing;

    public override async Task Break(Scene scene, Random random)
    {
        var clock = scene.Clock!;
        foreach (var jump in random.GetItems(Jumps, 2))
        {
            await scene.Crowd.Told(random.Next(5, 30), TimeSpan.FromSeconds(20));
            clock.Move(jump);
            await Task.Delay(Seen);
        }

        await scene.Crowd.Told(10, TimeSpan.FromSeconds(20));
        // A start at a wrong time: keys and tokens were made in its future.
        if (random.Next(2) == 0) await scene.Site.Kill();
        else
        {
            clock.Move(TimeSpan.Zero);
            await Task.Delay(Seen);
        }
    }
}
