using System.Reflection;
using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake.Tests;

/// <summary>What somebody learns who may ask everything, as often as they like, and take one answer from another.</summary>
public class DisclosureTests
{
    private static readonly DateOnly Through = Town.Start.AddDays(180);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Nothing_that_can_be_asked_tells_a_hidden_count_from_another(int seed)
    {
        // A town where one thing is done by these few people alone, besides all that others do elsewhere: each lives where nobody else is
        // counted from, is of an age that nobody else is of, and goes where nobody else goes.
        var others = Town.History(seed, 60, 180).Where(fact => fact.Activity is not ("tea" or "chess"))
            .Select(fact => fact.About is { } about ? fact with { About = new AboutMe { Neighbourhood = about.Neighbourhood.Replace("green", "mill", StringComparison.Ordinal), AgeBand = about.AgeBand.Replace("80+", "65-79", StringComparison.Ordinal) } } : fact).ToList();
        var answers = Enumerable.Range(1, ProtectedCount.HighestHidden).Select(few =>
        {
            var facts = others.ToList();
            for (var person = 10_000; person < 10_000 + few; person++)
            {
                facts.Insert(0, Town.About(person, Town.Start, "green", "80+"));
                facts.Add(Town.Fact(FactKind.Going, Town.Start.AddDays(179), "tea", person, Town.Start.AddDays(100)));
            }

            return Everything(Town.Count(facts, Through));
        }).ToList();

        Assert.Contains(answers[0], answer => answer.EndsWith(" *", StringComparison.Ordinal));
        foreach (var other in answers.Skip(1)) Assert.Equal(answers[0], other);
    }

    /// <summary>
    /// Who adds made-up people to a block, one a night, until its number steps, and goes on: guesses how many others are in it from all that
    /// was shown, knowing all of the rules but not the secret.
    /// </summary>
    [Fact]
    public void Adding_people_of_ones_own_does_not_tell_how_many_others_there_are()
    {
        var seen = new Dictionary<string, int[]>();
        const int Secrets = 2000, Most = 16;
        for (var secret = 1; secret <= Secrets; secret++)
        {
            var noise = new Noise(BitConverter.GetBytes((long)secret).Concat(new byte[8]).ToArray());
            for (var others = 1; others <= Most; others++)
            {
                var shown = Enumerable.Range(0, 25).Select(own => noise.Protect("block", Folk(others + own)).Shown).ToList();
                if (shown[0] > 0) continue; // not hidden: there may be 8 and more in a hidden one, too
                // What there is to learn: when it first steps, when to 15 and 20, and how long each number stays.
                var learnt = $"{shown.FindIndex(n => n > 0)} {shown.FindIndex(n => n > 10)} {shown.Count(n => n <= 10)} {shown.Count(n => n <= 15)}";
                if (!seen.TryGetValue(learnt, out var times)) seen[learnt] = times = new int[Most + 1];
                times[others]++;
            }
        }

        // The best guess of whoever has seen all this before. One in eight to one in ten is right by chance, all would be without noise.
        var right = seen.Values.Sum(times => times.Max()) / (double)seen.Values.Sum(times => times.Sum());
        Assert.InRange(right, 0.15, 0.45);
        Assert.All(seen.Values.Where(times => times.Sum() >= 100), times => Assert.True(times.Max() < 0.6 * times.Sum(), string.Join(' ', times)));
    }

    [Fact]
    public void One_person_more_or_less_looks_nearly_the_same()
    {
        // The total variation between what is shown with somebody and without: 1 would be certain, 0 nothing to tell.
        for (var n = 1; n <= 60; n++)
        {
            var (without, with) = (Shown(n), Shown(n + 1));
            var apart = without.Keys.Union(with.Keys).Sum(shown => Math.Abs(without.GetValueOrDefault(shown) - with.GetValueOrDefault(shown))) / 2;
            Assert.True(apart < 0.45, $"{n}: {apart}");
        }

        static Dictionary<string, double> Shown(int people) => Enumerable.Range(0, 4000).GroupBy(block => new Noise(Town.Secret).Protect($"block {block}", Folk(people)).ToString())
            .ToDictionary(same => same.Key, same => same.Count() / 4000d);
    }

    [Fact]
    public void Large_numbers_are_right_on_average_and_small_ones_stay_hidden()
    {
        var noise = new Noise(Town.Secret);
        foreach (var n in new[] { 30, 101, 1000 })
        {
            // Five numbers in a row, since rounding by itself moves each of them another way.
            var off = Enumerable.Range(0, 5000).Select(block => noise.Protect($"block {block}", Folk(n + (block % 5))).Shown - n - (block % 5)).ToList();
            Assert.InRange(off.Average(), -0.2, 0.2);
            Assert.InRange(off.Count(one => Math.Abs(one) <= 5) / 5000d, 0.85, 0.99);
        }

        for (var n = 0; n <= ProtectedCount.HighestHidden; n++)
        {
            Assert.All(Enumerable.Range(0, 1000), block => Assert.Equal(ProtectedCount.Of(n), noise.Protect($"block {block}", Folk(n))));
            Assert.Equal(ProtectedCount.Of(n), noise.ProtectGrowing("block", n));
        }

        Assert.All(Enumerable.Range(0, 1000), block => Assert.True(noise.Protect($"block {block}", Folk(12)) is { HasHidden: true } or { Shown: >= 10 }));
        // A number that is watched never falls.
        foreach (var block in Enumerable.Range(0, 100))
        {
            var watched = Enumerable.Range(0, 60).Select(n => noise.ProtectGrowing($"block {block}", n).Shown).ToList();
            Assert.Equal(watched.Order(), watched);
        }
    }

    [Fact]
    public void The_same_people_give_the_same_number_whatever_the_order_and_others_another()
    {
        var noise = new Noise(Town.Secret);
        var facts = Town.History(31, 40, 90);
        Assert.Equal(Everything(Town.Count(facts, Through)), Everything(Town.Count(facts, Through)));
        Assert.NotEqual(Everything(Town.Count(facts, Through)), Everything(Town.Count(facts, Through, [.. Town.Secret.Reverse()])));
        Assert.Equal(Folk(20), Enumerable.Range(0, 20).Reverse().Aggregate(default(Crowd), (crowd, person) => crowd.Add(1, Key(person))));
        var others = Enumerable.Range(0, 200).Select(someone => noise.Protect("block", Folk(19).Add(1, Key(500 + someone))).Shown).Distinct();
        Assert.True(others.Count() > 1);
    }

    [Fact]
    public void What_a_listing_becomes_later_does_not_regroup_what_was_counted()
    {
        var facts = Enumerable.Range(0, 60).Select(person => Town.Fact(FactKind.Going, Town.Start.AddDays(person % 5), "tea", person, Town.Start.AddDays(5))).ToList();
        facts.Add(Town.Fact(FactKind.Listed, Town.Start.AddDays(6), "tea", null) with { ListedAs = new("fenland", "singing", "club") });
        facts.Add(Town.Fact(FactKind.GaveUp, Town.Start.AddDays(6), "tea", 1, Town.Start.AddDays(5)));
        facts.Add(Town.Fact(FactKind.Came, Town.Start.AddDays(8), "tea", 2, Town.Start.AddDays(5)));
        facts.AddRange(Enumerable.Range(0, 60).Select(person => Town.Fact(FactKind.Going, Town.Start.AddDays(7), "tea", person, Town.Start.AddDays(9))));
        var figures = Town.Count(facts, Town.Start.AddDays(20));

        Assert.InRange(figures.InWeek(Town.Start, "cambridge", "tables", Measure.Going).Shown, 40, 80);
        Assert.True(figures.InWeek(Town.Start, "cambridge", "tables", Measure.Came).HasHidden);
        Assert.True(figures.InWeek(Town.Start, "fenland", "singing", Measure.Going).IsNone);
        Assert.InRange(figures.InWeek(Town.Start.AddDays(7), "fenland", "singing", Measure.Going).Shown, 40, 80);
        Assert.True(figures.InWeek(Town.Start.AddDays(7), "cambridge", "tables", Measure.Going).IsNone);
        Assert.InRange(figures.OfOrganisation(new(2026, 1), "hall", Measure.Going).Shown, 40, 80);
        Assert.InRange(figures.OfOrganisation(new(2026, 1), "club", Measure.Going).Shown, 40, 80);
    }

    [Fact]
    public void Words_are_named_when_they_came_up_on_several_days()
    {
        UptakeFact Missed(int day, string words) => new(FactKind.FoundNothing, Town.Start.AddDays(day), "", null, null, 1) { Demand = new UnmetDemand { Terms = words }, DemandSpace = "fenland" };
        var figures = Town.Count([.. Enumerable.Range(0, 90).Select(n => Missed(n / 10, "evening yoga")), .. Enumerable.Range(0, 90).Select(n => Missed(10 + (n / 45), "my neighbour")), Missed(13, "knots")], Town.Start.AddDays(20));
        var rows = figures.Unmet(new(2026, 1), "fenland");
        Assert.Equal(["evening yoga", ""], rows.Select(row => row.Demand.Terms));
        Assert.True(rows[1].IsRare);
        Assert.InRange(rows[0].Times.Shown, 70, 110);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Asked_for_any_combination_the_answer_is_the_sum_of_what_its_blocks_show(int seed)
    {
        // Every block by itself says that its count is 1 to 7 or near what is shown. Sums of shown numbers say nothing besides, so whoever
        // solves for everything ends with exactly that.
        var facts = Town.History(seed, 80, 150);
        var figures = Town.Count(facts, Through);
        var random = new Random(seed);
        var blocks = Blocks(figures).ToList();
        for (var i = 0; i < 500; i++)
        {
            var asked = blocks.Where(_ => random.Next(3) == 0).ToList();
            var answer = asked.Aggregate(default(ProtectedCount), (sum, block) => sum + block);
            Assert.Equal(asked.Sum(block => block.Shown), answer.Shown);
            Assert.Equal(asked.Any(block => block.HasHidden), answer.HasHidden);
        }

        Assert.All(blocks, block => Assert.True(block.IsNone || block.HasHidden != (block.Shown >= 10)));
    }

    [Fact]
    public void No_public_member_hands_out_a_number_that_is_not_protected()
    {
        Type[] numbers = [typeof(int), typeof(long), typeof(uint), typeof(ulong), typeof(short), typeof(double), typeof(float), typeof(decimal)];
        // A year's number, how a quarter compares, and how many facts of all kinds were read.
        string[] harmless = ["Quarter.Year", "Quarter.Number", "Quarter.CompareTo", "Quarter.GetHashCode", "DemandRow.GetHashCode", "UptakeRow.GetHashCode", "UptakeReader.CountAnew", "DemandRow.NamedAfterDays", "WellbeingRow.GetHashCode", "ProtectedMean.GetHashCode", "ProtectedMean.Value", "ProtectedMean.Low", "ProtectedMean.High"];
        var handed =
            from type in typeof(UptakeFigures).Assembly.GetExportedTypes()
            where !type.IsEnum
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            let handedOut = member switch { PropertyInfo property => property.PropertyType, MethodInfo { IsSpecialName: false } method => method.ReturnType, FieldInfo field => field.FieldType, _ => typeof(void) }
            from part in Parts(handedOut)
            where numbers.Contains(part)
            select $"{type.Name}.{member.Name}";
        Assert.Empty(handed.Except(harmless));
    }

    private static IEnumerable<Type> Parts(Type type) => type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : type.HasElementType ? Parts(type.GetElementType()!) : [type];

    private static readonly People Keys = new(Town.Secret);
    private static readonly Crowd[] Folks = [.. Enumerable.Range(0, 1010).Aggregate(new List<Crowd> { default }, (all, person) => [.. all, all[^1].Add(1, Key(person))])];

    // The first so many people.
    private static Crowd Folk(int count) => Folks[count];

    private static ulong Key(int person) => Keys.KeyOf(Keys.NumberOf(Town.Person(person)));

    private static IEnumerable<ProtectedCount> Blocks(UptakeFigures figures) =>
        from monday in figures.Weeks
        from listed in Town.Listings.Values
        from measure in Enum.GetValues<Measure>()
        select figures.InWeek(monday, listed.Space, listed.Category, measure);

    // Every answer there is.
    private static List<string> Everything(UptakeFigures figures)
    {
        var said = new List<string>();
        foreach (var measure in Enum.GetValues<Measure>())
        {
            said.AddRange(from monday in figures.Weeks from listed in Town.Listings.Values select $"week {monday} {listed} {measure} {figures.InWeek(monday, listed.Space, listed.Category, measure)}");
            said.AddRange(from monday in figures.Weeks from listing in Town.Listings.Keys select $"listing {monday} {listing} {figures.OfListing(monday, listing)}");
            foreach (var quarter in figures.Quarters)
            {
                said.AddRange(Town.Neighbourhoods.Append("").Select(one => $"neighbourhood {quarter} {one} {measure} {figures.OfNeighbourhood(quarter, one, measure)}"));
                said.AddRange(from space in new[] { "fenland", "cambridge", "" } from band in AgeBands.All.Append("") select $"age {quarter} {space} {band} {measure} {figures.OfAge(quarter, space, band, measure)}");
                said.AddRange(figures.Organisations.Select(one => $"organisation {quarter} {one} {measure} {figures.OfOrganisation(quarter, one, measure)}"));
            }
        }

        said.AddRange(from quarter in figures.Quarters from one in Town.Neighbourhoods from listed in Town.Listings.Values select $"category {quarter} {one} {listed.Category} {figures.OfNeighbourhood(quarter, one, listed.Category)}");
        return said;
    }
}
