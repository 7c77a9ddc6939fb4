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
        var draws = new People(Town.Secret);
        var acts = Standing(facts.Where(fact => Counted.ContainsKey(fact.Kind) && Town.Listings.ContainsKey(fact.Activity)));
        var said = facts.Where(fact => fact.About is not null).GroupBy(fact => fact.Person!.Value).ToDictionary(own => own.Key, own => own.ToList());

        int People(IEnumerable<UptakeFact> which, UptakeTable table, Quarter quarter) => which.Where(fact => fact.Person is not null)
            .Select(fact => fact.Person!.Value).Distinct().Sum(person => draws.Copies(draws.NumberOf(person), table, quarter));
        int Unnamed(IEnumerable<UptakeFact> which) => which.Where(fact => fact.Person is null).Sum(fact => Counted[fact.Kind].Change);
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
                foreach (var measure in new[] { Measure.Saved, Measure.Going, Measure.Came })
                {
                    var here = acts.Where(fact => Counted[fact.Kind].Measure == measure && IsHere(fact)).ToList();
                    Assert.Equal(ProtectedCount.Of(Math.Max(0, People(here, UptakeTable.Weeks, Quarter.Of(monday)) + Unnamed(here))), figures.InWeek(monday, space, category, measure));
                }

                var looks = facts.Where(fact => fact.Kind == FactKind.Seen && Town.Listings.ContainsKey(fact.Activity) && IsHere(fact)).Sum(fact => fact.Times);
                Assert.Equal(ProtectedCount.Of(looks), figures.InWeek(monday, space, category, Measure.Looked));
            }
        }

        foreach (var quarter in figures.Quarters)
        {
            var then = acts.Where(fact => fact.Person is not null && Quarter.Of(fact.Session ?? Weeks.MondayOf(fact.At)) == quarter).ToList();
            var about = then.Select(fact => fact.Person!.Value).Distinct().ToDictionary(person => person, person => About(person, quarter));
            string SpaceOf(UptakeFact fact) => Town.Geography.Find(about[fact.Person!.Value].Neighbourhood)?.Space ?? "";
            foreach (var measure in new[] { Measure.Saved, Measure.Going, Measure.Came })
            {
                var own = then.Where(fact => Counted[fact.Kind].Measure == measure).ToList();
                foreach (var neighbourhood in Town.Neighbourhoods.Append(""))
                {
                    var here = own.Where(fact => about[fact.Person!.Value].Neighbourhood == neighbourhood);
                    Assert.Equal(ProtectedCount.Of(People(here, UptakeTable.Neighbourhoods, quarter)), figures.OfNeighbourhood(quarter, neighbourhood, measure));
                }

                foreach (var (space, band) in from space in new[] { "fenland", "cambridge", "" } from band in AgeBands.All.Append("") select (space, band))
                {
                    var here = own.Where(fact => SpaceOf(fact) == space && about[fact.Person!.Value].AgeBand == band);
                    Assert.Equal(ProtectedCount.Of(People(here, UptakeTable.Ages, quarter)), figures.OfAge(quarter, space, band, measure));
                }

                foreach (var organisation in new[] { "library", "club", "hall" })
                {
                    var here = own.Where(fact => Town.Listings[fact.Activity].Organisation == organisation);
                    Assert.Equal(ProtectedCount.Of(People(here, UptakeTable.Organisations, quarter)), figures.OfOrganisation(quarter, organisation, measure));
                }
            }

            foreach (var (neighbourhood, category) in from one in Town.Neighbourhoods from category in Town.Listings.Values.Select(listed => listed.Category).Distinct() select (one, category))
            {
                var here = then.Where(fact => Counted[fact.Kind].Measure is Measure.Going or Measure.Came && Town.Listings[fact.Activity].Category == category && about[fact.Person!.Value].Neighbourhood == neighbourhood);
                Assert.Equal(ProtectedCount.Of(People(here, UptakeTable.Categories, quarter)), figures.OfNeighbourhood(quarter, neighbourhood, category));
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
