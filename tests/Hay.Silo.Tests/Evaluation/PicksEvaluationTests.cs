using Hay.Silo.Evaluation;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;
using Hay.Silo.Tests.Training;
using Hay.Silo.Training;

namespace Hay.Silo.Tests.Evaluation;

public sealed class PicksEvaluationTests(TownFixture town) : IClassFixture<TownFixture>
{
    private const string Missoula = "recsys/meetup-missoula-2016";

    [Fact]
    public void A_data_folder_of_ours_is_measured_and_left_as_it_was()
    {
        var folder = town.Copy();
        var before = File.ReadAllBytes(Path.Combine(folder, "hay.db"));
        var report = EvaluateCommand.Run(folder, new(), _ => { }, default);

        Assert.Equal(["picks", "popularity"], report.Models.Select(model => model.Name));
        Assert.Equal((60, 12, 300), (report.People, report.Items, report.TrainingVisits + report.TestVisits));
        Assert.True(report.Models[0].Quality.Ndcg > report.Models[1].Quality.Ndcg);
        Assert.Equal(report.Models[0].Quality.SmallShare, report.Picks!.Quality!.SmallShare);
        Assert.Contains("| Taste |", ModelCard.Markdown(report), StringComparison.Ordinal);
        Assert.Contains("\"exploration\": 0.1", EvaluateCommand.Json(report), StringComparison.Ordinal);
        Assert.Empty(new ModelFolder(folder).Finished());
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "hay.db")));
    }

    [Theory]
    [InlineData(StorePlaces.Azure)]
    [InlineData(StorePlaces.Postgres)]
    public void A_store_elsewhere_is_measured_and_trained_on_as_a_folder_is(string kind)
    {
        var folder = town.Empty();
        var options = new SiloOptions { DataFolder = folder, Postgres = PostgresServer.Shared.NewSchema(), AzureBlobs = AzuriteServer.Shared.Connection, AzureContainer = $"t{Guid.NewGuid():n}" };
        var place = StorePlaces.Find(kind, options)!.Value;
        Assert.Equal("", new StoreCopy(town.Folder, place, _ => { }, default).Run().Problem);

        var here = EvaluateCommand.Run(town.Folder, new(), _ => { }, default);
        var there = EvaluateCommand.Run(kind, new() { Store = place }, _ => { }, default);

        Assert.Equal((kind, here.People, here.TestVisits, here.Models[0].Quality), (there.Dataset, there.People, there.TestVisits, there.Models[0].Quality));
        Assert.Equal(12, TrainCommand.Run(place, TownFixture.Spaces, new TrainingOptions { Now = TasteTown.Now }, _ => { }, default).Trained.Card.Listings);
        Assert.Single(new ModelFolder(folder).Finished());
        Assert.Empty(Directory.EnumerateFiles(folder, "*.db", SearchOption.AllDirectories));
    }

    [SharedFact(Missoula)]
    public void The_weights_that_Hay_comes_with_are_those_of_the_town_they_are_said_to_be_of()
    {
        var report = EvaluateCommand.Run(SharedData.PathOf(Missoula), new() { StartingWeights = true }, _ => { }, default);
        var fitted = report.StartingWeights!.Seen.Weights;
        foreach (var (own, theirs) in StartingWeights.Rankings.Seen.Weights.Zip(fitted)) Assert.Equal(theirs.Weight, own.Weight, 0.02);
        foreach (var i in new[] { 0, 1, 2, 4, 5 }) Assert.Equal(report.StartingWeights.Unseen.Weights[i].Weight, StartingWeights.Rankings.Unseen.Weights[i].Weight, 0.02);
        Assert.True(report.Models[0].Quality.Ndcg > report.Models[1].Quality.Ndcg + 0.15);
    }
}
