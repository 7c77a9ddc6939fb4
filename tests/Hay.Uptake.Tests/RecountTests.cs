using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake.Tests;

/// <summary>The figures are a plain recount of the facts, written here the slow way.</summary>
public class RecountTests
{
    private static readonly Dictionary<FactKind, (Measure Measure, int Change)> Counted = new()
    {
        [FactKind.Saved] = (Measure.Saved, 1),
        [FactKind.Unsaved] = (Measure.Saved, -1),
        [FactKind.Going] = (Measure.Going, 1),
        [FactKind.GaveUp] = (Measure.Going, -1),
        [FactKind.Came] = (Measure.Came, 1),
        [FactKind.DidNotCome] = (Measure.Came, -1),
        [FactKind.Liked] = (Measure.Liked, 1),
        [FactKind.NotForMe] = (Measure.NotForMe, 1),
        [FactKind.Unjudged] = (Measure.Liked, -1), // and NotForMe
    };

    [Theory]
    [InlineData(1, 6, 60)]
    [InlineData(2, 40, 200)]
    [InlineData(3, 150, 120)]
    [InlineData(4, 3, 400)]
    public void Every_number_is_a_plain_recount(int seed, int people, int days)
    {
        var facts = Town.History(seed, people, days);
        var through = Town.Start.AddDays(days - 1);
        var figures = Town.Count(facts, through);
        var acts = Standing(facts.Where(fact => Counted.ContainsKey(fact.Kind) && Town.Listings.ContainsKey(fact.Activity)));
        var said = facts.Where(fact => fact.About is not null).GroupBy(fact => fact.Person!.Value).ToDictionary(own => own.Key, own => own.ToList());

        var (noise, keys) = (new Noise(Town.Secret), new People(Town.Secret));
        // What is to be shown of a block that these people are in, once each, and these acts without a name: a session's never less than none.
        ProtectedCount Shown(UptakeBlock block, IEnumerable<UptakeFact> which, bool once = true)
        {
            var all = which.ToList();
            var people = all.Where(fact => fact.Person is not null).Select(fact => fact.Person!.Value);
            var unnamed = all.Where(fact => fact.Person is null).GroupBy(fact => (fact.Activity, fact.Session, Weeks.MondayOf(Day(fact)))).Sum(same => Math.Max(0, same.Sum(fact => Counted[fact.Kind].Change)));
            return noise.Protect(block.Name, (once ? people.Distinct() : people).Aggregate(Crowd.Of(unnamed), (crowd, person) => crowd.Add(1, keys.KeyOf(keys.NumberOf(person)))));
        }

        DateOnly Day(UptakeFact fact) => fact.Session ?? fact.At;
        // A quarter is closed by the first fact that is more than 35 days after its end: what was said until then holds.
        AboutMe About(Guid person, Quarter quarter)
        {
            var closed = facts.FindIndex(fact => fact.At > quarter.End.AddDays(UptakeCount.OpenAfter));
            return facts.Take(closed < 0 ? facts.Count : closed).LastOrDefault(fact => fact.Person == person && fact.About is not null).About ?? AboutMe.Nothing;
        }

        for (var monday = Town.Start; monday.AddDays(6) <= through; monday = monday.AddDays(7))
        {
            Assert.Contains(monday, figures.Weeks);
            foreach (var (space, category) in Town.Listings.Values.Select(listed => (listed.Space, listed.Category)).Distinct())
            {
                bool IsHere(UptakeFact fact) => Weeks.MondayOf(Day(fact)) == monday && Town.Listings[fact.Activity] is var listed && listed.Space == space && listed.Category == category;
                foreach (var measure in Measures.OfPeople)
                {
                    var here = acts.Where(fact => Counted[fact.Kind].Measure == measure && IsHere(fact)).ToList();
                    Assert.Equal(Shown(new(UptakeTable.Weeks, monday, space, category, measure), here), figures.InWeek(monday, space, category, measure));
                }

                var looks = facts.Where(fact => fact.Kind == FactKind.Seen && Town.Listings.ContainsKey(fact.Activity) && IsHere(fact)).Sum(fact => fact.Times);
                Assert.Equal(noise.Protect(new UptakeBlock(UptakeTable.Weeks, monday, space, category, Measure.Looked).Name, Crowd.Of(looks)), figures.InWeek(monday, space, category, Measure.Looked));
            }

            foreach (var listing in Town.Listings.Keys)
            {
                // A quarter of a year is kept of single listings. Places and who came are counted each time, not each person.
                ProtectedCount Own(Measure measure) => monday.AddDays(7 * UptakeCount.ListingWeeks) <= through ? default
                    : Shown(new(UptakeTable.Listings, monday, listing, "", measure), acts.Where(fact => Counted[fact.Kind].Measure == measure && fact.Activity == listing && Weeks.MondayOf(Day(fact)) == monday), once: false);
                Assert.Equal((Own(Measure.Saved), Own(Measure.Going), Own(Measure.Came)), (figures.OfListing(monday, listing).Saved, figures.OfListing(monday, listing).Going, figures.OfListing(monday, listing).Came));
            }
        }

        foreach (var quarter in figures.Quarters)
        {
            var then = acts.Where(fact => fact.Person is not null && Quarter.Of(fact.Session ?? Weeks.MondayOf(fact.At)) == quarter).ToList();
            var about = then.Select(fact => fact.Person!.Value).Distinct().ToDictionary(person => person, person => About(person, quarter));
            string SpaceOf(UptakeFact fact) => Town.Geography.Find(about[fact.Person!.Value].Neighbourhood)?.Space ?? "";
            foreach (var measure in Measures.OfPeople)
            {
                var own = then.Where(fact => Counted[fact.Kind].Measure == measure).ToList();
                foreach (var neighbourhood in Town.Neighbourhoods.Append(""))
                {
                    var here = own.Where(fact => about[fact.Person!.Value].Neighbourhood == neighbourhood);
                    Assert.Equal(Shown(new(UptakeTable.Neighbourhoods, quarter.Start, neighbourhood, "", measure), here), figures.OfNeighbourhood(quarter, neighbourhood, measure));
                }

                foreach (var (space, band) in from space in new[] { "fenland", "cambridge", "" } from band in AgeBands.All.Append("") select (space, band))
                {
                    var here = own.Where(fact => SpaceOf(fact) == space && about[fact.Person!.Value].AgeBand == band);
                    Assert.Equal(Shown(new(UptakeTable.Ages, quarter.Start, space, band, measure), here), figures.OfAge(quarter, space, band, measure));
                }

                foreach (var organisation in new[] { "library", "club", "hall" })
                {
                    var here = own.Where(fact => Town.Listings[fact.Activity].Organisation == organisation);
                    Assert.Equal(Shown(new(UptakeTable.Organisations, quarter.Start, organisation, "", measure), here), figures.OfOrganisation(quarter, organisation, measure));
                }
            }

            foreach (var (neighbourhood, category) in from one in Town.Neighbourhoods from category in Town.Listings.Values.Select(listed => listed.Category).Distinct() select (one, category))
            {
                var here = then.Where(fact => Counted[fact.Kind].Measure is Measure.Going or Measure.Came && Town.Listings[fact.Activity].Category == category && about[fact.Person!.Value].Neighbourhood == neighbourhood);
                Assert.Equal(Shown(new(UptakeTable.Categories, quarter.Start, neighbourhood, category, Measure.Going), here), figures.OfNeighbourhood(quarter, neighbourhood, category));
            }
        }
    }

    // Of people's acts those that were not taken back, each once; what has no name as it is. One who waited for a place and gave that
    // up gives up nothing that they held, and a save is taken back in its own week or not at all.
    private static List<UptakeFact> Standing(IEnumerable<UptakeFact> acts)
    {
        var (standing, unnamed) = (new Dictionary<(Guid, string, DateOnly?, Measure, DateOnly), UptakeFact>(), new List<UptakeFact>());
        foreach (var fact in acts)
        {
            if (fact.Person is not { } person)
            {
                unnamed.Add(fact);
                continue;
            }

            var key = (person, fact.Activity, fact.Session, Counted[fact.Kind].Measure, Weeks.MondayOf(fact.Session ?? fact.At));
            // The last word on a listing counts.
            if (fact.Kind is FactKind.Liked or FactKind.Unjudged) standing.Remove(key with { Item4 = Measure.NotForMe });
            if (fact.Kind is FactKind.NotForMe) standing.Remove(key with { Item4 = Measure.Liked });
            if (Counted[fact.Kind].Change > 0) standing.TryAdd(key, fact);
            else standing.Remove(key);
        }

        return [.. standing.Values, .. unnamed];
    }

    [Fact]
    public void Who_gives_up_a_place_on_a_waiting_list_keeps_the_one_they_hold()
    {
        var facts = Enumerable.Range(0, 20).SelectMany(person => new[]
        {
            Town.Fact(FactKind.Going, Town.Start, "tea", person, Town.Start.AddDays(2)),
            Town.Fact(FactKind.Waiting, Town.Start, "tea", person, Town.Start.AddDays(3)),
            Town.Fact(FactKind.GaveUp, Town.Start, "tea", person, Town.Start.AddDays(3)),
            Town.Fact(FactKind.Saved, Town.Start, "chess", person),
            Town.Fact(FactKind.Unsaved, Town.Start.AddDays(9), "chess", person),
            Town.Fact(FactKind.Saved, Town.Start.AddDays(9), "tea", person),
        });
        var figures = Town.Count(facts, Town.Start.AddDays(20));
        Assert.InRange(figures.InWeek(Town.Start, "cambridge", "tables", Measure.Going).Shown, 15, 25);
        Assert.InRange(figures.InWeek(Town.Start.AddDays(7), "cambridge", "tables", Measure.Saved).Shown, 15, 25);
        Assert.InRange(figures.OfOrganisation(new(2026, 1), "hall", Measure.Going).Shown, 15, 25);
    }

    [Fact]
    public void A_count_that_was_broken_off_anywhere_is_made_good_by_the_next()
    {
        // Whatever was read before a crash, the next count begins with the first fact: it comes to the same.
        var facts = Town.History(5, 30, 90);
        var whole = Sums(Town.Count(facts, Town.Start.AddDays(89)));
        for (var read = 0; read < facts.Count; read += 97)
        {
            Town.Count(facts.Take(read), Town.Start.AddDays(89));
            Assert.Equal(whole, Sums(Town.Count(facts, Town.Start.AddDays(89))));
        }
    }

    private static List<string> Sums(UptakeFigures figures) => [.. from monday in figures.Weeks
                                                                   from listed in Town.Listings.Values
                                                                   from measure in Enum.GetValues<Measure>()
                                                                   select $"{monday} {listed} {measure} {figures.InWeek(monday, listed.Space, listed.Category, measure)}"];
}
