using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>How many are here, as each web process last said. In memory alone; a process that falls silent is forgotten.</summary>
public sealed record Presence
{
    /// <summary>How long a report counts; say it again at a third of that.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    /// <summary>More web processes than any installation has: it bounds what a mistake can fill.</summary>
    public const int MostProcesses = 200;
    /// <summary>More pages than one process can hold open.</summary>
    public const int MostAProcess = 100_000;

    private ImmutableDictionary<string, (PresenceReport Report, DateTimeOffset At)> Reports { get; init; } =
        ImmutableDictionary<string, (PresenceReport, DateTimeOffset)>.Empty;

    public Presence Hear(PresenceReport report, DateTimeOffset now)
    {
        var alive = Reports.RemoveRange(Reports.Where(r => r.Value.At + Patience <= now).Select(r => r.Key)).Remove(report.Process);
        var said = report with { Here = Bounded(report.Here), Together = Bounded(report.Together) };
        return this with { Reports = said.Here + said.Together == 0 || alive.Count >= MostProcesses ? alive : alive.Add(report.Process, (said, now)) };
    }

    public (int Here, int Together) Count(DateTimeOffset now)
    {
        var alive = Reports.Values.Where(r => now < r.At + Patience).ToList();
        return (alive.Sum(r => r.Report.Here), alive.Sum(r => r.Report.Together));
    }

    private static int Bounded(int count) => Math.Clamp(count, 0, MostAProcess);
}
