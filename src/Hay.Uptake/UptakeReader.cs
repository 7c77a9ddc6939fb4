using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake;

/// <summary>
/// Where pages find the figures. It says nothing that is not protected. Everything is counted anew from the first fact of the journal,
/// at the start and each night: so there is nothing that could disagree with the journal, and who was forgotten there is forgotten here.
/// </summary>
public sealed class UptakeReader(IJournal journal, IChangeFeed feed, IGrainFactory grains, Geography geography, TimeProvider clock) : IDisposable
{
    private const long NotYet = -1;
    private readonly SemaphoreSlim _counts = new(1);
    private readonly SemaphoreSlim _asks = new(1);
    private readonly TodayCount _today = new();
    private DateOnly _through = DateOnly.MinValue;
    private long _counted = NotYet; // the journal up to the end of the last day of Figures

    /// <summary>As of the end of a day, which is yesterday but for the minutes after midnight; swapped whole.</summary>
    public UptakeFigures Figures { get; private set; } = UptakeFigures.None;

    /// <summary>Whether a day has ended since the last count.</summary>
    public bool IsDue => _through < LocalDay.Of(clock.GetUtcNow()).AddDays(-1);

    /// <summary>Counts everything up to the end of yesterday, and says how many facts there were. Callers wait for each other.</summary>
    public async Task<long> CountAnew(CancellationToken ct)
    {
        await _counts.WaitAsync(ct);
        try
        {
            var today = LocalDay.Of(clock.GetUtcNow());
            var count = new UptakeCount(await ListingReader.Read(feed, ct), geography, await Secret(grains, ct), today.AddDays(-1));
            var (position, facts, isToday) = (0L, 0L, false);
            // Facts arrive nearly in the order of their times: one of yesterday that comes after midnight counts tomorrow.
            await foreach (var part in FactReader.Read(journal, 0, ct))
            {
                foreach (var (at, fact) in part)
                {
                    if (isToday = fact.At == today) break;
                    if (fact.At > today) continue; // by a clock that was wrong: counted when its day has come
                    count.Take(fact);
                    position = at;
                    facts++;
                }

                if (isToday) break;
            }

            Figures = count.Figures();
            _through = today.AddDays(-1);
            Volatile.Write(ref _counted, position);
            return facts;
        }
        finally
        {
            _counts.Release();
        }
    }

    /// <summary>What happened today so far in the listings of each space, rounded; nothing before the first count. Callers wait for each other.</summary>
    public async Task<TodayFigures> Today(CancellationToken ct)
    {
        await _asks.WaitAsync(ct);
        try
        {
            var today = LocalDay.Of(clock.GetUtcNow());
            if (Volatile.Read(ref _counted) is var from && from == NotYet) return TodayFigures.None(today);
            return await _today.Read(journal, feed, new Noise(await Secret(grains, ct)), from, today, ct);
        }
        finally
        {
            _asks.Release();
        }
    }

    /// <summary>What counts are moved by: see <see cref="Noise"/>.</summary>
    internal static async Task<byte[]> Secret(IGrainFactory grains, CancellationToken ct) =>
        Convert.FromHexString(await grains.GetGrain<IUptakeSecretGrain>(IUptakeSecretGrain.Key).Read(ct));

    public void Dispose()
    {
        _counts.Dispose();
        _asks.Dispose();
    }
}
