using Hay.Web.Wording;

namespace Hay.Web.Uptake;

/// <summary>Remembers what was counted on this day, in memory and no more than so much, as mixtures that tell nothing; two that are the same count as one.</summary>
internal sealed class OnceADay(TimeProvider clock, int most)
{
    private readonly Lock _remembering = new();
    private readonly HashSet<int> _known = [];
    private DateOnly _day;

    /// <param name="mixture">A <see cref="HashCode"/> of who and what.</param>
    public bool IsNew(int mixture)
    {
        lock (_remembering)
        {
            var today = clock.LondonNow().Day();
            if (today != _day || _known.Count >= most) _known.Clear();
            _day = today;
            return _known.Add(mixture);
        }
    }

    /// <summary>It may be counted again.</summary>
    public void Forget(int mixture)
    {
        lock (_remembering) _known.Remove(mixture);
    }
}
