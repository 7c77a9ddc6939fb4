using System.Text.Json;
using Hay.Grains;
using Hay.Web.Catalogue;

namespace Hay.Web.Picking;

/// <summary>
/// Counts once a day where people also go, of those alone who allow Hay to learn from it. What moves while somebody watches tells
/// them who moved it; by the next count, whoever has taken their leave back is out of it.
/// </summary>
internal sealed partial class AlsoGoBook(IChangeFeed feed, CatalogueSlot catalogue, TimeProvider clock, ILogger<AlsoGoBook> log) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    // Just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private volatile AlsoGo _current = AlsoGo.Nothing;

    public AlsoGo Current => _current;

    /// <summary>Reads every profile once and lets go of it again.</summary>
    internal async Task Count(CancellationToken ct)
    {
        var people = new List<string[]>();
        await foreach (var record in feed.ReadAsync(StoreNames.Profile, 0, ct))
        {
            // Most have not allowed it: they are not even read.
            if (record.State.Span.IndexOf("\"picksAllowed\""u8) < 0) continue;
            if (JsonSerializer.Deserialize(record.State.Span, GrainJson.Default.Profile) is not { PicksAllowed: not null } one) continue;
            string[] goes = [.. one.Bookings.Where(b => b.Standing == Standing.Going).Select(b => b.Activity).Distinct()];
            if (goes.Length > 1) people.Add(goes);
        }

        var snapshot = catalogue.Current;
        _current = AlsoGo.Of(people, id => snapshot.Find(id)?.Listing);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await catalogue.Ready.WaitAsync(stoppingToken);
            await Task.Delay(Patience, clock, stoppingToken);
            using var days = new PeriodicTimer(Day, clock);
            do await CountOrSay(stoppingToken);
            while (await days.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start counts again.
        }
    }

    private async Task CountOrSay(CancellationToken ct)
    {
        try
        {
            await Count(ct);
        }
        catch (Exception failed) when (failed is not (OutOfMemoryException or OperationCanceledException))
        {
            LogFailed(failed.GetType().Name); // its message may hold what somebody saved
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Where people also go could not be counted; it is tried again tomorrow ({Problem})")]
    private partial void LogFailed(string problem);
}
