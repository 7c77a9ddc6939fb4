using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Cards;
using Hay.Web.Searching;
using Hay.Web.Wording;

namespace Hay.Web.Tasters;

/// <summary>What a taster leads out of the door to: what is on in the next week.</summary>
internal sealed class RealOnes(CatalogueSlot catalogue, CardMaker cards)
{
    private const int Most = 3;
    private const int Considered = 60;

    /// <summary>Space: where; null: all over. Of different groups first, and of what the taster is closest to.</summary>
    public ImmutableArray<Card> For(Taster taster, SpaceDefinition? space, DateTimeOffset now)
    {
        var week = DateSpan.Parse("week", now)!;
        var hits = catalogue.Current.Search(new CatalogueQuery
        {
            Space = space?.Slug,
            Categories = taster.LeadsTo,
            From = now,
            To = week.To,
            Take = Considered,
        }).Hits.Where(h => h.Session is { Cancelled: false });
        var best = hits.OrderBy(h => h.Entry.IsSinking).ThenBy(h => taster.LeadsTo.IndexOf(h.Entry.Listing.Category)).ThenBy(h => h.Session!.Start)
            .DistinctBy(h => h.Entry.Id).Take(Most);
        return cards.Of(best.OrderBy(h => h.Session!.Start), now.Day(), space?.Slug);
    }
}
