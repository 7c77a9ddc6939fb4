namespace Hay.Faults;

/// <summary>The process is killed at some moment, as by a power cut or by the system when memory is short.</summary>
internal sealed class KillFault : Fault
{
    public override string Name => "kill";

    public override string What => "SIGKILL at random moments";

    public override int Rounds => 200;

    public override Trouble Allowed => Trouble.Gone | Trouble.Cut;

    public override async Task Break(Scene scene, Random random)
    {
        await scene.Crowd.Told(random.Next(1, 80), TimeSpan.FromSeconds(20));
        await Task.Delay(random.Next(0, 30));
        await scene.Site.Kill();
    }
}
