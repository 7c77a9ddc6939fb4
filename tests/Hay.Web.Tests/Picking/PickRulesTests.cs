using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Picking;
using Hay.Web.Spaces;
using Hay.Web.Tests.Catalogue;
using Hay.Web.Today;
using Hay.Web.Wording;
using static Hay.Web.Tests.Picking.PickTown;

namespace Hay.Web.Tests.Picking;

/// <summary>What must hold of every pick, whatever a model says; read from the catalogue, not from the picker.</summary>
public sealed class PickRulesTests
{
    private const Facet OfBuildings = Facet.StepFree | Facet.HearingLoop | Facet.QuietRoom | Facet.Toilet | Facet.AccessibleToilet | Facet.Bus;
    private static readonly Place?[] Places = [null, new(County.Find("fenland")!, null), new(County.Find("fenland")!, County.Find("fenland")!.Localities[0])];

    [Fact]
    public void What_is_ruled_out_is_never_picked_whatever_a_model_says()
    {
        var all = 0;
        for (var seed = 1; seed <= 120; seed++)
        {
            var random = new Random(seed);
            var catalogue = PickTown.Random(seed);
            var view = Person(random, catalogue);
            var ask = new PickAsk
            {
                Person = random.Next(4) == 0 ? null : PickPerson.Of(Ann, view),
                Place = Places[random.Next(Places.Length)],
                Answer = random.Next(2) == 0 ? null : Answer.All[random.Next(Answer.All.Length)],
                Days = random.Next(2) == 0 ? 7 : 14,
                Count = random.Next(1, 6),
            };
            var now = Now.AddHours(random.Next(30));
            var picks = With(random.Next(4) == 0 ? null : Wild(random, catalogue)).For(ask, catalogue, now);

            all += picks.Length;
            Assert.InRange(picks.Length, 0, ask.Count);
            Assert.Equal(picks.Length, picks.DistinctBy(p => p.Hit.Entry.Id).Count());
            Assert.Equal(picks.Length, picks.DistinctBy(p => p.Hit.Entry.Listing.Organisation ?? p.Hit.Entry.Id).Count());
            Assert.All(picks.GroupBy(p => Marks.Of(p.Hit.Entry.Listing.Category)), kind => Assert.InRange(kind.Count(), 1, 2));
            Assert.All(picks, pick => AssertAllowed(pick, ask, view, catalogue, now));
        }

        Assert.InRange(all, 100, int.MaxValue);
    }

    [Fact]
    public void What_somebody_needs_is_there_and_nobody_needs_a_ramp_of_something_online()
    {
        var catalogue = Catalogued.Of(
            Catalogued.Entry("steps", Table("steps")),
            Catalogued.Entry("ramp", Table("ramp", "games") with { AccessHere = new() { StepFree = Known.Yes } }),
            Catalogued.Entry("unknown", Table("unknown", "music") with { AccessHere = new() { StepFree = Known.Unknown } }),
            Catalogued.Entry("online", Table("online", "yoga") with { Setting = Setting.Online }));
        var person = PickPerson.Of(Ann, Allowed() with { Preferences = new() { Needs = [Need.StepFree] } });

        Assert.Equal(["online", "ramp"], With(null).For(new PickAsk { Person = person }, catalogue, Now).Select(p => p.Hit.Entry.Id).Order());
    }

    [Fact]
    public void Not_for_me_counts_at_once_and_so_does_taking_it_back()
    {
        var catalogue = Catalogued.Of(Catalogued.Entry("one", Table("one")), Catalogued.Entry("two", Table("two", "games")));
        string[] Picked(params Judgement[] said) => [.. With(null).For(new PickAsk { Person = PickPerson.Of(Ann, Allowed() with { Judgements = [.. said] }) }, catalogue, Now).Select(p => p.Hit.Entry.Id).Order()];

        Assert.Equal(["one", "two"], Picked());
        Assert.Equal(["two"], Picked(new Judgement("one", false, Now)));
        Assert.Equal(["one", "two"], Picked(new Judgement("one", true, Now)));
    }

    [Fact]
    public void Nothing_of_a_person_is_used_who_has_not_allowed_it()
    {
        for (var seed = 0; seed < 30; seed++) Assert.Null(PickPerson.Of(Ann, Person(new Random(seed), PickTown.Random(seed, 5)) with { PicksAllowed = null }));
    }

    [Fact]
    public void Who_only_waits_for_a_place_is_not_said_to_hold_one()
    {
        var waiting = new ProfileView
        {
            Saved = [],
            Bookings = [new ProfileBooking { Activity = "full", Session = new SessionId("20261124T1400"), Standing = Standing.Waiting, Number = 1, At = Now }],
            PicksAllowed = Now,
        };
        var person = PickPerson.Of(Ann, waiting)!;
        Assert.Empty(person.History);
        Assert.Contains("full", person.Done);
    }

    [Fact]
    public void Who_ticked_that_it_is_for_them_is_shown_groups_for_them()
    {
        var catalogue = Catalogued.Of(
            Catalogued.Entry("women", Table("women") with { Suitability = new() { Audience = ["women"] } }),
            Catalogued.Entry("older", Table("older", "dance") with { Suitability = new() { AgeFrom = 60 } }),
            Catalogued.Entry("older-too", Table("older too", "games") with { Suitability = new() { AgeFrom = 55 } }));
        string[] Picked(ProfileView view) => [.. With(null).For(new PickAsk { Person = PickPerson.Of(Ann, view) }, catalogue, Now).Select(p => p.Hit.Entry.Id)];

        Assert.Empty(Picked(Allowed()));
        Assert.Equal(["women"], Picked(Allowed() with { Preferences = new() { Needs = [Need.WomenOnly] } }));
        // Who goes where people over sixty go may like what is for people over fifty-five.
        Assert.Equal(["older-too"], Picked(Allowed() with { Saved = [new SavedActivity("older", Now)] }));
    }

    [Fact]
    public void They_are_the_same_all_day_and_another_ones_on_some_other_day()
    {
        var maker = new ListingMaker(5);
        var daily = new Schedule { Start = Now.Date.AddHours(20), Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY" };
        var catalogue = Catalogued.Of([.. Enumerable.Range(0, 60).Select(i => Catalogued.Entry($"a-{i}", Table($"{i}", maker.One("crafts", "games", "music", "walking")) with { Schedule = daily }))]);
        var picks = With(null);
        string Of(DateTimeOffset at) => string.Join(' ', picks.For(new PickAsk { Place = Places[1], Person = PickPerson.Of(Ann, Allowed()) }, catalogue, at).Select(p => p.Hit.Entry.Id));

        Assert.All(Enumerable.Range(0, 10), hour => Assert.Equal(Of(Now), Of(Now.AddHours(hour))));
        Assert.NotEqual(Of(Now), Of(Now.AddDays(1)));
    }

    [Fact]
    public void Something_new_gets_its_days()
    {
        var old = Enumerable.Range(0, 12).Select(i => Catalogued.Entry($"old-{i}", Daily($"old {i}", i)));
        var fresh = Catalogued.Entry("fresh", new Activity { Listing = Daily("fresh", 12) with { Category = "reading-aloud" }, Listed = Now.AddDays(-2) });
        var catalogue = Catalogued.Of([.. old, fresh]);
        var people = Enumerable.Range(0, 300).Select(i => PickPerson.Of(new ProfileId($"{i:x32}"), Allowed()));
        var explored = people.Select(person => With(null).For(new PickAsk { Person = person }, catalogue, Now)[^1]).Count(p => p.Because == Hay.Recommender.Ranking.PickedFor.Exploration);

        Assert.InRange(explored, 15, 50);
    }

    internal static ProfileView Allowed() => new() { Saved = [], Bookings = [], PicksAllowed = Now };

    private static Listing Daily(string title, int i) => Table(title, new[] { "crafts", "games", "music", "walking" }[i % 4]) with
    {
        Schedule = new Schedule { Start = Now.Date.AddHours(18), Duration = TimeSpan.FromHours(1), Rule = "FREQ=DAILY" },
        Organisation = $"o-{i % 5}",
    };

    private static void AssertAllowed(Pick pick, PickAsk ask, ProfileView view, CatalogueSnapshot catalogue, DateTimeOffset now)
    {
        var (entry, session, listing) = (catalogue.Find(pick.Hit.Entry.Id)!, pick.Hit.Session!, pick.Hit.Entry.Listing);
        Assert.Same(entry, pick.Hit.Entry);
        Assert.Contains(session, entry.Sessions);
        Assert.False(session.Cancelled);
        Assert.NotEqual(0, session.PlacesLeft);
        Assert.True(session.PlacesLeft is not null || listing.Booking.Kind != BookingKind.WaitingList);
        Assert.InRange(session.Start, now, now.AddDays(ask.Days));
        Assert.False(entry.IsSinking);
        Assert.InRange(pick.Reasons.Length, 1, 3);
        if (ask.Answer is { } answer) Assert.True(Suits.Fit(answer, listing, Kinds.Find(listing.Category)!) > 0);
        if (ask.Person is null)
        {
            Assert.True(Suits.Anybody(listing, Kinds.Find(listing.Category)!));
            return;
        }

        Assert.DoesNotContain(view.Bookings, b => b.Activity == entry.Id);
        Assert.DoesNotContain(view.Saved, s => s.Activity == entry.Id);
        Assert.DoesNotContain(view.Judgements, j => j.Activity == entry.Id && !j.IsLiked);
        var needs = view.Preferences.Facets();
        var asked = listing.Setting == Setting.Online ? needs & ~OfBuildings : needs;
        Assert.Equal(asked, ListingFacets.Of(listing) & asked);
        Assert.True(!Suits.IsParticular(listing, Kinds.Find(listing.Category)!) || (needs & (Facet.WomenOnly | Facet.MenOnly | Facet.Carers | Facet.Families)) != 0);
    }
}
