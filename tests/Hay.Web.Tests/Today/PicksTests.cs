using Hay.Grains;
using Hay.Silo;
using Hay.Web.Catalogue;
using Hay.Web.Picking;
using Hay.Web.Spaces;
using Hay.Web.Tests.Catalogue;
using Hay.Web.Today;
using Hay.Web.Wording;

namespace Hay.Web.Tests.Today;

public sealed class PicksTests
{
    private static readonly SpaceMap Spaces = SpaceMap.Load(Path.Combine(SiloSetup.ContentFolder, "spaces.json"));
    private static readonly Categories Kinds = Categories.Load(Path.Combine(SiloSetup.ContentFolder, "categories.json"));
    private static readonly Picks Picks = new(new PickSheets(Kinds, new PicksSlot()));
    private static readonly DateTimeOffset Now = ListingMaker.Now;
    private static readonly Place Fenland = new(Spaces.Find("fenland")!, null);

    public static TheoryData<string> Answers => [.. Answer.All.Select(a => a.Slug)];

    [Theory]
    [MemberData(nameof(Answers))]
    public void No_two_are_of_one_kind_or_of_one_group_and_none_is_full_or_cancelled(string answer)
    {
        var all = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            var maker = new ListingMaker(seed);
            var picks = For(answer, Catalogued.Of([.. Enumerable.Range(0, 150)
                .Select(i => Catalogued.Entry($"a-{i}", maker.Changed(maker.Booked(maker.Activity())) with { Withdrawn = false }))]));

            Assert.InRange(picks.Length, 0, 3);
            all += picks.Length;
            Assert.Equal(picks.Length, picks.Select(p => Marks.Of(p.Hit.Entry.Listing.Category)).Distinct().Count());
            Assert.Equal(picks.Length, picks.Select(p => p.Hit.Entry.Listing.Organisation ?? p.Hit.Entry.Id).Distinct().Count());
            Assert.All(picks, p =>
            {
                Assert.False(p.Hit.Session!.Cancelled);
                Assert.NotEqual(0, p.Hit.Session.PlacesLeft);
                Assert.InRange(p.Hit.Session.Start, Now, Now.AddDays(7));
                Assert.True(p.Hit.Entry.Listing.Suitability.Audience.IsEmpty);
            });
        }

        Assert.InRange(all, 20, 60);
    }

    [Fact]
    public void A_full_session_gives_way_to_the_next_one_with_room()
    {
        var daily = Table("table") with { Schedule = new Schedule { Start = Catalogued.Tuesday.AddHours(12), Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY" }, Booking = new() { Kind = BookingKind.Book, Capacity = 1 } };
        var catalogue = Catalogued.Of(Catalogued.Entry("table", daily, Catalogued.Full(Catalogued.Tuesday.AddHours(12), 1)));

        var pick = Assert.Single(For("so-so", catalogue));

        Assert.Equal(Catalogued.Wednesday.Day, pick.Hit.Session!.Start.Day);
    }

    [Fact]
    public void Where_all_is_full_nothing_is_picked()
    {
        var once = Table("table") with { Booking = new() { Kind = BookingKind.Book, Capacity = 1 } };

        Assert.Empty(For("so-so", Catalogued.Of(Catalogued.Entry("table", once, Catalogued.Full(Catalogued.Tuesday.AddHours(12), 1)))));
        Assert.Empty(For("so-so", Catalogued.Of(Catalogued.Entry("table", new Activity
        {
            Listing = once,
            Changes = [new SessionChange { Session = SessionId.FromLocal(Catalogued.Tuesday.AddHours(12)), Cancelled = true }],
        }))));
    }

    [Fact]
    public void It_is_the_same_all_day()
    {
        var maker = new ListingMaker(7);
        var catalogue = Catalogued.Of([.. Enumerable.Range(0, 60).Select(i => Catalogued.Entry($"a-{i}", maker.Activity() with { Withdrawn = false }))]);
        var morning = For("all-right", catalogue);

        var later = Picks.For(new PickAsk { Answer = Answer.Find("all-right"), Place = Fenland }, catalogue, morning.Min(p => p.Hit.Session!.Start));

        Assert.Equal(morning.Select(p => p.Hit.Entry.Id), later.Select(p => p.Hit.Entry.Id));
    }

    [Fact]
    public void Who_is_low_is_sent_where_little_is_asked_and_who_is_well_where_there_is_more_to_do()
    {
        var gentle = Table("gentle") with { Category = "meditation", Cost = new() { Kind = CostKind.Free }, FirstVisit = new() { CanJustWatch = true, WhoMeetsYou = "Sal, at the door." } };
        var busy = Table("busy") with { Category = "mens-shed" };
        var catalogue = Catalogued.Of(Catalogued.Entry("gentle", gentle), Catalogued.Entry("busy", busy));

        Assert.Equal("gentle", For("rough", catalogue)[0].Hit.Entry.Id);
        Assert.Equal("busy", For("good", catalogue)[0].Hit.Entry.Id);
    }

    [Fact]
    public void Nobody_is_sent_to_a_group_for_others()
    {
        var catalogue = Catalogued.Of(
            Catalogued.Entry("grief", Table("grief") with { Category = "bereavement" }),
            Catalogued.Entry("babies", Table("babies") with { Category = "new-parents" }),
            Catalogued.Entry("older", Table("older") with { Suitability = new() { AgeFrom = 60 } }),
            Catalogued.Entry("women", Table("women") with { Suitability = new() { Audience = ["women"] } }));

        Assert.All(Answer.All, answer => Assert.Empty(Picks.For(new PickAsk { Answer = answer, Place = Fenland }, catalogue, Now)));
    }

    [Fact]
    public void What_is_missing_here_is_found_next_door_but_what_is_here_comes_first()
    {
        var catalogue = Catalogued.Of(
            Catalogued.Entry("here", Table("here")),
            Catalogued.Entry("next-door", Table("next door") with { Space = "peterborough", Category = "walking", Setting = Setting.Outdoor }));

        Assert.Equal(["here", "next-door"], For("so-so", catalogue).Select(p => p.Hit.Entry.Id));
    }

    [Fact]
    public void Reasons_are_true()
    {
        var maker = new ListingMaker(3);
        var catalogue = Catalogued.Of([.. Enumerable.Range(0, 200).Select(i => Catalogued.Entry($"a-{i}", maker.Activity() with { Withdrawn = false }))]);
        foreach (var pick in Answer.All.SelectMany(a => Picks.For(new PickAsk { Answer = a, Place = Fenland }, catalogue, Now)))
        {
            var listing = pick.Hit.Entry.Listing;
            Assert.InRange(pick.Reasons.Length, 1, 3);
            Assert.True(!pick.Reasons.Contains(Reason.Free) || listing.Cost.Kind == CostKind.Free);
            Assert.True(!pick.Reasons.Contains(Reason.Outside) || listing.Setting == Setting.Outdoor);
            Assert.True(!pick.Reasons.Contains(Reason.JustWatch) || listing.FirstVisit.CanJustWatch == true);
            Assert.True(!pick.Reasons.Contains(Reason.JustTurnUp) || listing.Booking.Kind == BookingKind.DropIn);
            Assert.DoesNotContain(Reason.Walk, pick.Reasons);
        }
    }

    [Fact]
    public void Every_need_an_answer_counts_on_is_one_of_the_content_and_has_a_reason()
    {
        var known = Kinds.All.SelectMany(c => c.Needs).ToHashSet();
        foreach (var answer in Answer.All)
        {
            Assert.Empty(answer.Needs.Keys.Except(known));
            foreach (var kind in Kinds.All.Where(k => Suits.Anybody(Table("x"), k)))
            {
                var listing = Table("x") with { Category = kind.Slug, Setting = Setting.Outdoor };
                Assert.Equal(Suits.Fit(answer, listing, kind) > 0, Suits.Gives(answer, listing, kind) is not null);
            }
        }
    }

    private static System.Collections.Immutable.ImmutableArray<Pick> For(string answer, CatalogueSnapshot catalogue) =>
        Picks.For(new PickAsk { Answer = Answer.Find(answer), Place = Fenland }, catalogue, Now);

    // Something for anybody, on Tuesday at noon.
    private static Listing Table(string title) => ListingMaker.Plain(title) with
    {
        Category = "crafts",
        Schedule = ListingMaker.Once(Catalogued.Tuesday.AddHours(12)),
    };
}
