using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Insight;

/// <summary>Where the pages of analysts find what they show.</summary>
/// <param name="figures">As they are now; they are swapped whole.</param>
/// <param name="areas">Whom they are about.</param>
/// <param name="spaces">In which order they are shown.</param>
/// <param name="categories">Kinds of activity.</param>
/// <param name="catalogue">What is on offer.</param>
/// <param name="clock">What is next.</param>
internal sealed class InsightBook(Func<UptakeFigures> figures, Geography areas, SpaceMap spaces, Categories categories, CatalogueSlot catalogue, TimeProvider clock)
{
    // What is on offer over four weeks hardly moves within minutes, and a large catalogue takes a while to count.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private volatile Counted? _counted;

    public InsightSources Now
    {
        get
        {
            var snapshot = catalogue.Current;
            var now = clock.GetUtcNow();
            if (_counted is not { } counted || now - counted.At > Kept || counted.OfNothing != (snapshot.Count == 0))
            {
                _counted = counted = new(now, snapshot.Count == 0, Supply.Of(snapshot, now));
            }

            return new(figures(), areas, spaces, categories, snapshot, counted.Supply, now.Day());
        }
    }

    // OfNothing: the catalogue was not read yet.
    private sealed record Counted(DateTimeOffset At, bool OfNothing, Supply Supply);
}
