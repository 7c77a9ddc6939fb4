using Hay.Grains;
using Hay.Web.Uptake;

namespace Hay.Web.Searching;

/// <summary>
/// Counts searches that found something, by space and without their words, beside the request: nobody waits for it, and a crash may lose the
/// last minute. <see cref="UnmetSearches"/> counts those that found nothing.
/// <para>
/// What is one search: words were typed, or a kind of activity was chosen; it is the first page; and one device (<see cref="CountedDevice"/>)
/// counts once a day for the same words and kinds in the same space, as far as memory remembers. So to turn pages, to sort and to tick filters
/// (when, near, free and so on) is no search. A search that may be a cry for help is not counted at all.
/// </para>
/// </summary>
internal sealed partial class FoundSearches(IGrainFactory grains, TimeProvider clock, ILogger<FoundSearches> log) : BackgroundService
{
    private const int MostRemembered = 200_000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly OnceADay _known = new(clock, MostRemembered);
    private readonly Lock _counting = new();
    private Dictionary<string, int> _waiting = [];

    /// <param name="http">Who asks; nothing of it is kept.</param>
    /// <param name="found">What they asked, and what there is.</param>
    public void Count(HttpContext http, FoundSearch found)
    {
        if (found.Results.Total == 0 || found.Reading.IsUrgent || CountedDevice.Of(http) is not { } device || What(found) is not { } what) return;
        var space = found.Form.Space.Length > 0 ? found.Form.Space : IDemandGrain.Everywhere;
        if (!_known.IsNew(HashCode.Combine(device, space, what))) return;
        lock (_counting) _waiting[space] = _waiting.GetValueOrDefault(space) + 1;
    }

    /// <summary>Hands on what was counted. What could not be kept is lost: a count is not worth a flood of tries.</summary>
    internal async Task Flush(CancellationToken ct)
    {
        Dictionary<string, int> counted;
        lock (_counting)
        {
            if (_waiting.Count == 0) return;
            (counted, _waiting) = (_waiting, []);
        }

        foreach (var (space, times) in counted)
        {
            try
            {
                await grains.GetGrain<IDemandGrain>(space).CountFound(times, ct);
            }
            // A count that cannot be kept must not end all counting.
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                LogLost(wrong);
            }
        }
    }

    // What tells one search from another; null: it is none. As it was typed: filters that words were read as make no other search.
    private static string? What(FoundSearch found)
    {
        if (found.Form.Page > 1) return null;
        var typed = found.Reading.Typed;
        var words = string.Join(' ', typed.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
        var kinds = string.Join(' ', typed.Categories.Order(StringComparer.Ordinal));
        return words.Length + kinds.Length > 0 ? $"{words}\n{kinds}" : null;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, clock, stoppingToken);
                await Flush(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is closing; the last few go uncounted.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Searches could not be counted")]
    private partial void LogLost(Exception wrong);
}
