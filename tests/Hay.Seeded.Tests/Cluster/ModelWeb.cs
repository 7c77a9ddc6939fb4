using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Desk;
using Hay.Web.Gatherings;
using Hay.Web.Languages;
using Hay.Web.Live;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>One life of a web process: the real feed, catalogue, relay and hub, on virtual time.</summary>
internal sealed class ModelWeb
{
    private static readonly SpaceMap Spaces = new([new SpaceDefinition { Slug = ClusterModel.Space, Name = "Fenland" }]);
    private readonly CatalogueSlot _slot = new();
    private readonly PageGroups _pages = new();
    private readonly OpenPages _open = new();
    private readonly ToldBoards _told;
    private readonly SpokenLanguages _spoken = new();
    private readonly bool _servesUnread;

    public ModelWeb(VirtualTime time, ModelStore store, ModelSwitchboard board, Broken broken, Action<string> fail)
    {
        Clock = new ProcessClock(time, () => IsUp) { Deaf = broken == Broken.FeedIsNotPolled ? TimeSpan.FromSeconds(1) : null };
        _servesUnread = broken == Broken.ProcessesServeUnread;
        _told = new ToldBoards(Clock);
        var feed = new CatalogueFeed(store.FeedOf(Clock, () => IsStoreAway), _slot, new DeskBook(), Clock, NullLogger<CatalogueFeed>.Instance);
        Relay = new LiveRelay(board.GrainsOf(this), _pages, feed, _slot, _told, _spoken, Clock, NullLogger<LiveRelay>.Instance);
        if (broken == Broken.PagesHearNudgesAlone) feed.Stepped = null;
        time.In(TimeSpan.Zero, () =>
        {
            _ = Watched(feed.Follow(default));
            _ = Watched(Relay.Listen(default));
        });

        // What goes on for as long as a process lives must not end by itself.
        async Task Watched(Task forever)
        {
            try
            {
                await forever;
                fail("what goes on for as long as a process lives has ended");
            }
            catch (Exception wrong)
            {
                fail(wrong.ToString());
            }
        }
    }

    public ProcessClock Clock { get; }
    public LiveRelay Relay { get; }
    public bool IsUp { get; private set; } = true;
    public bool IsStoreAway { get; set; }

    /// <summary>Whether it takes listeners and questions: as OpenAnswers says it.</summary>
    public bool IsServing => IsUp && (_servesUnread || _slot.Ready.IsCompleted);

    public CatalogueSnapshot Catalogue => _slot.Current;

    public void Kill()
    {
        IsUp = false;
        foreach (var page in _pages.All) page.Lose(isKilled: true);
        _pages.Clear();
    }

    public void Leave(ModelPage page) => _pages.Leave(page);

    /// <summary>Whether it is watched now.</summary>
    public bool Watch(ModelPage page, string what)
    {
        using var hub = new LiveHub(_slot, Spaces, _open, _told, _spoken, Clock) { Context = page.Connection, Groups = _pages, Clients = PageGroups.Of(page) };
        _pages.Enter(page);
        var watching = hub.Watch(what);
        Assert.True(watching.IsCompletedSuccessfully);
        return watching.Result;
    }

    /// <summary>What /api/places answers.</summary>
    public List<PlacesNews> Truth(IEnumerable<string> of) => [.. of.Select(Catalogue.Find).OfType<CatalogueEntry>().Select(entry => PlacesNews.Of(entry, Phrases.In(Language.English)))];

    /// <summary>What a page says of the notices of the space.</summary>
    public string Board() => BoardOf(Catalogue.Board(ClusterModel.Space).Notices);

    public static string BoardOf(IEnumerable<Notice> notices) => string.Join(", ", notices.Select(notice => notice.Title));
}
