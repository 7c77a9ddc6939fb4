using System.Collections.Immutable;
using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;
using Hay.Recommender.Signals;

namespace Hay.Recommender.Tests.Signals;

public class OutlookTests
{
    private const int People = 30;
    private const int Weeks = 60;
    private static readonly Town Village = Make();

    [Fact]
    public void What_happens_later_changes_nothing_of_what_was_known()
    {
        const double Day = 200;
        var candidates = Village.Between(Day, Day + 60);
        var before = new Outlook(Village, Day, candidates, OwnAlgebra.Instance);
        var later = Village with
        {
            Visits = [.. Village.Visits, .. candidates.SelectMany(occasion => Enumerable.Range(0, People).Select(person => new Visit(person, occasion)))],
            Memberships = [.. Village.Memberships, .. Enumerable.Range(0, People).Select(person => new Membership(person, 0, Day + 1))],
        };
        var after = new Outlook(later, Day, candidates, OwnAlgebra.Instance);
        for (var person = 0; person < People; person++)
        {
            Assert.Equal(before.HasHistory(person), after.HasHistory(person));
            Assert.Equal(before.Features(person).Values, after.Features(person).Values);
        }
    }

    [Fact]
    public void Signals_say_what_they_are_named_for()
    {
        const double Day = 300;
        var candidates = Village.Between(Day, Day + 14);
        var outlook = new Outlook(Village, Day, candidates, OwnAlgebra.Instance);
        float Of(int person, Signal signal, int group) => outlook.Features(person)[candidates.IndexOf(candidates.First(occasion => Village.Occasions[occasion].Group == group)), (int)signal];

        // Person 1 goes to group 1 and never to the others, and is its member.
        foreach (var signal in new[] { Signal.Member, Signal.GroupVisits, Signal.GroupShare, Signal.VenueVisits, Signal.Near, Signal.Title, Signal.Topics, Signal.Alike, Signal.SameSlot })
        {
            Assert.True(Of(1, signal, 1) > Of(1, signal, 2), signal.ToString());
        }

        // More people go to group 0 than to group 2.
        foreach (var signal in new[] { Signal.SeriesPopularity, Signal.GroupPopularity, Signal.VenuePopularity, Signal.ExpectedPeople })
        {
            Assert.True(Of(1, signal, 0) > Of(1, signal, 2), signal.ToString());
        }

        Assert.All(outlook.Features(1).Values, value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void The_fitted_blend_finds_where_people_go_next()
    {
        var result = new ColdStart(Village, 330, OwnAlgebra.Instance, 1, null, default).Run();
        var blend = result.Later[0];
        Assert.Equal(ColdStart.BlendName, blend.Name);
        // People stay at home two weeks of three, at random: nobody could guess those.
        Assert.True(blend.All.Ndcg > 0.5, $"{blend.All.Ndcg}");
        // One signal tells all that there is to tell here; thirty people are too few to show it is not better.
        Assert.True(blend.All.Ndcg >= result.Later[1].All.Ndcg - 0.1, $"{blend.All.Ndcg} beside {result.Later[1]}");
        Assert.Equal(Village.Between(330, double.PositiveInfinity).Length, result.Candidates);
        Assert.NotEmpty(result.Windows);
        Assert.Equal(
            result.Later.Select(row => row.All),
            new ColdStart(Village, 330, OwnAlgebra.Instance, 1, null, default).Run().Later.Select(row => row.All));
    }

    [Fact]
    public void An_empty_town_is_no_error()
    {
        var empty = new Town(2, [new(0, -1, double.NaN, double.NaN, 5, 0, 10, [])], [[]], [[], []], [], []);
        var outlook = new Outlook(empty, 1, [0], OwnAlgebra.Instance);
        Assert.False(outlook.HasHistory(0));
        Assert.All(outlook.Features(1).Values, value => Assert.True(float.IsFinite(value)));
    }

    // Three groups with a hall and a weekday each. People go to one of them, more of them to the first.
    private static Town Make()
    {
        var random = new Random(6);
        var (occasions, visits) = (ImmutableArray.CreateBuilder<Occasion>(), ImmutableArray.CreateBuilder<Visit>());
        for (var week = 0; week < Weeks; week++)
        {
            for (var group = 0; group < 3; group++)
            {
                for (var person = 0; person < People; person++)
                {
                    if (GroupOf(person) == group && random.Next(3) == 0) visits.Add(new(person, occasions.Count));
                }

                occasions.Add(new(group, group, 52 + (0.3 * group), 0.1, (7 * week) + (2 * group) + 0.75, 2 * group, 18, [group, 3 + random.Next(5)]));
            }
        }

        return new(
            People, occasions.ToImmutable(), [[0], [1], [2]], [.. Enumerable.Range(0, People).Select(person => person % 2 == 0 ? ImmutableArray<int>.Empty : [GroupOf(person)])],
            [.. Enumerable.Range(0, People).Select(person => new Membership(person, GroupOf(person), 3))], visits.ToImmutable());
    }

    private static int GroupOf(int person) => person % 10 == 1 ? 1 : person % 10 < 8 ? 0 : 2;
}
