using System.Globalization;

namespace Hay.Faults;

/// <summary>What a process holds now, as Linux says it.</summary>
internal sealed record Vitals(long Megabytes, int Threads, int Files)
{
    private const int MoreMegabytes = 400;
    private const int MoreThreads = 60;
    private const int MoreFiles = 150;

    public static Vitals Of(int process)
    {
        var status = File.ReadAllLines($"/proc/{process}/status");
        long Number(string name) => long.Parse(status.First(l => l.StartsWith(name, StringComparison.Ordinal)).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return new Vitals(Number("VmRSS:") / 1024, (int)Number("Threads:"), Directory.GetFileSystemEntries($"/proc/{process}/fd").Length);
    }

    /// <summary>Whether it holds little more than it did: what grew is too much to be chance.</summary>
    public bool IsLike(Vitals before) =>
        Megabytes <= before.Megabytes + MoreMegabytes && Threads <= before.Threads + MoreThreads && Files <= before.Files + MoreFiles;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Megabytes} MB, {Threads} threads, {Files} files");
}
