using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Console;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>What people report is read by those who run the site, also while it runs.</summary>
public sealed class StoredReportsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_report_is_found_what_was_not_safe_first()
    {
        using var opened = _folder.Open();
        await Write(opened, "a-quiet", null);
        await Write(opened, "b-late", ReportReason.WrongTime);
        await Write(opened, "c-unkind", ReportReason.NotSafe);

        var found = await StoredReports.ReadAsync(_folder.Path);

        Assert.Equal(["c-unkind", "b-late"], found.Select(f => f.Id));
        Assert.Equal(("Listing b-late", ReportReason.WrongTime), (found[1].Title, Assert.Single(found[1].Reports).Reason));
    }

    [Fact]
    public async Task Without_a_store_it_says_so() =>
        await Assert.ThrowsAsync<DataFolderException>(() => StoredReports.ReadAsync(_folder.File("nowhere")));

    [Fact]
    public void A_note_cannot_steer_the_terminal() => Assert.Equal("a [2Jb c", ReportCommandLine.Plain("a\u001b[2Jb\nc"));

    private static Task Write(Opened opened, string id, ReportReason? reason)
    {
        var activity = new Activity { Listing = new Listing { Title = $"Listing {id}", Space = "fenland" } };
        if (reason is { } wrong) activity = activity.Report(new ReportProblem(wrong, "It said \"reports\":"), DateTimeOffset.UnixEpoch).Next;
        return opened.Store.WriteAsync(StoreNames.Activity, id, 0, JsonSerializer.SerializeToUtf8Bytes(activity, GrainJson.Default.Activity));
    }
}
