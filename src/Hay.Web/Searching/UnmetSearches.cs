using System.Threading.Channels;
using System.Threading.RateLimiting;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Uptake;
using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>
/// Counts searches that find nothing, beside the request: nobody waits for it, a flood of them is dropped, and a crash may
/// lose the last few. What somebody says is missing is recorded at once (see <see cref="Record"/>). From one address the
/// same thing counts once a day, as far as memory remembers.
/// </summary>
internal sealed partial class UnmetSearches(IGrainFactory grains, TimeProvider clock, ILogger<UnmetSearches> log) : BackgroundService
{
    private const int AMinute = 6;
    private const int MostRemembered = 20_000;
    /// <summary>Most things that may be said to be missing from one address in a day.</summary>
    internal const int MostAskedADay = 20;

    private readonly Channel<(string Space, UnmetDemand Demand)> _waiting = Channel.CreateBounded<(string, UnmetDemand)>(
        new BoundedChannelOptions(200) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) }));
    private readonly PartitionedRateLimiter<string> _askedLimits = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostAskedADay, Window = TimeSpan.FromDays(1) }));
    private readonly OnceADay _known = new(clock, MostRemembered);

    /// <summary>A search found nothing. Address: whose requests are limited; it is kept nowhere else.</summary>
    public void Count(FoundSearch found, string address)
    {
        if (found.Reading.IsUrgent || Of(found.Form) is not { } demand) return;
        using var permit = _limits.AttemptAcquire(address);
        if (permit.IsAcquired && _known.IsNew(HashCode.Combine(address, found.Form.Space, demand))) _waiting.Writer.TryWrite((KeyOf(found.Form.Space), demand));
    }

    /// <summary>Somebody says that this is missing.</summary>
    public async Task<DemandOutcome> Record(SearchForm form, string address, CancellationToken ct)
    {
        if (Of(form) is not { } missing) return DemandOutcome.NotKept;
        var demand = missing with { IsAskedFor = true };
        using var permit = _askedLimits.AttemptAcquire(address);
        if (!permit.IsAcquired) return DemandOutcome.TooMany;
        var mixture = HashCode.Combine(address, form.Space, demand);
        if (!_known.IsNew(mixture)) return DemandOutcome.Known;
        var outcome = DemandOutcome.TooMany;
        try
        {
            return outcome = await grains.GetGrain<IDemandGrain>(KeyOf(form.Space)).Record(demand, ct);
        }
        finally
        {
            // What was not kept may be said again.
            if (outcome is not (DemandOutcome.Recorded or DemandOutcome.Known)) _known.Forget(mixture);
        }
    }

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
        _askedLimits.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var next in _waiting.Reader.ReadAllAsync(stoppingToken)) await Write(next.Space, next.Demand, stoppingToken);
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
