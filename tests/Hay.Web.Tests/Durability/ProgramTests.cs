using System.Text.Json;
using Hay.Web.Languages;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Durability;

/// <summary>The program as it is started by its command, beside what tests of its parts can see.</summary>
public sealed class ProgramTests : IDisposable
{
    private const string Path = "/peterborough/pb-cathedral-quiet";
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-program-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Those_who_run_it_read_what_was_reported_while_it_runs_and_clear_it_while_it_does_not()
    {
        await using (var site = await SiteProcess.Start(_folder))
        {
            using var guest = new Guest(site.Address);
            using var sent = await guest.Send(Path, "Report", ("reason", "WrongTime"), ("words", "It begins at seven."));

            var (code, said) = await SiteProcess.Command("reports", "--data", _folder);

            Assert.Equal(0, code);
            Assert.Matches("^pb-cathedral-quiet: Quiet Hour at the Green Shutter\n  [0-9-]+ [0-9:]+ WrongTime It begins at seven.\n1 report on 1 activity.\n$", said);
            (code, said) = await SiteProcess.Command("reports", "--clear", "pb-cathedral-quiet", "--data", _folder);
            Assert.Equal(1, code);
            Assert.Contains("stop that one first", said, StringComparison.Ordinal);
            await site.Kill();
        }

        Assert.Equal((0, "pb-cathedral-quiet: 1 report taken away.\n"), await SiteProcess.Command("reports", "--clear", "pb-cathedral-quiet", "--data", _folder));
        Assert.Equal((0, "0 reports on 0 activities.\n"), await SiteProcess.Command("reports", "--data", _folder));
    }

    [Fact]
    public async Task Clearing_under_a_wrong_name_does_nothing_and_says_so()
    {
        var nowhere = System.IO.Path.Combine(_folder, "nowhere");

        var (code, said) = await SiteProcess.Command("reports", "--clear", "pb-cathedral-quiet", "--data", nowhere);

        Assert.Equal(1, code);
        Assert.Contains("There is no store", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public async Task Its_log_is_an_object_a_line_where_somebody_wants_that()
    {
        await using var site = await SiteProcess.Start(_folder, ("Hay__Log", "json"));

        Assert.All(site.Lines, line =>
        {
            using var said = JsonDocument.Parse(line);
            Assert.EndsWith("Z", said.RootElement.GetProperty("Timestamp").GetString(), StringComparison.Ordinal);
            Assert.Equal("Information", said.RootElement.GetProperty("LogLevel").GetString());
            Assert.StartsWith("Hay", said.RootElement.GetProperty("Category").GetString(), StringComparison.Ordinal);
        });
        Assert.True(site.Lines.Count > 1);
    }

    [Fact]
    public async Task It_brings_every_language_with_it()
    {
        await using var site = await SiteProcess.Start(_folder);
        using var guest = new Guest(site.Address);

        foreach (var language in Language.All)
        {
            using var answer = await guest.Get("/help-now", ("Accept-Language", language.Slug));

            Assert.Contains($"<h1>{Phrases.In(language)["You do not have to wait"]}</h1>", System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }
}
