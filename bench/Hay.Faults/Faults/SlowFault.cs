namespace Hay.Faults;

/// <summary>The network between the site and PostgreSQL is slow, silent, or torn again and again.</summary>
internal sealed class SlowFault : Fault
{
    public override string Name => "slow";

    public override string What => "a slow store: delayed, silent and torn connections";

    public override Ground Ground => Ground.Postgres;

    public override Trouble Allowed => Trouble.Away;

    public override async Task Break(Scene scene, Random random)
    {
        var link = scene.Link!;
        await scene.Crowd.Told(random.Next(0, 40), TimeSpan.FromSeconds(20));
        link.Delay = TimeSpan.FromMilliseconds(random.Next(5, 300));
        await Task.Delay(scene.Pace.Outage / 2);
        link.Delay = TimeSpan.Zero;
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            link.Tear();
            await Task.Delay(random.Next(0, 200));
        }

        link.Silence();
        await Task.Delay(scene.Pace.Outage / 2);
        if (random.Next(2) == 0) link.Tear();
        link.Speak();
    }
}
