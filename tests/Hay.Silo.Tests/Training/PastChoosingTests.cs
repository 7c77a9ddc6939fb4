using Hay.Recommender;
using Hay.Recommender.Algebra;
using Hay.Recommender.Ranking;
using Hay.Recommender.Training;
using Hay.Silo.Training;

namespace Hay.Silo.Tests.Training;

/// <summary>What was known on a past day is all that its examples may know.</summary>
public sealed class PastChoosingTests(TownFixture town) : IClassFixture<TownFixture>
{
    private static readonly Recipe Recipe = new(new EaseOptions { Regularisation = 20 }, null, null);
    private static readonly DateOnly Cut = new(2026, 10, 10);

    [Fact]
    public void Features_of_a_day_are_the_same_when_nothing_later_has_happened()
    {
        var data = TownFixture.Read(town.Folder);
        var until = TrainingData.Begin(Cut.AddDays(7));
        var then = data with { Interests = [.. data.Interests.Where(interest => interest.From < until)] };
        var (choosing, choosingThen) = (new PastChoosing(data), new PastChoosing(then));
        var (known, knownThen) = (Learn(data), Learn(then));
        var (choices, choicesThen) = (choosing.Between(Cut, Cut.AddDays(7), 1), choosingThen.Between(Cut, Cut.AddDays(7), 1));

        Assert.NotEmpty(choices);
        Assert.Equal(choices.Select(choice => (choice.Person, choice.Day.Day)), choicesThen.Select(choice => (choice.Person, choice.Day.Day)));
        foreach (var (one, other) in choices.Zip(choicesThen))
        {
            var (listings, features, seen) = choosing.Features(one, known);
            var (listingsThen, featuresThen, seenThen) = choosingThen.Features(other, knownThen);
            Assert.Equal(seen, seenThen);
            Assert.Equal(listings.ToArray(), listingsThen.ToArray());
            for (var row = 0; row < features.Rows; row++) Assert.Equal(features.Row(row).ToArray(), featuresThen.Row(row).ToArray());
        }
    }

    [Fact]
    public void Only_first_choices_are_examples_and_what_was_chosen_before_is_no_candidate()
    {
        var data = TownFixture.Read(town.Folder);
        var choosing = new PastChoosing(data);
        foreach (var choice in choosing.Between(Cut, Cut.AddDays(28), 1))
        {
            var begins = choice.Day.Begins;
            var chosen = data.Interests.Where(interest => interest.Person == choice.Person && interest.From < begins).ToArray();
            var before = chosen.Select(interest => interest.Listing).ToHashSet();
            var kept = choice.Day.Day.AddDays(-90).ToDateTime(default);
            Assert.Empty(choice.Chosen.Intersect(before));
            var (listings, _, seen) = choosing.Features(choice, Learn(data));
            Assert.Empty(listings.Intersect(before));
            Assert.Empty(choice.Chosen.Except(listings));
            Assert.Equal(chosen.Any(interest => interest.GoesAt is null || interest.GoesAt >= kept), seen);
        }
    }

    [Fact]
    public void What_a_profile_no_longer_holds_is_no_candidate_and_says_nothing_of_taste()
    {
        var day = Cut.AddDays(2);
        var data = TownFixture.Read(town.Folder);
        Interest Went(int listing, int daysAgo) => new(0, listing, TrainingData.Begin(day.AddDays(-daysAgo - 3)), Interest.Stays, Interest.Going,
            (int)(day.AddDays(-daysAgo).ToDateTime(new(10, 0)) - DateTime.UnixEpoch).TotalMinutes);
        (bool Seen, int Candidates) Features(int daysAgo)
        {
            var choosing = new PastChoosing(data with { Interests = [Went(0, daysAgo), Went(1, -1) with { From = TrainingData.Begin(day) + 60 }] });
            var (listings, _, seen) = choosing.Features(Assert.Single(choosing.Between(day, day.AddDays(1), 1)), Learn(data));
            Assert.DoesNotContain(0, listings);
            return (seen, listings.Length);
        }

        Assert.Equal((true, data.Listings.Length - 1), Features(90));
        Assert.Equal((false, data.Listings.Length - 1), Features(91));
    }

    [Fact]
    public void A_listing_can_be_chosen_from_when_it_is_listed_and_has_a_session_in_a_fortnight()
    {
        var day = new DateOnly(2026, 11, 2);
        var noon = TrainingData.Begin(day) + (12 * 60);
        TrainingListing Listed(int listed, int begins) => new() { Id = "x", Listed = listed, Sessions = [(begins, default)] };
        var data = TownFixture.Read(town.Folder) with
        {
            Listings = [Listed(0, noon), Listed(noon, noon), Listed(0, noon + (14 * 24 * 60)), Listed(0, noon - (24 * 60))],
        };
        Assert.Equal([0], new PastDay(data, day).Open.Select(open => open.Listing));
    }

    [Fact]
    public void Where_time_alone_decides_the_weights_say_so()
    {
        var lists = Enumerable.Range(0, 300).Select(i =>
        {
            var features = new DenseMatrix(3, PickFeatures.Names.Count);
            for (var row = 0; row < 3; row++) new PickFeatures { Taste = (i + row) % 5, Time = row == i % 3 ? 1 : 0, Days = 1 }.Write(features.Row(row));
            return (Seen: true, new ChoiceList(features, [i % 3]));
        }).ToList();
        var fitted = FitLists.Fit(lists, StartingWeights.Rankings);
        Assert.Equal("Time", fitted.Seen.Weights.MaxBy(weight => weight.Weight).Name);
        Assert.Same(StartingWeights.Rankings.Unseen, fitted.Unseen); // of whom there was no example
    }

    private static PastKnowledge Learn(TrainingData data) => PastKnowledge.Learn(data, Recipe, TrainingData.Begin(Cut), OwnAlgebra.Instance);
}
