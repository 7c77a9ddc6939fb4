using Hay.Grains;
using Hay.Silo.Storage;
using Hay.Silo.Training;

namespace Hay.Silo.Tests.Training;

/// <summary>Training on a stored town: what it finds, and whom it leaves alone.</summary>
public sealed class TrainCommandTests(TownFixture town) : IClassFixture<TownFixture>
{
    private const int Stranger = 900; // far from the people of the town

    [Fact]
    public void It_finds_the_two_tastes_and_beats_popularity()
    {
        var folder = town.Copy();
        var (file, trained) = TownFixture.Train(folder);
        var (card, model) = (trained.Card, new ModelFolder(folder).Read(file).Model);

        Assert.Equal("picks-20261122-033000.model", file);
        Assert.Equal((60, 12), (card.People, card.Listings));
        Assert.True(card.Quality!.Ndcg > card.Popularity!.Ndcg + 0.1, $"{card.Quality} {card.Popularity}");
        Assert.True(card.Weights.Single(weight => weight.Feature == "Taste").Seen > 0.5);
        var scores = new float[model.Taste.ItemCount];
        model.Taste.Score([model.NumberOf("yoga-0")!.Value], scores);
        float Mean(string taste) => Enumerable.Range(1, TasteTown.OfEach - 1).Average(i => scores[model.NumberOf($"{taste}-{i}")!.Value]);
        Assert.True(Mean("yoga") > Mean("chess"));
        Assert.DoesNotContain(TrainingNote.FewPeople, card.Notes);
    }

    [Fact]
    public void The_same_data_give_the_same_bytes() => Assert.Equal(TownFixture.Bytes(town.Copy()), TownFixture.Bytes(town.Copy()));

    [Fact]
    public async Task Who_does_not_allow_it_teaches_nothing()
    {
        var before = TownFixture.Bytes(town.Copy());
        var folder = town.Copy();
        // A strong pattern: chess goes with yoga, say five times as many people as there are in the town.
        await TasteTown.Write(folder, async store =>
        {
            for (var person = Stranger; person < Stranger + 300; person++)
            {
                if (person % 3 == 0) await store.Allow(person, isAllowed: false, new Judgement("yoga-1", true, TasteTown.Now.AddDays(-9)));
                await store.Say("chess-0", FactKind.Saved, person, TasteTown.Now.AddDays(-5));
                await store.Say("yoga-1", FactKind.Going, person, TasteTown.Now.AddDays(-4));
                await store.Say("yoga-1", FactKind.Came, person, TasteTown.Now.AddDays(-3));
            }

            await store.Say("yoga-1", FactKind.Came, null, TasteTown.Now.AddDays(-3)); // nobody's
        });

        Assert.Equal(before, TownFixture.Bytes(folder));
    }

    [Fact]
    public async Task Who_withdraws_is_gone_with_the_next_training_and_so_is_who_is_erased()
    {
        var (without, withdrawn, erased) = (town.Copy(), town.Copy(), town.Copy());
        var before = TownFixture.Bytes(without);
        foreach (var folder in new[] { withdrawn, erased })
        {
            await TasteTown.Write(folder, async store =>
            {
                await store.Allow(Stranger, isAllowed: true, new Judgement("yoga-2", true, TasteTown.Now.AddDays(-9)));
                await store.Say("chess-0", FactKind.Going, Stranger, TasteTown.Now.AddDays(-5));
            });
            var with = new ModelFolder(folder);
            Assert.NotEqual(before, TownFixture.Bytes(folder));
            with.Remove(Assert.Single(with.Finished()));
        }

        await TasteTown.Write(withdrawn, store => store.Allow(Stranger, isAllowed: false));
        Assert.Equal(before, TownFixture.Bytes(withdrawn));
        await TasteTown.Write(erased, async store =>
        {
            await store.Erase(Stranger);
            await store.Keep(StoreNames.Profile, TasteTown.Person(Stranger).Value, new Profile { Forgetting = true });
        });
        Assert.Equal(before, TownFixture.Bytes(erased));
    }

    [Fact]
    public async Task Fewer_than_twenty_people_teach_nothing_at_all()
    {
        var folder = town.Empty();
        await TasteTown.Fill(folder, people: 19);
        var trained = TownFixture.Train(folder).Trained;
        Assert.Equal((0, 0), (trained.Card.People, trained.Card.Facts));
        Assert.Equal([TrainingNote.FewPeople, TrainingNote.StartingWeights, TrainingNote.NotMeasured], trained.Card.Notes.ToArray());
        Assert.All(trained.Model!.Popular, popular => Assert.Equal(0, popular));
        // What listings say of themselves still puts like beside like.
        var scores = new float[12];
        trained.Model.Taste.Score([trained.Model.NumberOf("yoga-0")!.Value], scores);
        Assert.True(scores[trained.Model.NumberOf("yoga-1")!.Value] > scores[trained.Model.NumberOf("chess-1")!.Value]);
    }

    [Fact]
    public async Task Settings_that_nobody_could_measure_do_not_take_the_place_of_measured_ones()
    {
        const int FortyDays = 40 * 24 * 60; // after the last choice, so there is nothing to measure on
        var (with, without) = (town.Copy(), town.Copy());
        var (file, measured) = TownFixture.Train(with);
        var taken = new Grains.Training().Offer(new ModelFolder(with).Read(file).Offer(file), TasteTown.Now).Next;
        await TasteTown.Write(with, store => store.Keep(StoreNames.Training, ITrainingGrain.Key, taken));
        Assert.True(measured.Card.Examples >= PicksTraining.FewestExamples);

        var later = TownFixture.Train(with, FortyDays).Trained;
        Assert.Contains(TrainingNote.NotMeasured, later.Card.Notes);
        Assert.Equal(measured.Card.Weights.ToArray(), later.Card.Weights.ToArray());
        Assert.Equal(measured.Card.Examples, later.Card.Examples);
        Assert.DoesNotContain(TrainingNote.StartingWeights, later.Card.Notes);

        var alone = TownFixture.Train(without, FortyDays).Trained;
        Assert.NotEqual(measured.Card.Weights.ToArray(), alone.Card.Weights.ToArray());
        Assert.NotEqual(measured.Card.Examples, alone.Card.Examples);
    }

    [Fact]
    public async Task What_is_off_the_pages_is_not_learnt_about()
    {
        var folder = town.Copy();
        await TasteTown.Write(folder, async store =>
        {
            await store.Keep(StoreNames.Activity, "yoga-0", TasteTown.Activity("yoga-0") with { Withdrawn = true });
            await store.Keep(StoreNames.Activity, "chess-0", TasteTown.Activity("chess-0") with { Paused = new Pause("h", "r", TasteTown.Now) });
        });
        var data = TownFixture.Read(folder);
        Assert.Equal(10, data.Listings.Length);
        Assert.DoesNotContain(data.Listings, listing => listing.Id is "yoga-0" or "chess-0");
    }

    [Fact]
    public async Task What_is_taken_back_counts_until_then()
    {
        var folder = town.Copy();
        var (saved, going) = (TasteTown.Now.AddDays(-50), TasteTown.Now.AddDays(-40));
        await TasteTown.Write(folder, async store =>
        {
            await store.Allow(Stranger);
            await store.Say("yoga-0", FactKind.Saved, Stranger, saved);
            await store.Say("yoga-0", FactKind.Unsaved, Stranger, saved.AddDays(1));
            await store.Say("chess-0", FactKind.Going, Stranger, going);
            await store.Say("chess-0", FactKind.GaveUp, Stranger, going.AddDays(2));
            await store.Say("chess-0", FactKind.Going, Stranger, going.AddDays(3));
            await store.Say("chess-1", FactKind.Going, Stranger, going, "20261013T1830");
            await store.Say("yoga-1", FactKind.Came, Stranger, going, "20261013T1830"); // not learnt from
            await store.Say("chess-1", FactKind.GaveUp, Stranger, going, "20261020T1830"); // another session
        });
        var data = TownFixture.Read(folder);
        var own = data.Interests.Where(interest => interest.Person == 60).Select(interest => (data.Listings[interest.Listing].Id, interest.Until)).Order();
        Assert.Equal(
            [("chess-0", TrainingData.Minute(going.AddDays(2))), ("chess-0", Interest.Stays), ("chess-1", Interest.Stays), ("yoga-0", TrainingData.Minute(saved.AddDays(1)))],
            own);
    }

    [Fact]
    public void Without_a_store_or_with_a_damaged_one_it_says_so()
    {
        var folder = town.Empty();
        Assert.Contains("There is no store", Assert.ThrowsAny<DataFolderException>(() => TownFixture.Train(folder)).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        File.WriteAllText(Path.Combine(folder, "hay.db"), new string('x', 5000));
        Assert.Contains("damaged", Assert.Throws<DataFolderDamagedException>(() => TownFixture.Train(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_without_a_single_listing_gets_a_model_all_the_same()
    {
        var folder = town.Empty();
        await TasteTown.Write(folder, store => store.Allow(1));
        var (file, trained) = TownFixture.Train(folder);
        Assert.Equal((0, 0), (trained.Card.Listings, new ModelFolder(folder).Read(file).Model.Taste.ItemCount));
    }

    [Fact]
    public void There_is_one_training_at_a_time()
    {
        var folder = town.Copy();
        using (new ModelFolder(folder).Hold())
        {
            Assert.Contains("Another training", Assert.Throws<DataFolderInUseException>(() => TownFixture.Train(folder)).Message, StringComparison.Ordinal);
        }

        TownFixture.Train(folder);
    }

    [Fact]
    public async Task It_trains_while_a_store_is_written_to()
    {
        var folder = town.Copy();
        using var data = DataFolder.Open(folder);
        using var store = SqliteStore.Open(data);
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            var own = new TasteTown.TownStore(store);
            for (var i = 0; !enough.IsCancellationRequested; i++) await own.Say("yoga-0", FactKind.Came, null, TasteTown.Now.AddMinutes(-i));
        });
        var (file, _) = TownFixture.Train(folder);
        await enough.CancelAsync();
        await writing;
        Assert.Equal([file], new ModelFolder(folder).Finished());
    }
}
