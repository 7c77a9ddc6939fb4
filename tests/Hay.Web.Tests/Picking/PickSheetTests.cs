using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Picking;
using Hay.Web.Tests.Catalogue;
using static Hay.Web.Tests.Picking.PickTown;

namespace Hay.Web.Tests.Picking;

/// <summary>What is taken over from one sheet to the next.</summary>
public sealed class PickSheetTests
{
    [Fact]
    public void A_sheet_that_follows_bookings_picks_as_one_made_anew()
    {
        var (kept, anew) = (0, 0);
        for (var seed = 1; seed <= 12; seed++)
        {
            var (maker, random) = (new ListingMaker(seed), new Random(seed));
            var activities = Enumerable.Range(0, 40).Select(_ => maker.Changed(maker.Activity())).ToArray();
            var entries = activities.Select((a, i) => Projection.Of($"a-{i}", a, null, null, Now)).ToArray();
            var model = Wild(random, Catalogued.Of(entries));
            var slot = new PicksSlot { Current = model };
            var sheets = new PickSheets(Kinds, slot);
            PickSheet? before = null;
            for (var step = 0; step < 40; step++)
            {
                var at = random.Next(activities.Length);
                activities[at] = random.Next(8) == 0 ? maker.Changed(maker.Activity()) : maker.Booked(activities[at]);
                entries[at] = Projection.Of($"a-{at}", activities[at], null, entries[at], Now);
                var catalogue = Catalogued.Of(entries);
                var sheet = sheets.For(catalogue, Now);
                if (before is not null && ReferenceEquals(before.Fits(0), sheet.Fits(0))) kept++;
                else anew++;
                before = sheet;

                var ask = new PickAsk { Person = random.Next(3) == 0 ? null : PickPerson.Of(Ann, Person(random, catalogue)), Days = random.Next(2) == 0 ? 7 : 14, Count = 5 };
                Assert.Equal(Told(PickTown.With(model).For(ask, catalogue, Now)), Told(new Picks(sheets).For(ask, catalogue, Now)));
            }
        }

        Assert.InRange(kept, 50, int.MaxValue);
        Assert.InRange(anew, 50, int.MaxValue);
    }

    // With the entry itself: places left are those of now.
    private static (CatalogueEntry, SessionView?, string)[] Told(IEnumerable<Pick> picks) => [.. picks.Select(p => (p.Hit.Entry, p.Hit.Session, string.Join(' ', p.Reasons)))];
}
