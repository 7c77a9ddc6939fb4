namespace Hay.Faults;

/// <summary>The process is stopped as an operator or an orchestrator stops it, while people use it.</summary>
internal sealed class StopFault : Fault
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public override string Name => "stop";

    public override string What => "SIGTERM under load: requests end, exit code 0";

    public override Trouble Allowed => Trouble.Gone;

    public override async Task Break(Scene scene, Random random)
    {
        await scene.Crowd.Told(random.Next(5, 80), TimeSpan.FromSeconds(20));
        var code = await scene.Site.Stop(Patience);
        if (code is null) scene.Findings.Add($"it does not end within {Patience.TotalSeconds} s of SIGTERM");
        else if (code != 0) scene.Findings.Add($"it ends with the exit code {code} after SIGTERM");
        if (code is null) await scene.Site.Kill();
    }
}
