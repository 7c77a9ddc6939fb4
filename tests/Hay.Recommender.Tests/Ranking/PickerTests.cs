using Hay.Recommender.Ranking;

namespace Hay.Recommender.Tests.Ranking;

public class PickerTests
{
    private static readonly LinearRanking Ranking = new([new("near", 0, 1, 1), new("mine", 0, 1, 2)]);

    [Fact]
    public void Hard_filters_are_never_broken_and_no_three_are_of_one_kind()
    {
        var random = new Random(9);
        for (var round = 0; round < 3000; round++)
        {
            var candidates = Enumerable.Range(0, random.Next(40)).Select(item => new Candidate(
                item, random.Next(4), (RuledOut)(random.Next(3) == 0 ? random.Next(32) : 0), random.Next(4) == 0, random.Next(2) == 0, Features(random))).ToArray();
            var options = new PickerOptions { Count = random.Next(1, 8), Exploration = random.NextDouble(), SmallGroupMargin = random.NextSingle() * 5, Seed = round };
            var picks = Picker.Choose(Ranking, candidates, options);

            Assert.True(picks.Length <= options.Count);
            Assert.Equal(picks.Length, picks.Select(pick => pick.Item).Distinct().Count());
            Assert.All(picks, pick => Assert.Equal(RuledOut.No, candidates[pick.Item].Ruled));
            Assert.All(picks, pick => Assert.True(float.IsFinite(pick.Score)));
            Assert.All(picks.GroupBy(pick => candidates[pick.Item].Kind), kind => Assert.True(kind.Count() <= 2));
            Assert.Equal(picks.Select(pick => pick.Item), Picker.Choose(Ranking, candidates, options).Select(pick => pick.Item));
        }
    }

    [Fact]
    public void The_best_are_picked_with_what_each_feature_added()
    {
        var picks = Picker.Choose(Ranking, [Of(0, 1, 0), Of(1, 1, 1), Of(2, 0, 0.2f)], new() { Count = 2, Exploration = 0 });
        Assert.Equal([1, 0], picks.Select(pick => pick.Item));
        Assert.Equal(new[] { 1f, 2f }, picks[0].Contributions.ToArray());
        Assert.Equal(3, picks[0].Score);
    }

    [Fact]
    public void A_small_group_that_nearly_made_it_gets_the_last_place()
    {
        Candidate[] candidates = [Of(0, 5, 0), Of(1, 4, 0), Of(2, 3.9f, 0) with { IsSmall = true }, Of(3, 1, 0) with { IsSmall = true }];
        var picks = Picker.Choose(Ranking, candidates, new() { Count = 2, Exploration = 0, SmallGroupMargin = 0.5f });
        Assert.Equal([0, 2], picks.Select(pick => pick.Item));
        Assert.Equal(PickedFor.SmallGroup, picks[1].Because);
        Assert.Equal([0, 1], Picker.Choose(Ranking, candidates, new() { Count = 2, Exploration = 0, SmallGroupMargin = 0.05f }).Select(pick => pick.Item));
    }

    [Fact]
    public void New_things_get_their_share_of_days()
    {
        Candidate[] candidates = [Of(0, 5, 0), Of(1, 4, 0), Of(2, 3, 0), Of(3, -2, 0) with { IsNew = true }, Of(4, -2, 0) with { IsNew = true }];
        var days = Enumerable.Range(0, 2000).Select(day => Picker.Choose(Ranking, candidates, new() { Exploration = 0.1, Seed = day })[^1]).ToList();
        Assert.InRange(days.Count(pick => pick.Because == PickedFor.Exploration), 150, 250);
        Assert.Equal([3, 4], days.Where(pick => pick.Because == PickedFor.Exploration).Select(pick => pick.Item).Distinct().Order());
    }

    [Fact]
    public void Neither_new_nor_small_makes_up_for_a_step()
    {
        Candidate[] candidates =
        [
            Of(0, 5, 0) with { Step = 2 }, Of(1, 4, 0) with { Step = 2 },
            Of(2, 3.9f, 0) with { Step = 1, IsNew = true, IsSmall = true }, Of(3, 3.8f, 0) with { Step = 2, IsNew = true, IsSmall = true },
        ];
        for (var day = 0; day < 200; day++)
        {
            foreach (var exploration in new[] { 0.0, 1.0 })
            {
                Assert.Equal([0, 3], Picker.Choose(Ranking, candidates, new() { Count = 2, Exploration = exploration, Seed = day }).Select(pick => pick.Item));
            }
        }
    }

    [Fact]
    public void With_nothing_left_nothing_is_picked() =>
        Assert.Empty(Picker.Choose(Ranking, [Of(0, 5, 0) with { Ruled = RuledOut.Full }], new()));

    private static Candidate Of(int item, float near, float mine) => new(item, item, RuledOut.No, false, false, new[] { near, mine });

    private static float[] Features(Random random) => random.Next(20) == 0
        ? [float.NaN, 1]
        : [random.NextSingle() * 10, random.NextSingle() * 10];
}
