using System.Threading.Channels;
using System.Threading.RateLimiting;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>
/// Counts searches that find nothing, beside the request: nobody waits for it, a flood of them is dropped, and a crash may
/// lose the last few. What somebody says is missing is recorded at once (see <see cref="Record"/>).
/// </summary>
internal sealed partial class UnmetSearches(IGrainFactory grains, TimeProvider clock, ILogger<UnmetSearches> log) : BackgroundService
{
    private const int AMinute = 6;
    private const int MostRemembered = 2000;

    private readonly Channel<(string Space, UnmetDemand Demand)> _waiting = Channel.CreateBounded<(string, UnmetDemand)>(
        new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>A search found nothing. Address: whose requests are limited; it is kept nowhere else.</summary>
    public void Count(FoundSearch found, string address)
    {
        if (found.Reading.IsUrgent || Of(found.Form) is not { } demand) return;
        using var permit = _limits.AttemptAcquire(address);
        if (permit.IsAcquired) _waiting.Writer.TryWrite((KeyOf(found.Form.Space), demand));
    }

    /// <summary>Somebody says that this is missing.</summary>
    public Task<DemandOutcome> Record(SearchForm form, CancellationToken ct) => Of(form) is { } demand
        ? grains.GetGrain<IDemandGrain>(KeyOf(form.Space)).Record(demand with { IsAskedFor = true }, ct)
        : Task.FromResult(DemandOutcome.NotKept);

    /// <summary>What is kept of a search: plain words and filters; null where that is nothing, or might be about somebody.</summary>
    internal static UnmetDemand? Of(SearchForm form)
    {
        if (DemandTerms.Of(form.Text) is null) return null;
        var words = Words.Of(form.Text);
        var terms = DemandTerms.Of(string.Join(' ', words.Where(w => !Words.IsSmall(w))));
        string[] filters =
        [
            .. form.Categories.Select(c => $"category:{c}").Order(StringComparer.Ordinal),
            .. form.With.Where(w => Facets.TryFind(w, out _)).Order(StringComparer.Ordinal),
            .. form.Languages.Select(l => $"language:{l}").Order(StringComparer.Ordinal),
            .. form.Near.Length > 0 ? [$"near:{form.Near}"] : Array.Empty<string>(),
            .. SearchForm.PartsOfDay.Where(p => form.Parts.HasFlag(p.Part)).Select(p => $"part:{p.Slug}"),
        ];
        return terms is null || terms.Length + filters.Length == 0 ? null : new UnmetDemand { Terms = terms, Filters = string.Join(' ', filters) };
    }

    public override void Dispose()
    {
        base.Dispose();
        _limits.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (day, known) = (default(DateOnly), new HashSet<(string, UnmetDemand)>());
        try
        {
            await foreach (var next in _waiting.Reader.ReadAllAsync(stoppingToken))
            {
                var today = clock.LondonNow().Day();
                if (today != day || known.Count > MostRemembered) known.Clear();
                day = today;
                if (known.Add(next)) await Write(next.Space, next.Demand, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site is closing; the last few go uncounted.
        }
    }

    private async Task Write(string space, UnmetDemand demand, CancellationToken ct)
    {
        try
        {
            await grains.GetGrain<IDemandGrain>(space).Record(demand, ct);
        }
        // A count that cannot be kept must not end all counting.
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            LogLost(wrong);
        }
    }

    private static string KeyOf(string space) => space.Length > 0 ? space : IDemandGrain.Everywhere;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A search that found nothing could not be counted")]
    private partial void LogLost(Exception wrong);
}
