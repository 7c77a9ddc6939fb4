namespace Hay.Grains.Tests.Hooks;

/// <summary>What a fact of the journal is to whom.</summary>
public sealed class HookHistoryTests
{
    private const string Ours = "organisation/o-tea";
    private const string Fenland = "space/fenland";
    private static readonly Listing Tea = new() { Title = "Tea", Space = "fenland", Organisation = "o-tea" };
    private static readonly ListedAs Home = new("fenland", "games", "o-tea");

    [Fact]
    public void A_listing_comes_changes_goes_and_comes_back()
    {
        Fact[] facts = [Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Going), Fact(3, FactKind.Listed), Fact(4, FactKind.Withdrawn), Fact(5, FactKind.Listed), Fact(6, FactKind.Paused), Fact(7, FactKind.Resumed) with { By = "a-host" }];
        Assert.Equal(["tea-1-listed", "tea-3-updated", "tea-4-withdrawn", "tea-5-listed", "tea-6-withdrawn", "tea-7-listed"], Told(facts, Ours));
        Assert.Equal(Told(facts, Ours), Told(facts, Fenland));
    }

    [Fact]
    public void What_is_changed_while_a_host_has_it_off_the_pages_is_told_to_nobody()
    {
        Fact[] facts = [Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Paused), Fact(3, FactKind.Listed), Fact(4, FactKind.SessionCancelled), Fact(5, FactKind.Withdrawn), Fact(6, FactKind.Resumed) with { By = "a-host" }, Fact(7, FactKind.Listed)];
        Assert.Equal(["tea-1-listed", "tea-2-withdrawn", "tea-7-listed"], Told(facts, Fenland));
    }

    [Fact]
    public void What_was_stopped_by_a_mail_and_put_back_is_listed_again()
    {
        Fact[] facts = [Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Withdrawn), Fact(3, FactKind.Resumed), Fact(4, FactKind.Listed)];
        Assert.Equal(["tea-1-listed", "tea-2-withdrawn", "tea-3-listed", "tea-4-updated"], Told(facts, Ours));

        // Not while a host has it off the pages.
        Fact[] paused = [Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Paused), Fact(3, FactKind.Withdrawn), Fact(4, FactKind.Resumed), Fact(5, FactKind.Resumed) with { By = "a-host" }];
        Assert.Equal(["tea-1-listed", "tea-2-withdrawn", "tea-5-listed"], Told(paused, Ours));
    }

    [Fact]
    public void Dates_are_told_by_name()
    {
        var session = SessionId.FromLocal(new DateTime(2026, 12, 1, 14, 0, 0));
        Fact[] facts = [Fact(1, FactKind.Listed, Home), Fact(2, FactKind.SessionCancelled) with { Session = session }, Fact(3, FactKind.SessionMoved) with { Session = session }, Fact(4, FactKind.SessionRestored) with { Session = session }];
        Assert.Equal(["tea-1-listed", "tea-2-sessioncancelled", "tea-3-sessionmoved", "tea-4-sessionrestored"], Told(facts, Ours));
        Assert.Equal(session, All(facts).First(e => e.Event.Kind == HookEventKind.SessionCancelled).Event.Session);
    }

    [Fact]
    public void What_is_a_neighbours_is_told_to_nobody()
    {
        Fact[] facts = [Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Paused), Fact(3, FactKind.Resumed), Fact(4, FactKind.Withdrawn)];
        Assert.Empty(Told(facts, Fenland, Tea with { Home = new Home { Neighbour = "Next Door", Url = "https://next.example/tydd/tea", Feed = "f1" } }));
        Assert.NotEmpty(Told(facts, Fenland));
    }

    [Fact]
    public void Whom_it_leaves_hears_that_it_is_withdrawn_and_whom_it_comes_to_that_it_is_new()
    {
        Fact[] facts = [Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Listed, new ListedAs("ely", "games", "o-cake"))];
        var moved = Tea with { Space = "ely", Organisation = "o-cake" };
        Assert.Equal(["tea-1-listed", "tea-2-withdrawn"], Told(facts, Ours, moved));
        Assert.Equal(["tea-1-listed", "tea-2-withdrawn"], Told(facts, Fenland, moved));
        Assert.Equal(["tea-2-listed"], Told(facts, "space/ely", moved).Where(id => id.Contains("-2-", StringComparison.Ordinal)));
        Assert.Equal(["tea-2-listed"], Told(facts, "organisation/o-cake", moved));
    }

    [Fact]
    public void Another_kind_of_activity_is_no_move() =>
        Assert.Equal(["tea-1-listed", "tea-2-updated"], Told([Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Listed, Home with { Category = "singing" })], Ours));

    [Fact]
    public void Further_spaces_are_told_too() =>
        Assert.Equal(["tea-1-listed", "tea-2-updated"], Told([Fact(1, FactKind.Listed, Home), Fact(2, FactKind.Listed)], "space/ely", Tea with { AlsoIn = ["ely"] }));

    [Fact]
    public void A_record_of_before_it_was_noted_whose_it_is_belongs_to_whoever_has_it_now() =>
        Assert.Equal(["tea-1-listed", "tea-2-updated"], Told([Fact(1, FactKind.Listed), Fact(2, FactKind.Listed)], Ours));

    [Fact]
    public void What_people_do_is_told_to_nobody()
    {
        Assert.All([FactKind.Going, FactKind.Waiting, FactKind.GaveUp, FactKind.Saved, FactKind.Came, FactKind.Seen, FactKind.Liked, FactKind.SaidHowThingsAre, FactKind.Confirmed],
            kind => Assert.False(HookHistory.Tells(kind)));
        Assert.Equal(7, Enum.GetValues<FactKind>().Count(HookHistory.Tells));
    }

    private static IEnumerable<string> Told(Fact[] facts, string key, Listing? listing = null) => All(facts, listing).Where(e => e.Key == key).Select(e => e.Event.Id);

    private static IEnumerable<(string Key, HookEvent Event)> All(Fact[] facts, Listing? listing = null) =>
        facts.Where(f => HookHistory.Tells(f.Kind)).SelectMany(f => HookHistory.Of(facts, f, f.Number * 10, listing ?? Tea));

    private static Fact Fact(long number, FactKind kind, ListedAs? listedAs = null) =>
        new() { Number = number, Kind = kind, At = new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), Activity = "tea", ListedAs = listedAs };
}
