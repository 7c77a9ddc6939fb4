using Hay.Recommender.Algebra;
using Hay.Recommender.Evaluation;

namespace Hay.Recommender.Tests.Contract;

/// <summary>What every model must do, whatever it is.</summary>
public class RecommenderContractTests
{
    public static TheoryData<string> Names => Models.Names;

    public static TheoryData<string> Personal => Models.Personal;

    public static TheoryData<string> Numberless => Models.Numberless;

    public static TheoryData<string> OneModel => Models.OneModel;

    [Theory, MemberData(nameof(Personal))]
    public void A_visit_that_was_withheld_is_found(string name)
    {
        var visits = PlantedTown.Visits();
        var withheld = visits.Select(own => own[0]).ToArray();
        var model = Models.All[name](PlantedTown.Matrix([.. visits.Select(own => own[1..])]));
        var found = 0;
        for (var person = 0; person < visits.Length; person++)
        {
            var scores = model.Scores(visits[person][1..]);
            foreach (var item in visits[person][1..]) scores[item] = float.NegativeInfinity;
            found += TopItems.Of(scores, 4, (uint)person).Contains(withheld[person]) ? 1 : 0;
        }

        // Four of a kind are left, and chance would find one in seven.
        Assert.True(found >= 0.9 * visits.Length, $"{found} of {visits.Length}");
    }

    [Theory, MemberData(nameof(Numberless))]
    public void How_items_and_people_are_numbered_changes_nothing(string name)
    {
        var visits = PlantedTown.Visits();
        var number = Enumerable.Range(0, PlantedTown.Items).ToArray();
        new Random(3).Shuffle(number);
        var renumbered = visits.Select(own => Array.ConvertAll(own, item => number[item])).Reverse().ToArray();
        var (model, other) = (Models.All[name](PlantedTown.Matrix(visits)), Models.All[name](PlantedTown.Matrix(renumbered)));
        foreach (var own in visits.Take(30))
        {
            var (scores, otherScores) = (model.Scores(own), other.Scores(Array.ConvertAll(own, item => number[item])));
            var range = scores.Max() - scores.Min();
            for (var item = 0; item < scores.Length; item++) Assert.Equal(scores[item], otherScores[number[item]], 0.03f * range);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void More_people_who_went_on_to_an_item_never_put_it_lower(string name)
    {
        var visits = PlantedTown.Visits();
        var place = int.MaxValue;
        foreach (var more in new[] { 0, 5, 20, 60 })
        {
            // From the first of one kind to the first of another: nobody would guess it.
            var model = Models.All[name](PlantedTown.Matrix([.. visits, .. Enumerable.Repeat(new[] { 0, PlantedTown.ItemsOfAKind }, more)]));
            var scores = model.Scores(0);
            var now = Enumerable.Range(1, PlantedTown.Items - 1).Count(item => scores[item] > scores[PlantedTown.ItemsOfAKind]);
            Assert.True(now <= place, $"from {place} to {now} with {more} more");
            place = now;
        }

        Assert.Equal(0, place);
    }

    [Theory, MemberData(nameof(OneModel))]
    public void Having_been_to_an_item_never_lowers_its_own_score(string name)
    {
        var visits = PlantedTown.Visits();
        var model = Models.All[name](PlantedTown.Matrix(visits));
        foreach (var own in visits.Take(20))
        {
            var history = own.Distinct().Take(3).ToArray();
            var without = model.Scores(history[..^1]);
            var with = model.Scores(history);
            Assert.True(with[history[^1]] >= without[history[^1]] - (1e-4f * Math.Abs(without[history[^1]])));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Training_twice_gives_the_same_to_the_last_bit(string name)
    {
        var visits = PlantedTown.Matrix(PlantedTown.Visits());
        var (first, second) = (Models.All[name](visits), Models.All[name](visits));
        Assert.Equal(first.Scores(1, 2, 17), second.Scores(1, 2, 17));
    }

    [Theory, MemberData(nameof(Names))]
    public void Many_people_at_once_get_what_each_would_get_alone(string name)
    {
        var visits = PlantedTown.Matrix([.. PlantedTown.Visits(), []]);
        var model = Models.All[name](visits);
        var scores = new DenseMatrix(visits.Rows, visits.Columns);
        model.Score(visits, scores);
        for (var person = 0; person < visits.Rows; person++)
        {
            var alone = model.Scores(visits.Row(person).ToArray());
            for (var item = 0; item < alone.Length; item++) Assert.Equal(alone[item], scores[person, item], 1e-3f * (1 + Math.Abs(alone[item])));
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_repeated_or_unknown_item_in_a_history_does_no_harm(string name)
    {
        var model = Models.All[name](PlantedTown.Matrix(PlantedTown.Visits()));
        Assert.Equal(model.Scores(4, 9), model.Scores(9, 4, 4, -1, int.MaxValue, 9));
    }

    [Theory, MemberData(nameof(Names))]
    public void Strange_towns_still_get_finite_scores(string name)
    {
        int[][][] towns =
        [
            [], // nobody
            [[], []], // nobody went anywhere
            [[1]], // one person, one visit
            [[0, 1, 2]], // one person who has been everywhere
            [[0], [0], [0], [0]], // all the same
            [[0, 0, 0, 0], [0]], // the same again and again
            [.. Enumerable.Repeat(new[] { 0, 1, 2 }, 500)], // everybody everywhere
        ];
        foreach (var town in towns)
        {
            var model = Models.All[name](SparseMatrix.OfSets(3, town));
            foreach (var history in new int[][] { [], [0], [0, 1, 2], [2, 2, 2] }) Assert.All(model.Scores(history), score => Assert.True(float.IsFinite(score)));
        }

        Assert.Single(Models.All[name](SparseMatrix.OfSets(1, [[0], [0]])).Scores(0)); // one item
        Assert.Empty(Models.All[name](SparseMatrix.OfSets(0, [[], []])).Scores()); // no item
    }

    [Theory, MemberData(nameof(Names))]
    public void Scores_need_a_place_for_each_item(string name)
    {
        var model = Models.All[name](PlantedTown.Matrix(PlantedTown.Visits()));
        Assert.Throws<ArgumentException>(() => model.Score([], new float[PlantedTown.Items - 1]));
        Assert.Throws<ArgumentException>(() => model.Score(SparseMatrix.OfSets(PlantedTown.Items, [[1]]), new DenseMatrix(2, PlantedTown.Items)));
    }

    [Theory, MemberData(nameof(Names))]
    public void It_says_what_it_takes_in_memory(string name) =>
        Assert.InRange(Models.All[name](PlantedTown.Matrix(PlantedTown.Visits())).Bytes, PlantedTown.Items * sizeof(float), 1_000_000);
}
