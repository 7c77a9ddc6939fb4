using System.Text.Json;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Desk;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Web.Tests.Catalogue;

public sealed class CatalogueFeedTests : IAsyncDisposable
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly FeedDouble _store = new();
    private readonly CatalogueSlot _slot = new();
    private readonly CatalogueFeed _feed;

    public CatalogueFeedTests() => _feed = new CatalogueFeed(_store, _slot, new DeskBook(), TimeProvider.System, NullLogger<CatalogueFeed>.Instance);

    public async ValueTask DisposeAsync()
    {
        await _feed.StopAsync(default);
        _feed.Dispose();
    }

    [Fact]
    public async Task It_is_ready_when_all_is_read_and_follows_what_is_written()
    {
        _store.Put("o-one", new Organisation { Details = new() { Name = "The Knitters" } });
        _store.Put("knit", new Activity { Listing = ListingMaker.Plain("Knit and natter") with { Organisation = "o-one" } });
        _store.Put("fenland", new Space { Answers = [new() { Id = "1", Said = "More benches", Did = "Two", Status = AnswerStatus.Done, On = default }] });
        Assert.False(_slot.Ready.IsCompleted);
        await _feed.StartAsync(default);
        await _slot.Ready.WaitAsync(Patience);

        Assert.Equal("The Knitters", _slot.Current.Find("knit")!.Organisation!.Name);
        Assert.Equal("More benches", _slot.Current.Board("fenland").Answers[0].Said);
        Assert.Empty(_slot.Current.Board("nowhere").Notices);
        var version = _slot.Current.Version;

        _store.Put("knit", new Activity { Listing = ListingMaker.Plain("Crochet"), Revision = 2 });
        _feed.Nudge();
        await Until(() => _slot.Current.Find("knit")!.Listing.Title == "Crochet");
        Assert.True(_slot.Current.Version > version);

        _store.Put("knit", new Activity { Listing = ListingMaker.Plain("Crochet"), Withdrawn = true, Revision = 3 });
        await Until(() => _slot.Current.Find("knit") is null && _slot.Current.Count == 0);
    }

    [Fact]
    public async Task While_the_store_is_away_the_last_catalogue_serves()
    {
        _store.Down = true;
        await _feed.StartAsync(default);
        _store.Put("knit", new Activity { Listing = ListingMaker.Plain("Knit and natter") });
        _store.Down = false;
        await _slot.Ready.WaitAsync(Patience);
        _store.Down = true;
        _store.Put("sing", new Activity { Listing = ListingMaker.Plain("Sing") });
        _feed.Nudge();
        Assert.NotNull(_slot.Current.Find("knit"));
        _store.Down = false;
        await Until(() => _slot.Current.Count == 2);
    }

    [Fact]
    public async Task A_catalogue_of_a_time_that_was_wrong_does_not_stay_when_the_clock_is_set_right()
    {
        var clock = new SetClock { Now = DateTimeOffset.UtcNow };
        var slot = new CatalogueSlot();
        using var feed = new CatalogueFeed(_store, slot, new DeskBook(), clock, NullLogger<CatalogueFeed>.Instance);
        var right = clock.Now;
        clock.Now += TimeSpan.FromMinutes(30);
        await feed.StartAsync(default);
        await slot.Ready.WaitAsync(Patience);

        clock.Now = right;
        await Until(() => slot.Current.AsOf == right);
        await feed.StopAsync(default);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_written_after_reading_ahead_is_in_the_first_catalogue(bool down)
    {
        _store.Put("knit", new Activity { Listing = ListingMaker.Plain("Knit and natter") });
        _store.Down = down;
        _feed.ReadAhead();
        await Until(() => _store.Asked > (down ? 0 : 2));
        Assert.False(_slot.Ready.IsCompleted);

        _store.Down = false;
        _store.Put("sing", new Activity { Listing = ListingMaker.Plain("Sing") });
        await _feed.StartAsync(default);
        await _slot.Ready.WaitAsync(Patience);
        Assert.Equal(2, _slot.Current.Count);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_hides_only_itself()
    {
        _store.PutText(StoreNames.Activity, "not-json", "{");
        _store.PutText(StoreNames.Activity, "no-title", "{\"listing\":{}}");
        _store.PutText(StoreNames.Activity, "nulls", "{\"listing\":{\"title\":null,\"space\":null,\"venue\":{\"name\":null}},\"sessions\":null}");
        _store.Put("fine", new Activity { Listing = ListingMaker.Plain("Fine") });
        await _feed.StartAsync(default);
        await _slot.Ready.WaitAsync(Patience);
        Assert.NotNull(_slot.Current.Find("fine"));
        Assert.Contains("fine", _slot.Current.Search(new CatalogueQuery()).Ids());
    }

    [Fact]
    public void Nothing_of_any_person_is_kept()
    {
        var (going, waiting) = (ProfileId.New(), ProfileId.New());
        var start = Catalogued.Tuesday.AddHours(18);
        var activity = new Activity
        {
            Listing = ListingMaker.Plain("Choir") with { Schedule = ListingMaker.Weekly(start), Booking = new() { Kind = BookingKind.Book, Capacity = 1 } },
            Sessions = [new() { Session = SessionId.FromLocal(start), Going = [new(going, ListingMaker.Now)], Waiting = [new(waiting, ListingMaker.Now)] }],
        };
        var entry = Catalogued.Entry("choir", activity);
        Assert.Equal((1, 1, 0), (entry.Sessions[0].Going, entry.Sessions[0].Waiting, entry.Sessions[0].PlacesLeft));

        // Every field, hidden ones too.
        var told = JsonSerializer.Serialize(entry, WithFields) + Fields(entry, 7);
        Assert.Contains("Choir", told, StringComparison.Ordinal);
        Assert.DoesNotContain(going.Value, told, StringComparison.Ordinal);
        Assert.DoesNotContain(waiting.Value, told, StringComparison.Ordinal);
    }

    private static string Fields(object? value, int depth)
    {
        if (value is null || depth == 0) return "";
        if (value is Array many) return string.Concat(many.Cast<object?>().Select(each => Fields(each, depth - 1)));
        const System.Reflection.BindingFlags all = System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public;
        return value + string.Concat(value.GetType().GetFields(all).Where(f => !f.FieldType.IsPrimitive).Select(f => Fields(f.GetValue(value), depth - 1)));
    }

    private static async Task Until(Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(Patience);
        while (!holds()) await Task.Delay(10, deadline.Token);
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
