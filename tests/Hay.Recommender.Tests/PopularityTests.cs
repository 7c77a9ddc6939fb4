namespace Hay.Recommender.Tests;

public class PopularityTests
{
    [Fact]
    public void Scores_are_the_logarithm_of_one_and_the_decayed_sum()
    {
        // Half-life 10 days. Item 0: 1 today, 1 after one half-life, 2 after two: 1 + 0.5 + 0.5 = 2. Item 1: 3 after three: 0.375.
        var model = Popularity.Train(3, [new(0, 1, 0), new(0, 1, 10), new(0, 2, 20), new(1, 3, 30)], 10);
        Assert.Equal(1.0986123f, Scores(model)[0], 1e-6f); // ln 3
        Assert.Equal(0.3184537f, Scores(model)[1], 1e-6f); // ln 1.375
        Assert.Equal(0f, Scores(model)[2]);
    }

    [Fact]
    public void What_happened_lately_outweighs_what_happened_often_long_ago()
    {
        var model = Popularity.Train(2, [.. Enumerable.Repeat(new Interaction(0, 1, 365), 30), .. Enumerable.Repeat(new Interaction(1, 1, 7), 5)], 60);
        Assert.True(Scores(model)[1] > Scores(model)[0]);
    }

    [Fact]
    public void With_an_endless_half_life_it_is_a_plain_count()
    {
        var model = Popularity.Train(1, [new(0, 1, 0), new(0, 1, 5000)], float.PositiveInfinity);
        Assert.Equal(1.0986123f, Scores(model)[0], 1e-6f); // ln 3
    }

    [Fact]
    public void What_lies_ahead_counts_as_of_now() =>
        Assert.Equal(Scores(Popularity.Train(1, [new(0, 1, 0)], 10)), Scores(Popularity.Train(1, [new(0, 1, -14)], 10)));

    [Fact]
    public void Nothing_known_is_no_error()
    {
        Assert.Equal([0f, 0f], Scores(Popularity.Train(2, [])));
        Assert.Empty(Scores(Popularity.Train(0, [])));
    }

    [Fact]
    public void A_history_changes_nothing_even_one_of_unknown_items()
    {
        var model = Popularity.Train(2, [new(1, 1, 0)]);
        var scores = new float[2];
        model.Score([1, 77, -3], scores);
        Assert.Equal(Scores(model), scores);
    }

    [Fact]
    public void Training_twice_gives_the_same_to_the_last_bit()
    {
        var random = new Random(5);
        var interactions = Enumerable.Range(0, 1000)
            .Select(_ => new Interaction(random.Next(20), random.NextSingle(), random.NextSingle() * 400)).ToArray();
        Assert.Equal(Scores(Popularity.Train(20, interactions)), Scores(Popularity.Train(20, interactions)));
    }

    [Theory]
    [InlineData(2, 1, 0, 10)]
    [InlineData(-1, 1, 0, 10)]
    [InlineData(0, float.NaN, 0, 10)]
    [InlineData(0, -1, 0, 10)]
    [InlineData(0, 1, float.PositiveInfinity, 10)]
    [InlineData(0, 1, 0, 0)]
    [InlineData(0, 1, 0, float.NaN)]
    public void Nonsense_is_refused(int item, float weight, float age, float halfLife) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Popularity.Train(2, [new(item, weight, age)], halfLife));

    [Fact]
    public void Scores_need_a_place_for_each_item() =>
        Assert.Throws<ArgumentException>(() => Popularity.Train(2, []).Score([], new float[3]));

    private static float[] Scores(Popularity model)
    {
        var scores = new float[model.ItemCount];
        model.Score([], scores);
        return scores;
    }
}
