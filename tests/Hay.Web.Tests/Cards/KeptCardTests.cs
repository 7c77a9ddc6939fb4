using Hay.Web.Cards;
using Hay.Web.Catalogue;
using Hay.Web.Tests.Catalogue;

namespace Hay.Web.Tests.Cards;

/// <summary>A card that is kept is shown again for the same and for nothing else.</summary>
public class KeptCardTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly CatalogueEntry Entry = Catalogued.Entry("a", ListingMaker.Plain("Yoga"));
    private static readonly CatalogueHit Hit = new(Entry, 0, null);
    private static readonly KeptCard Kept = new(Entry, 0, Today, "fenland", new Card { Activity = "a", Href = "/fenland/a", Title = "Yoga", Accent = "", Mark = "" });

    [Fact]
    public void It_is_shown_again_for_the_same() => Assert.True(Kept.IsOf(Hit, Today, "fenland"));

    [Fact]
    public void A_changed_entry_has_a_card_of_its_own()
    {
        Entry.Cards = [Kept];
        var changed = Entry with { Revision = Entry.Revision + 1 };

        Assert.Same(Entry.Cards, changed.Cards); // the copy takes it along …
        Assert.False(Kept.IsOf(Hit with { Entry = changed }, Today, "fenland")); // … and does not show it
    }

    [Fact]
    public void Another_session_day_or_space_has_one_too()
    {
        Assert.False(Kept.IsOf(Hit with { At = 1 }, Today, "fenland"));
        Assert.False(Kept.IsOf(Hit with { At = null }, Today, "fenland"));
        Assert.False(Kept.IsOf(Hit, Today.AddDays(1), "fenland"));
        Assert.False(Kept.IsOf(Hit, Today, null));
    }
}
