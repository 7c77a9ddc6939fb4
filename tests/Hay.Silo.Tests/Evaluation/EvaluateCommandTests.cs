using System.Text.Json;
using Hay.Silo.Evaluation;

namespace Hay.Silo.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hay-evaluate");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_data_set_in_LightGCNs_format_is_evaluated()
    {
        // Twelve people of two tastes: each knows three of four, and the fourth is the test.
        Write("train.txt", [.. Enumerable.Range(0, 12).Select(person => $"{person} {string.Join(' ', Enumerable.Range(0, 4).Where(i => i != person % 4).Select(i => i + (4 * (person / 6))))}")]);
        Write("test.txt", [.. Enumerable.Range(0, 12).Select(person => $"{person} {(person % 4) + (4 * (person / 6))}")]);
        var report = Run(new() { Untuned = true });
        Assert.Equal((12, 8, 36, 12), (report.People, report.Items, report.TrainingVisits, report.TestVisits));
        Assert.Equal(["als", "blend", "ease", "popularity", "similarity"], report.Models.Select(model => model.Name).Order());
        Assert.All(report.Models.Where(model => model.Name is not "popularity"), model => Assert.Equal(1, model.Quality.Ndcg, 6));
        Assert.All(report.Models, model => Assert.Equal(1, model.Quality.Recall)); // eight items, lists of twenty

        using var json = JsonDocument.Parse(EvaluateCommand.Json(report));
        Assert.Equal(5, json.RootElement.GetProperty("models").GetArrayLength());
        Assert.Contains("| blend | 1.0000 | 1.0000 |", ModelCard.Markdown(report), StringComparison.Ordinal);
        Assert.Contains("similarity", ModelCard.Table(report), StringComparison.Ordinal);
        Assert.Equal("ease", Assert.Single(Run(new() { Model = "ease" }).Models).Name);
    }

    [Theory]
    [InlineData("0 1 2\n1 2 x3", "train.txt, line 2: \"x3\" is no number")]
    [InlineData("0 1\n0 -4", "train.txt, line 2: \"-4\" is no number")]
    [InlineData("0 99999999999", "train.txt, line 1")]
    [InlineData("", "train.txt has no visit")]
    public void A_bad_line_is_named(string train, string said)
    {
        Write("train.txt", train);
        Write("test.txt", "0 1");
        Assert.Contains(said, Assert.Throws<InvalidDataException>(() => Run(new())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_something_else_is_refused()
    {
        Assert.Contains("train.txt", Assert.Throws<InvalidDataException>(() => Run(new())).Message, StringComparison.Ordinal);
        Assert.Contains("no folder", Assert.Throws<InvalidDataException>(() => EvaluateCommand.Run("/nowhere/at/all", new(), _ => { }, default)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Meetup_export_is_cut_by_time_and_ranked()
    {
        WriteMeetup();
        var report = Run(new());
        var cold = report.Cold!;
        Assert.Equal(40, report.Items);
        Assert.True(report.TrainingVisits is > 0 && report.TestVisits is > 0);
        Assert.Equal("blend", cold.Later[0].Name);
        Assert.True(cold.Later[0].All.Ndcg > 0.7, $"{cold.Later[0].All.Ndcg}");
        Assert.Contains("| SeriesPopularity |", ModelCard.Markdown(report), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(EvaluateCommand.Json(report));
        Assert.Equal(24, json.RootElement.GetProperty("cold").GetProperty("later").GetArrayLength());
        Assert.Contains("--cut", Assert.Throws<InvalidDataException>(() => Run(new() { Cut = 5 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_in_a_table_is_named()
    {
        WriteMeetup();
        Write("venues.csv", "id,name,lat,lon", "1,Hall,fifty,0.1");
        Assert.Contains("venues.csv, line 2: lat should be degrees, not \"fifty\"", Assert.Throws<InvalidDataException>(() => Run(new())).Message, StringComparison.Ordinal);
        Write("venues.csv", "id,name", "1,Hall");
        Assert.Contains("venues.csv, line 1: there is no column lat, lon", Assert.Throws<InvalidDataException>(() => Run(new())).Message, StringComparison.Ordinal);
    }

    // Two groups that meet every week in a hall each, and people who go to one of them.
    private void WriteMeetup()
    {
        const long Week = 7 * 86_400_000L;
        Write("groups.csv", "id,name", "10,Choir", "20,Chess");
        Write("groups_topics.csv", "groupId,name,id", "10,\"Singing\",1", "20,\"Games\",2");
        Write("venues.csv", "id,name,lat,lon", "1,\"Hall, upstairs\",52.1,0.1", "2,Library,52.4,0.3");
        Write("events.csv", ["id,name,time,utc_offset,group_id,venue_id,status",
            .. Enumerable.Range(0, 40).Select(i => $"e{i},{(i % 2 == 0 ? "Singing" : "Chess")} evening,{1_400_000_000_000 + (i * 2 * Week)},3600000,{(i % 2 == 0 ? 10 : 20)},{(i % 2) + 1},past")]);
        Write("members.csv", ["id,joined,topics,groupId", .. Enumerable.Range(0, 12).Select(i => $"{i},1390000000000,{(i % 2) + 1};7,{(i % 2 == 0 ? 10 : 20)}")]);
        Write("rsvps.csv", ["rsvp_id,event_id,member_id,response", .. Enumerable.Range(0, 40).SelectMany(i => Enumerable.Range(0, 12)
            .Where(person => person % 2 == i % 2).Select(person => $"{(i * 100) + person},e{i},{person},{(person + i > 3 ? "yes" : "no")}"))]);
    }

    private EvaluationReport Run(EvaluationOptions options) => EvaluateCommand.Run(_folder.FullName, options, _ => { }, default);

    private void Write(string name, params string[] lines) => File.WriteAllLines(Path.Combine(_folder.FullName, name), lines);
}
