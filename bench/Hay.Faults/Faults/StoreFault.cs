namespace Hay.Faults;

/// <summary>PostgreSQL is away for a while: shut down as an operator does, in a hurry, by a crash, or it hangs.</summary>
internal sealed class StoreFault : Fault
{
    private enum Way { Fast, AtOnce, Crash, Hang }

    public override string Name => "store";

    public override string What => "PostgreSQL stopped, crashed or hung, and back";

    public override Ground Ground => Ground.Postgres;

    public override Trouble Allowed => Trouble.Away;

    public override async Task Break(Scene scene, Random random)
    {
        var server = scene.Server!;
        await scene.Crowd.Told(random.Next(0, 40), TimeSpan.FromSeconds(20));
        var way = (Way)random.Next(4);
        switch (way)
        {
            case Way.Fast: server.Stop(); break;
            case Way.AtOnce: server.StopAtOnce(); break;
            case Way.Crash: server.Crash(); break;
            default: server.Freeze(); break;
        }

        await Task.Delay(scene.Pace.Outage);
        if (way == Way.Hang) server.Thaw();
        else server.Start();
    }
}
