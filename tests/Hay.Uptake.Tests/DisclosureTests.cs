using System.Reflection;
using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake.Tests;

/// <summary>What somebody learns who may ask everything, as often as they like, and take one answer from another.</summary>
public class DisclosureTests
{
    private static readonly DateOnly Through = Town.Start.AddDays(180);

    // People whom no table leaves out or counts twice, so that tests know what a count is.
    private static readonly int[] Plain = [.. Enumerable.Range(10_000, 3000).Where(IsPlain).Take(40)];

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Nothing_that_can_be_asked_tells_a_hidden_count_from_another(int seed)
    {
        // A town where one thing is done by these few people alone, besides all that others do elsewhere.
        var others = Town.History(seed, 60, 180).Where(fact => fact.Activity is not ("tea" or "chess")).ToList();
        var answers = Enumerable.Range(1, ProtectedCount.HighestHidden).Select(few =>
        {
            // Each lives where nobody else is counted from, and goes where nobody else goes.
            var facts = others.Select(fact => fact.About is { Neighbourhood: "green" } about ? fact with { About = about with { Neighbourhood = "mill" } } : fact).ToList();
            for (var i = 0; i < few; i++)
            {
                facts.Insert(i, Town.About(Plain[i], Town.Start, "green", "80+"));
                facts.Add(Town.Fact(FactKind.Going, Town.Start.AddDays(179), "tea", Plain[i], Town.Start.AddDays(100)));
            }

            return Everything(Town.Count(facts, Through));
        }).ToList();

        Assert.Contains(answers[0], answer => answer.EndsWith(" *", StringComparison.Ordinal));
        // The age band 80+ of Cambridge has others in it: there their number may show in a rounded one, as anybody's does.
        var own = answers.Select(all => all.Where(answer => !answer.StartsWith("age", StringComparison.Ordinal)).ToList()).ToList();
        foreach (var other in own.Skip(1)) Assert.Equal(own[0], other);
    }

    [Fact]
    public void Whether_a_person_is_in_cannot_be_told_by_taking_one_answer_from_another()
    {
        // Twelve people, and the same twelve with somebody else among them: what all of them come to, less what the rest comes to.
        foreach (var n in new[] { 2, 3, 4, 5, 6, 9, 10, 11, 14, 15, 16 })
        {
            var without = Town.Count(Goers(n, "tea"), Through);
            var with = Town.Count(Goers(n + 1, "tea"), Through);
            // Most of the time nothing moves at all; where it does, a rounded number does, which tells of 5.
            var moved = Everything(without).Zip(Everything(with)).Count(pair => pair.First != pair.Second);
            Assert.True(ProtectedCount.Of(n) == ProtectedCount.Of(n + 1) ? moved == 0 : moved > 0, $"{n}: {moved}");
        }
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Asked_for_any_combination_the_answer_is_the_sum_of_what_its_blocks_show(int seed)
    {
        // Every block by itself bounds its count to 1..7 or to five numbers in a row. Sums of shown numbers say nothing besides, so
        // the attacker who solves for everything ends with exactly these bounds: he never has less than five possibilities.
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
    public void Tables_of_the_same_people_do_not_come_to_the_same_sums()
    {
        var people = Enumerable.Range(0, 2000).ToArray();
        var draws = new People(Town.Secret);
        int Counted(UptakeTable table) => people.Sum(person => draws.Copies(draws.NumberOf(Town.Person(person)), table, new(2026, 1)));
        var sums = Enum.GetValues<UptakeTable>().Select(Counted).ToList();
        Assert.True(sums.Distinct().Count() >= 3, string.Join(" ", sums));
        Assert.All(sums, sum => Assert.InRange(sum, 1960, 2040)); // the standard deviation is 8
        // And not by the same people: who is left out of one table is in the others.
        int[] Left(UptakeTable table) => [.. people.Where(person => draws.Copies(draws.NumberOf(Town.Person(person)), table, new(2026, 1)) == 0)];
        Assert.InRange(Left(UptakeTable.Weeks).Length, 15, 50);
        Assert.True(Left(UptakeTable.Weeks).Intersect(Left(UptakeTable.Neighbourhoods)).Count() < 5);
        // Asked again, the same; by another secret, others.
        string Again(byte[] secret)
        {
            var again = new People(secret);
            return string.Join(' ', people.Where(person => again.Copies(again.NumberOf(Town.Person(person)), UptakeTable.Ages, new(2026, 1)) == 0));
        }

        Assert.Equal(string.Join(' ', Left(UptakeTable.Ages)), Again(Town.Secret));
        Assert.NotEqual(Again(Town.Secret), Again([.. Town.Secret.Reverse()]));
    }

    [Fact]
    public void No_public_member_hands_out_a_number_that_is_not_protected()
    {
        Type[] numbers = [typeof(int), typeof(long), typeof(uint), typeof(ulong), typeof(short), typeof(double), typeof(float), typeof(decimal)];
        // A year's number, how a quarter compares, and how many facts of all kinds were read.
        string[] harmless = ["Quarter.Year", "Quarter.Number", "Quarter.CompareTo", "Quarter.GetHashCode", "DemandRow.GetHashCode", "UptakeRow.GetHashCode", "UptakeReader.CountAnew"];
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

    private static bool IsPlain(int person)
    {
        var draws = new People(Town.Secret);
        var number = draws.NumberOf(Town.Person(person));
        return Enum.GetValues<UptakeTable>().All(table => new[] { 1, 2, 3 }.All(quarter => draws.Copies(number, table, new(2026, quarter)) == 1));
    }

    private static IEnumerable<UptakeFact> Goers(int count, string activity) =>
        Plain.Take(count).Select(person => Town.Fact(FactKind.Going, Town.Start, activity, person, Town.Start.AddDays(3)));

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
