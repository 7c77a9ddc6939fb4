using Hay.Grains;
using Hay.Web.Languages;
using Hay.Web.Picking;
using Hay.Web.Spaces;
using Hay.Web.Tests.Catalogue;
using Hay.Web.Today;
using static Hay.Web.Tests.Picking.PickTown;

namespace Hay.Web.Tests.Picking;

/// <summary>Each reason against the facts it states.</summary>
public sealed class PickReasonTests
{
    private static readonly CurrentPhrases Say = new();
    private static readonly Locality March = County.Find("fenland")!.Localities.First(l => l.Slug == "march");

    [Fact]
    public void What_speaks_most_for_a_pick_by_itself_is_the_reason_given()
    {
        // Who saves yoga goes to the choir; who saves chess goes to the shed.
        var model = Trained([.. Enumerable.Repeat<string[]>(["yoga", "choir"], 20), .. Enumerable.Repeat<string[]>(["chess", "shed"], 20), .. Enumerable.Repeat<string[]>(["walk"], 20)]);
        var catalogue = Catalogued.Of(
            Catalogued.Entry("yoga", Table("Chair yoga", "yoga")), Catalogued.Entry("chess", Table("Chess", "games")),
            Catalogued.Entry("choir", Table("The choir", "singing")), Catalogued.Entry("shed", Table("The shed", "mens-shed")), Catalogued.Entry("walk", Table("The walk", "walking")));
        var person = PickPerson.Of(Ann, PickRulesTests.Allowed() with { Saved = [new SavedActivity("yoga", Now)], Judgements = [new Judgement("chess", true, Now)] });

        var picks = With(model).For(new PickAsk { Person = person }, catalogue, Now).ToDictionary(p => p.Hit.Entry.Id);

        Assert.StartsWith("Because you saved Chair yoga", Say.Sentence(picks["choir"]), StringComparison.Ordinal);
        Assert.StartsWith("Because you asked for more like Chess", Say.Sentence(picks["shed"]), StringComparison.Ordinal);
        Assert.DoesNotContain(picks.Values, p => p.Hit.Entry.Id == "walk" && p.Like.Length > 0);
        Assert.DoesNotContain("yoga", picks.Keys);
    }

    [Fact]
    public void Without_a_model_it_is_the_latest_choice_of_the_same_kind()
    {
        var catalogue = Catalogued.Of(Catalogued.Entry("had", Table("Monday knitting")), Catalogued.Entry("new", Table("Tuesday felting")), Catalogued.Entry("other", Table("Chess", "games")));
        var booked = new ProfileBooking { Activity = "had", Session = SessionId.FromLocal(Now.Date.AddDays(-7)), Standing = Standing.Going, Number = 1, At = Now };
        var picks = With(null).For(new PickAsk { Person = PickPerson.Of(Ann, PickRulesTests.Allowed() with { Bookings = [booked] }) }, catalogue, Now);

        Assert.Equal("new", picks[0].Hit.Entry.Id);
        Assert.StartsWith("Because you held a place at Monday knitting", Say.Sentence(picks[0]), StringComparison.Ordinal);
        Assert.Equal("", picks.Single(p => p.Hit.Entry.Id == "other").Like);
    }

    [Fact]
    public void How_far_it_is_to_walk_is_said_from_where_and_only_where_one_can_walk()
    {
        var near = new Venue { Name = "Hall", Lat = March.Lat + 0.01, Lon = March.Lon };
        var catalogue = Catalogued.Of(
            Catalogued.Entry("near", Table("near") with { Venue = near, Cost = new() { Kind = CostKind.Free } }),
            Catalogued.Entry("far", Table("far", "games") with { Venue = near with { Lat = March.Lat + 0.05 } }),
            Catalogued.Entry("online", Table("online", "music") with { Setting = Setting.Online }));

        var picks = With(null).For(new PickAsk { Place = new Place(County.Find("fenland")!, March) }, catalogue, Now).ToDictionary(p => p.Hit.Entry.Id);

        // 0.01° is 0.69 miles: 17 minutes by the streets.
        Assert.Equal("Because it is about 15 minutes’ walk from March and free.", Say.Sentence(picks["near"]));
        Assert.DoesNotContain(Reason.Walk, picks["far"].Reasons);
        Assert.DoesNotContain(Reason.Walk, picks["online"].Reasons);
    }

    [Fact]
    public void A_time_is_as_they_like_only_where_they_said_so_and_it_is_then()
    {
        var evening = Table("evening", hour: 18) with { Venue = null };
        var catalogue = Catalogued.Of(Catalogued.Entry("evening", evening), Catalogued.Entry("noon", Table("noon", "games")));
        var picks = With(null).For(new PickAsk { Person = PickPerson.Of(Ann, PickRulesTests.Allowed() with { Preferences = new() { Times = [UsualTime.Evenings] } }) }, catalogue, Now);

        Assert.Equal("Because it is in the evening, as you like.", Say.Sentence(picks.Single(p => p.Hit.Entry.Id == "evening")));
        Assert.DoesNotContain(Reason.YourEvenings, picks.Single(p => p.Hit.Entry.Id == "noon").Reasons);
    }

    [Fact]
    public void Every_reason_of_every_pick_is_true_and_can_be_said()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(seed);
            var catalogue = PickTown.Random(seed);
            var view = Person(random, catalogue) with { Preferences = new() { Times = [UsualTime.Evenings, UsualTime.Weekends] } };
            var ask = new PickAsk { Person = PickPerson.Of(Ann, view), Answer = random.Next(3) == 0 ? Answer.All[seed % Answer.All.Length] : null, Place = new Place(County.Find("fenland")!, March), Days = 14 };
            foreach (var pick in With(random.Next(2) == 0 ? null : Wild(random, catalogue)).For(ask, catalogue, Now))
            {
                var (listing, start) = (pick.Hit.Entry.Listing, pick.Hit.Session!.Start);
                string? TitleOf(string id) => catalogue.Find(id)?.Listing.Title;
                Assert.All(pick.Reasons, reason => Assert.True(reason switch
                {
                    Reason.YouSaved => view.Saved.Any(s => TitleOf(s.Activity) == pick.Like),
                    Reason.YouHeld => view.Bookings.Any(b => TitleOf(b.Activity) == pick.Like),
                    Reason.YouLiked => view.Judgements.Any(j => j.IsLiked && TitleOf(j.Activity) == pick.Like),
                    Reason.NewHere => pick.Hit.Entry.Listed > Now.AddDays(-28),
                    Reason.SmallGroup => listing.Organisation is not { } by || catalogue.Entries.Count(e => e.Listing.Organisation == by) <= 2,
                    Reason.Outside => listing.Setting == Setting.Outdoor,
                    Reason.Free => listing.Cost.Kind == CostKind.Free,
                    Reason.Walk => listing.Setting != Setting.Online && pick.Hit.Miles is { } miles && Math.Abs((miles * 25) - pick.Minutes) <= 5 && pick.From == "March",
                    Reason.YourEvenings => start.Hour >= 17,
                    Reason.YourWeekends => start.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday,
                    Reason.YourMornings or Reason.YourAfternoons => false,
                    Reason.JustWatch => listing.FirstVisit.CanJustWatch == true,
                    Reason.JustTurnUp => listing.Booking.Kind == BookingKind.DropIn,
                    Reason.SomebodyMeetsYou => listing.FirstVisit.WhoMeetsYou.Length > 0,
                    Reason.Soon => pick.Reasons.Length == 1,
                    _ => ask.Answer is { } answer && Suits.Gives(answer, listing, Kinds.Find(listing.Category)!) == reason,
                }, $"seed {seed}: {reason} of {pick.Hit.Entry.Id}"));
                Assert.StartsWith("Because ", Say.Sentence(pick), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData(7, 0)]
    [InlineData(8, 1)]
    public void Where_people_also_go_is_told_of_eight_and_of_no_fewer(int people, int told)
    {
        var listings = new Dictionary<string, Listing> { ["here"] = Table("here"), ["there"] = Table("there") with { Space = "cambridge" }, ["too"] = Table("too") };
        var also = AlsoGo.Of(Enumerable.Repeat<string[]>(["here", "here", "too", "there", "gone"], people), listings.GetValueOrDefault);

        Assert.Equal(told, also.From("fenland").Length);
        Assert.DoesNotContain("too", also.From("fenland"));
        Assert.Equal(2 * told, also.From("cambridge").Length);
    }
}
