using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Languages;
using Hay.Web.Live;

namespace Hay.Seeded.Tests.Cluster;

/// <summary>Three web processes, four pages and more, one store, one switchboard; what happens to them is a <see cref="ClusterPlan"/>.</summary>
internal sealed class ClusterModel
{
    public const string Space = "fenland";
    private const int Webs = 3;
    private static readonly string[] Ids = ["chess", "choir", "tea"];
    private static readonly DateTime First = VirtualTime.Start.Date.AddDays(1).AddHours(10);
    private static readonly ImmutableArray<HeldPlace> People = [.. Enumerable.Range(0, 64).Select(_ => new HeldPlace(ProfileId.New(), VirtualTime.Start))];

    private readonly ClusterPlan _plan;
    private readonly ModelStore _store;
    private readonly ModelSwitchboard _board;
    private readonly ModelWeb[] _webs;
    private readonly List<ModelPage> _pages = [];
    private readonly Dictionary<string, Activity> _activities = [];
    private Grains.Space _space = new();

    public ClusterModel(ClusterPlan plan, Broken broken = Broken.Nothing)
    {
        (_plan, Broken) = (plan, broken);
        var random = new Random(plan.Seed ^ 0x5eed);
        Time = new VirtualTime(random);
        Wire = new Wire(Time, random, ClusterPlan.Trouble);
        (_store, _board) = (new ModelStore(Time, Wire), new ModelSwitchboard(Time, Wire));
        foreach (var id in Ids) Write(id, New());
        _webs = [.. Enumerable.Range(0, Webs).Select(_ => NewWeb())];
        for (var i = 0; i < 4; i++) Open(i);
        foreach (var step in plan.Steps) Time.At(step.At, () => Do(step));
    }

    public VirtualTime Time { get; }
    public Wire Wire { get; }
    public Broken Broken { get; }

    /// <summary>Told each piece of news that a page weighs; null: nobody wants to know.</summary>
    public Action<Heard>? Heard { get; init; }

    /// <summary>How long after the trouble the last page came to show the truth.</summary>
    public TimeSpan Settled => _pages.Max(page => page.Changed) is var last && last > ClusterPlan.Trouble ? last - ClusterPlan.Trouble : TimeSpan.Zero;

    /// <summary>What went wrong first; null: nothing.</summary>
    public string? Failure { get; private set; }

    public void Fail(string what) => Failure ??= $"at {Time.Now}: {what}";

    public ModelWeb? AnyServing() => _webs.Where(web => web.IsServing).ToList() is { Count: > 0 } serving ? Wire.One(serving) : null;

    public ClusterModel Run()
    {
        Time.RunUntil(ClusterPlan.Trouble + ClusterPlan.Soon);
        foreach (var (page, number) in _pages.Select((page, i) => (page, i))) Check(page, number);
        return this;
    }

    private void Check(ModelPage page, int number)
    {
        if (page.Board != ModelWeb.BoardOf(_space.Notices)) Fail($"page {number} shows the notices “{page.Board}”, not “{ModelWeb.BoardOf(_space.Notices)}”");
        foreach (var (mark, shown) in page.Marks)
        {
            var truth = PlacesNews.Of(Projection.Of(mark.Activity, _activities[mark.Activity], null, null, VirtualTime.Start + Time.Now)!, Phrases.In(Language.English));
            var says = new ShownSession(0, truth.Sessions.GetValueOrDefault(mark.Session)).Says;
            if (shown.Says != says) Fail($"page {number} shows “{shown.Says}” of {mark.Activity} {mark.Session}, not “{says}”; {page.Standing(mark.Activity)}");
        }
    }

    private void Do(PlannedStep step)
    {
        var id = Ids[step.Which % Ids.Length];
        var (before, which) = (_activities[id], step.Which / Ids.Length % 2);
        var session = SessionId.FromLocal(First.AddDays(which));
        switch (step.Kind)
        {
            case StepKind.Book:
                Write(id, before with { Sessions = [.. before.Sessions.Where(s => s.Session != session), new() { Session = session, Going = People[..(before.Bookings(session).Going.Length + 1)] }] }, session);
                break;
            case StepKind.Cancel:
                Write(id, before with { Changes = [.. before.Changes.Where(c => c.Session != session), new() { Session = session, Cancelled = true }] }, session, isNews: true);
                break;
            case StepKind.Move when !before.Changes.Any(c => c.Session == session && c.Cancelled):
                Write(id, before with { Changes = [.. before.Changes.Where(c => c.Session != session), new() { Session = session, MovedTo = First.AddDays(which).AddMinutes(step.Which) }] }, session, isNews: true);
                break;
            case StepKind.Reword:
                // Every other time it ends a session sooner from then on.
                Write(id, before with { Listing = before.Listing! with { Title = $"{before.Listing.Title}!", Schedule = step.Which % 2 == 0 ? before.Listing.Schedule : Dates(1) } });
                break;
            case StepKind.Notice:
                _space = _space with { Notices = [new() { Id = "n", Kind = NoticeKind.HeadsUp, Title = $"Notice {step.Which} at {step.At}", From = default, Until = DateOnly.MaxValue }] };
                _store.Put(Space, _space);
                _board.Announce(new LiveUpdate { Activity = "", Spaces = [Space], Revision = Time.Now.Ticks, IsNews = true });
                break;
            case StepKind.KillWeb:
                _webs[step.Which % Webs].Kill();
                Time.In(step.For, () =>
                {
                    if (!_webs[step.Which % Webs].IsUp) _webs[step.Which % Webs] = NewWeb();
                });
                break;
            case StepKind.LoseStore:
                var web = _webs[step.Which % Webs];
                web.IsStoreAway = true;
                Time.In(step.For, () => web.IsStoreAway = false);
                break;
            case StepKind.MoveSwitchboard: _board.Move(); break;
            case StepKind.LosePage: _pages[step.Which % _pages.Count].Lose(isKilled: false); break;
            case StepKind.OpenPage: Open(step.Which); break;
        }
    }

    // As ActivityGrain does it: the write, then the announcement.
    private void Write(string id, Activity next, SessionId? session = null, bool isNews = false)
    {
        _activities[id] = next = next with { Revision = next.Revision + 1 };
        _store.Put(id, next);
        if (Time.Now == TimeSpan.Zero) return;
        _board.Announce(new LiveUpdate
        {
            Activity = id,
            Spaces = [Space],
            Revision = next.Revision,
            Session = session is { } one && next.ScheduleNow()!.Find(one) is { } found ? next.ViewOf(found) : null,
            IsNews = isNews,
        });
    }

    private static Activity New() => new()
    {
        Listing = new Listing { Title = "Ours", Space = Space, Category = "games", Booking = new() { Kind = BookingKind.Book, Capacity = 100 }, Schedule = Dates(2) },
        Checked = DateOnly.FromDateTime(VirtualTime.Start.Date),
    };

    private static Schedule Dates(int count) => new() { Start = First, Duration = TimeSpan.FromHours(1), Rule = $"FREQ=DAILY;COUNT={count}" };

    private ModelWeb NewWeb() => new(Time, _store, _board, Broken, Fail);

    private void Open(int which)
    {
        var page = new ModelPage(this, $"page {_pages.Count}", which % 4 == 3 ? Ids : [Ids[which % Ids.Length]]);
        _pages.Add(page);
        Time.In(Wire.Way(), page.Open);
    }
}
