using Hay.Silo.Tests.Storage;

namespace Hay.Faults;

/// <summary>The disk that the data folder is on is full for a while; in some rounds the process dies meanwhile.</summary>
internal sealed class DiskFault : Fault
{
    private static readonly TimeSpan Full = TimeSpan.FromSeconds(2);

    public override string Name => "disk";

    public override string What => "a full disk, and room again";

    public override Ground Ground => Ground.SmallDisk;

    public override Trouble Allowed => Trouble.Away;

    public override string? Missing => SmallDisk.Missing;

    public override async Task Break(Scene scene, Random random)
    {
        var ballast = Path.Combine(scene.Disk!.Path, "ballast");
        await scene.Crowd.Told(random.Next(5, 40), TimeSpan.FromSeconds(20));
        var dies = random.Next(3) == 0;
        // To the last byte: what the site gives free meanwhile is taken, too.
        for (var until = DateTime.UtcNow + Full; DateTime.UtcNow < until; await Task.Delay(20)) Fill(ballast);
        if (dies)
        {
            scene.Answers.Allowed |= Trouble.Gone | Trouble.Cut;
            await scene.Site.Kill();
        }

        File.Delete(ballast);
        if (dies) return;
        var before = scene.Crowd.Acknowledged;
        await scene.Crowd.Told(10, TimeSpan.FromSeconds(5 * scene.Pace.Patience));
        if (scene.Crowd.Acknowledged == before) scene.Findings.Add("nothing is kept again though there is room");
    }

    private static void Fill(string ballast)
    {
        try
        {
            using var file = new FileStream(ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            for (var size = 1 << 16; size > 0; size >>= 1) WriteWhileThereIsRoom(file, size);
        }
        catch (IOException)
        {
            // Not even a name of a file has room.
        }
    }

    private static void WriteWhileThereIsRoom(FileStream file, int size)
    {
        try
        {
            while (true) file.Write(new byte[size]);
        }
        catch (IOException)
        {
            // Full, but for less than this.
        }
    }
}
