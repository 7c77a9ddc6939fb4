using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.OpenActive;
using Hay.Web.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Web.Tests.OpenActive;

/// <summary>Change numbers through restarts and the passing of time.</summary>
[Collection(OnTheSite.Name)]
public sealed class OpportunityBookTests(RunningSite site) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hay-openactive-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_restart_changes_no_number_and_tells_what_went_meanwhile()
    {
        var (walk, yoga) = (Entry("walking"), Entry("yoga"));
        var first = Started(walk, yoga);
        var second = Started(walk);

        Assert.Equal(Live(first, walk), Live(second, walk));
        Assert.All(second.Series.Concat(second.Sessions).Where(i => i.Id.StartsWith(yoga.Id, StringComparison.Ordinal)), i => Assert.NotNull(i.Gone));
        Assert.Equal(first.Sessions.Count, second.Sessions.Count);
        Assert.All(second.Sessions.Where(i => i.Gone is null), i => Assert.NotEqual(default, i.Slot));
    }

    [Fact]
    public void A_line_that_a_crash_cut_off_spoils_no_other()
    {
        var walk = Entry("walking");
        var first = Started(walk);
        File.AppendAllText(Log, "0\t99");

        var second = Started(walk, Entry("yoga"));
        var third = Started(walk, Entry("yoga"));

        Assert.Equal(Live(first, walk), Live(second, walk));
        Assert.Equal(second.Sessions.Select(i => i.Number), third.Sessions.Select(i => i.Number));
    }

    [Fact]
    public void Without_its_log_every_item_is_newer_than_before()
    {
        var walk = Entry("walking");
        var last = Started(walk).Sessions[^1].Number;
        File.Delete(Log);
        site.Pass(TimeSpan.FromMilliseconds(50));

        Assert.All(Started(walk).Series, i => Assert.True(i.Number > last));
    }

    [Fact]
    public void A_date_that_is_over_is_gone_and_one_that_comes_into_sight_is_new()
    {
        var walk = Entry("walking");
        var later = walk with { Sessions = [.. walk.Sessions.Skip(1)] };
        var book = Book();
        book.Load();
        book.Take(Catalogue(1, later));
        var before = book.Now!.Sessions;

        book.Take(Catalogue(2, walk));
        Assert.Equal(before.Count + 1, book.Now!.Sessions.Count);
        Assert.Equal($"{walk.Id}-{walk.Sessions[0].Session}", book.Now!.Sessions[^1].Id);
        book.Take(Catalogue(3, later));
        Assert.NotNull(book.Now!.Sessions[^1].Gone);
        Assert.Equal(before.Select(i => i.Number), book.Now!.Sessions.SkipLast(1).Select(i => i.Number));
    }

    [Fact]
    public void What_has_been_gone_for_long_leaves_the_feed()
    {
        var (walk, yoga) = (Entry("walking"), Entry("yoga"));
        var clock = new ManualClock { Now = site.Clock.GetUtcNow() };
        var book = Book(clock);
        book.Load();
        book.Take(Catalogue(1, walk));
        book.Take(Catalogue(2));

        clock.Now += OpportunityBook.GoneFor - TimeSpan.FromMinutes(1);
        book.Take(Catalogue(3));
        Assert.NotEmpty(book.Now!.Series);
        clock.Now += TimeSpan.FromMinutes(2);
        book.Take(Catalogue(4, yoga));

        Assert.All(book.Now!.Series.Concat(book.Now!.Sessions), i => Assert.StartsWith(yoga.Id, i.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(new OpportunityLog(Log).Load(clock.Now - OpportunityBook.GoneFor), i => i.Gone is not null);
    }

    [Fact]
    public void A_line_with_a_time_that_is_none_is_passed_over()
    {
        Started(Entry("walking"));
        File.AppendAllText(Log, $"0\t99\t{long.MaxValue}\t-\todd\t.\n");

        Assert.DoesNotContain(Started(Entry("walking")).Series, i => i.Id == "odd");
    }

    private string Log => Path.Combine(_folder.FullName, "openactive.log");

    private OpportunityFeeds Started(params CatalogueEntry[] entries)
    {
        var book = Book();
        book.Load();
        book.Take(Catalogue(1, entries));
        return book.Now!;
    }

    private OpportunityBook Book(TimeProvider? clock = null) => new(new OpportunityLog(Log), site.Services.GetRequiredService<OpportunityWriter>(), new CatalogueSlot(), clock ?? site.Clock, NullLogger<OpportunityBook>.Instance);

    private CatalogueEntry Entry(string category) => site.Catalogue.Entries.First(e =>
        e.Listing.Category == category && e.Listing.Demo && e.Sessions.Length > 3 && site.Services.GetRequiredService<OpportunityWriter>().Publishes(e));

    private static CatalogueSnapshot Catalogue(long version, params CatalogueEntry[] entries) => CatalogueSnapshot.Of(entries, [], [], DateTimeOffset.UnixEpoch, version);

    private static List<long> Live(OpportunityFeeds feeds, CatalogueEntry entry) =>
        [.. feeds.Series.Concat(feeds.Sessions).Where(i => i.Gone is null && i.Entry?.Id == entry.Id).Select(i => i.Number)];

    private sealed class ManualClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
