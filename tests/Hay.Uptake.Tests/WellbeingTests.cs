using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake.Tests;

public class WellbeingTests
{
    private static readonly Quarter Spring = new(2026, 2);

    private static UptakeFact Said(int person, DateOnly at, int? satisfied, int? anxious = null) =>
        new(FactKind.SaidHowThingsAre, at, "", null, Town.Person(person), 1) { Wellbeing = new Wellbeing { Satisfied = satisfied, Anxious = anxious } };

    // People of one neighbourhood, who say 4 or 6 in winter, and 7 or 9 in spring.
    private static List<UptakeFact> Twice(int people) =>
    [
        .. Enumerable.Range(0, people).Select(person => Town.About(person, Town.Start, "north")),
        .. Enumerable.Range(0, people).Select(person => Said(person, Town.Start, 4 + (person % 2 * 2))),
        .. Enumerable.Range(0, people).Select(person => Said(person, Town.Start.AddDays(100), 7 + (person % 2 * 2))),
    ];

    [Fact]
    public void The_same_people_before_and_after_each_question_by_itself()
    {
        var facts = Twice(400);
        facts.AddRange(Enumerable.Range(1000, 50).Select(person => Said(person, Town.Start.AddDays(101), 0))); // once only
        facts.Add(Said(2000, Town.Start, 10));
        facts.Add(Said(2000, Town.Start.AddDays(110), null, 10)); // not the same question
        var figures = Town.Count(facts, Town.Start.AddDays(120));

        var row = Assert.Single(figures.HowThingsAre(Spring, "fenland"));
        Assert.Equal(WellbeingQuestion.Satisfied, row.Question);
        Assert.InRange(row.People.Shown, 370, 430);
        Assert.InRange(row.Before!.Value, 4.9, 5.1);
        Assert.InRange(row.After!.Value, 7.9, 8.1);
        // By hand: the standard deviation is 1.0013, of 400 a standard error of 0.0501, times 1.966.
        Assert.InRange(row.After.High - row.After.Low, 0.1, 0.3);
        Assert.Empty(figures.HowThingsAre(new(2026, 1), "fenland"));
        Assert.Empty(figures.HowThingsAre(Spring, ""));
    }

    [Fact]
    public void Fewer_than_eight_have_no_mean()
    {
        for (var few = 1; few <= ProtectedCount.HighestHidden; few++)
        {
            var row = Assert.Single(Town.Count(Twice(few), Town.Start.AddDays(120)).HowThingsAre(Spring, "fenland"));
            Assert.Equal((ProtectedCount.Of(1), null, null), (row.People, row.Before, row.After));
        }
    }

    [Fact]
    public void Who_takes_it_back_or_is_forgotten_does_not_count()
    {
        var facts = Twice(40);
        facts.AddRange(Enumerable.Range(0, 20).Select(person => new UptakeFact(FactKind.SaidHowThingsAre, Town.Start.AddDays(103), "", null, Town.Person(person), 1) { Wellbeing = Wellbeing.NotSaid }));
        facts = [.. facts.Select(fact => fact.Person is { } who && Enumerable.Range(20, 20).Any(person => Town.Person(person) == who) ? fact with { Person = null, Wellbeing = null, About = null } : fact)];
        Assert.Empty(Town.Count(facts, Town.Start.AddDays(120)).HowThingsAre(Spring, "fenland"));
    }

    [Fact]
    public void One_person_s_answer_cannot_be_worked_out_by_who_knows_all_others()
    {
        // Eleven answers of his own and one of somebody else's: he reads the mean and takes his own from it.
        var (right, spread) = (0, 0);
        const int Secrets = 300;
        for (var secret = 1; secret <= Secrets; secret++)
        {
            var noise = new Noise([.. BitConverter.GetBytes((long)secret), .. new byte[8]]);
            var crowd = Enumerable.Range(0, 12).Aggregate(default(Crowd), (crowd, person) => crowd.Add(1, (ulong)(person + 1) * 0x9E3779B97F4A7C15));
            if (noise.Mean("block", crowd, [.. Enumerable.Repeat(5, 11), 3]) is var mean && mean is not null && Math.Abs((mean.Value * 12) - 55 - 3) < 0.6) right++;
            // Or from the interval: of twelve answers of which one is n away from the others, it is about 0.36 n wide.
            if (mean is not null && Math.Abs(mean.High - mean.Low - (0.36 * 2)) < 0.18) spread++;
        }

        Assert.InRange(right / (double)Secrets, 0, 0.4);
        Assert.InRange(spread / (double)Secrets, 0, 0.4);
    }
}
