namespace Hay.Grains.Tests.Training;

public sealed class TrainingTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 40, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_model_is_taken()
    {
        var (next, outcome) = new Grains.Training().Offer(Model(1), Now);
        Assert.Equal(OfferOutcome.Taken, outcome);
        Assert.Equal("v1", next.Current!.Card.Version);
        Assert.Null(next.Before);
    }

    [Fact]
    public void Offering_twice_changes_nothing()
    {
        var training = Offer(new(), Model(1));
        var (same, outcome) = training.Offer(Model(1), Now);
        Assert.Same(training, same);
        Assert.Equal(OfferOutcome.Taken, outcome);

        var refused = training.Offer(Model(2, quality: 0.3, current: 0.4), Now);
        Assert.Equal(OfferOutcome.Worse, refused.Outcome);
        Assert.Equal((refused.Next, OfferOutcome.Worse), refused.Next.Offer(Model(2, quality: 0.3, current: 0.4), Now));
    }

    [Theory]
    [InlineData(0.5, 0.4, OfferOutcome.Taken)]
    [InlineData(0.4, 0.4, OfferOutcome.Taken)]
    [InlineData(0.39, 0.4, OfferOutcome.Worse)]
    [InlineData(double.NaN, 0.4, OfferOutcome.Worse)]
    public void A_model_that_finds_less_is_refused(double quality, double current, OfferOutcome outcome)
    {
        var (next, came) = Offer(new(), Model(1)).Offer(Model(2, quality, current), Now);
        Assert.Equal(outcome, came);
        Assert.Equal(outcome == OfferOutcome.Taken ? "v2" : "v1", next.Current!.Card.Version);
        Assert.Equal(outcome, next.Ends[0].Outcome);
    }

    [Fact]
    public void An_older_model_never_replaces_a_newer_one()
    {
        var training = Offer(Offer(new(), Model(1)), Model(3));
        Assert.Equal(OfferOutcome.Older, training.Offer(Model(2), Now.AddDays(9)).Outcome);
        // Unless the later one is from a clock that was ahead.
        Assert.Equal(OfferOutcome.Taken, training.Offer(Model(2), Model(3).Card.TrainedAt.AddHours(-1)).Outcome);
        Assert.Equal(OfferOutcome.Older, training.Offer(Model(1), Now).Outcome); // it was current once
    }

    [Fact]
    public void When_the_current_file_is_damaged_the_one_before_it_is_used_again()
    {
        var training = Offer(Offer(new(), Model(1)), Model(2));
        var next = training.Damaged("picks-2.model", "its checksum is wrong", Now);
        Assert.Equal("v1", next.Current!.Card.Version);
        Assert.Null(next.Before);
        Assert.Same(next, next.Damaged("picks-2.model", "its checksum is wrong", Now));
        // The file is put back as it was.
        Assert.Equal(("v2", "v1"), (next.Offer(Model(2), Now).Next.Current?.Card.Version, next.Offer(Model(2), Now).Next.Before?.Card.Version));
        Assert.Null(next.Damaged("picks-1.model", "gone", Now).Current);
        Assert.Equal(OfferOutcome.Taken, next.Offer(Model(3), Now).Outcome);
    }

    [Fact]
    public void A_damaged_file_of_nobodys_changes_no_model()
    {
        var training = Offer(Offer(new(), Model(1)), Model(2));
        var next = training.Damaged("picks-9.model", new string('x', 5000), Now);
        Assert.Equal((training.Current, training.Before), (next.Current, next.Before));
        Assert.Equal(OfferOutcome.Damaged, next.Ends[0].Outcome);
        Assert.InRange(next.Ends[0].Reason.Length, 1, 300);
    }

    [Fact]
    public void A_month_of_trainings_is_remembered()
    {
        var training = Enumerable.Range(1, 100).Aggregate(new Grains.Training(), (t, number) => Offer(t, Model(number)));
        Assert.Equal(Grains.Training.MostEnds, training.Ends.Length);
        Assert.Equal("v100", training.Ends[0].Version);
    }

    private static Grains.Training Offer(Grains.Training training, OfferedModel model) => training.Offer(model, Now).Next;

    private static OfferedModel Model(int number, double? quality = null, double? current = null) => new()
    {
        File = $"picks-{number}.model",
        Checksum = $"sum{number}",
        Card = new PicksCard
        {
            Version = $"v{number}",
            TrainedAt = Now.AddDays(number),
            Quality = quality is { } q ? new PicksQuality { Ndcg = q } : null,
            Current = current is { } c ? new PicksQuality { Ndcg = c } : null,
        },
    };
}
