using System.Text.Json;
using Hay.Grains;
using Hay.Web.Catalogue;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Web.Tests.Catalogue;

/// <summary>A catalogue that was kept current is the same as one made afresh.</summary>
public class FeedHistoryTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public async Task After_any_history_it_is_as_if_made_afresh(int seed)
    {
        var random = new ListingMaker(seed);
        var store = new FeedDouble();
        var reader = new FeedReader(store, NullLogger.Instance);
        var builder = new CatalogueBuilder(NullLogger.Instance);
        for (var i = 0; i < 80; i++) Write(random, store);
        builder.Load(await reader.Read(default), ListingMaker.Now);

        Func<SegmentView>? settling = null;
        for (var round = 0; round < 25; round++)
        {
            for (var i = random.Next(20); i >= 0; i--) Write(random, store);
            builder.Apply(await reader.Read(default), ListingMaker.Now);
            // Now and then something is told twice.
            if (round % 5 > 0) reader.Accept();
            if (round % 7 == 3) settling = builder.Settle(ListingMaker.Now);
            if (round % 7 == 6) builder.Finish(settling!(), ListingMaker.Now);
        }

        var fresh = new CatalogueBuilder(NullLogger.Instance)
            .Load(await new FeedReader(store, NullLogger.Instance).Read(default), ListingMaker.Now);
        Same(fresh, builder.Current, random);
    }

    private static void Same(CatalogueSnapshot fresh, CatalogueSnapshot kept, ListingMaker random)
    {
        Assert.Equal(fresh.Count, kept.Count);
        Assert.Equal(fresh.Entries.Select(Told), kept.Entries.OrderBy(e => e.Id, StringComparer.Ordinal).Select(Told));
        for (var i = 0; i < 200; i++)
        {
            var query = QueryMaker.Next(random);
            SearchTests.Agree(kept, query);
            Assert.Equal(fresh.Search(query).Hits.Select(h => h.Entry.Id), kept.Search(query).Hits.Select(h => h.Entry.Id));
        }

        foreach (var space in ListingMaker.Spaces)
        {
            var day = DateOnly.FromDateTime(ListingMaker.Now.Date).AddDays(random.Next(9));
            Assert.Equal(fresh.InSpace(space).Count, kept.InSpace(space).Count);
            Assert.Equal(fresh.InSpace(space).Day(day).Select(h => (h.Entry.Id, h.Session)), kept.InSpace(space).Day(day).Select(h => (h.Entry.Id, h.Session)));
            Assert.Equal(fresh.InSpace(space).Newest(9).Select(e => e.Id), kept.InSpace(space).Newest(9).Select(e => e.Id));
            Assert.Equal(fresh.InSpace(space).Categories().OrderBy(c => c.Key), kept.InSpace(space).Categories().OrderBy(c => c.Key));
        }
    }

    private static string Told(CatalogueEntry entry) =>
        JsonSerializer.Serialize(entry with { Listing = ListingMaker.Plain(entry.Listing.Title + entry.Listing.Description) });

    private static void Write(ListingMaker random, FeedDouble store)
    {
        var id = $"a-{random.Next(120):000}";
        var before = store.Activity(id);
        switch (random.Next(10))
        {
            case 0: store.Put(random.One(ListingMaker.Organisations), new Organisation { Details = random.Organisation() }); break;
            case 1: store.Clear(StoreNames.Activity, id); break;
            case 2: store.PutText(StoreNames.Activity, $"broken-{random.Next(5)}", "{\"listing\":{\"title\":7}}"); break;
            case 3 or 4 when before is not null: store.Put(id, random.Changed(before)); break;
            case 5 or 6 or 7 when before is not null: store.Put(id, random.Booked(before)); break;
            default: store.Put(id, random.Activity()); break;
        }
    }
}
