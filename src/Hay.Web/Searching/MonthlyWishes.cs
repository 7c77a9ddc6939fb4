using Hay.Grains;
using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>
/// Brings what people would like to the hosts of a space. From one address the same thing counts once a month, as far as memory remembers.
/// </summary>
internal sealed class MonthlyWishes(IGrainFactory grains, TimeProvider clock)
{
    private const int MostRemembered = 20_000;
    private readonly Lock _remembering = new();
    private readonly HashSet<int> _known = [];
    private DateOnly _month;

    /// <param name="space">Slug of a space that exists.</param>
    /// <param name="words">See <see cref="DemandTerms"/>.</param>
    /// <param name="address">Of whoever asks; it is kept nowhere.</param>
    /// <param name="ct">Stops.</param>
    public Task Add(string space, string words, string address, CancellationToken ct) =>
        IsNew(address, space, words) ? grains.GetGrain<IWishesGrain>(space).Wish(words, ct) : Task.CompletedTask;

    // Only a mixture is remembered, which nobody can turn back into who asked for what.
    private bool IsNew(string address, string space, string words)
    {
        lock (_remembering)
        {
            var today = clock.LondonNow().Day();
            var month = new DateOnly(today.Year, today.Month, 1);
            if (month != _month || _known.Count >= MostRemembered) _known.Clear();
            _month = month;
            return _known.Add(HashCode.Combine(address, space, DemandTerms.KeyOf(words)));
        }
    }
}
