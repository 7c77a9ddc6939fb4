using System.Diagnostics;
using System.Net;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Screens;

/// <summary>A space on the wall of a waiting room.</summary>
[Collection(OnTheSite.Name)]
public sealed class ScreenTests(RunningSite site)
{
    [Fact]
    public async Task Four_weeks_pass_with_one_timer_through_outages_floods_of_news_and_new_versions()
    {
        var here = Path.Combine(ProjectRoot.Folder, "tests", "Hay.Web.Tests", "Screens", "weeks.mjs");
        var loop = Path.Combine(ProjectRoot.Folder, "src", "Hay.Web", "wwwroot", "js", "screen-loop.js");
        using var node = Process.Start(new ProcessStartInfo("node", ["--no-warnings", here, loop]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, failed) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();

        Assert.Equal("", (await said + await failed).Trim());
        Assert.Equal(0, node.ExitCode);
    }

    [Fact]
    public async Task It_shows_what_is_on_and_how_to_take_it_along_and_asks_for_itself_without_script()
    {
        using var guest = new Guest(site);

        var page = await guest.Read("/peterborough/screen");

        Assert.Contains("<meta http-equiv=\"refresh\" content=\"60\"></noscript>", page, StringComparison.Ordinal);
        Assert.Contains("hay-screen__row", page, StringComparison.Ordinal);
        Assert.Contains("/peterborough/how/qr.svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<a ", page, StringComparison.Ordinal);
        foreach (var code in new[] { "/peterborough/qr.svg", "/peterborough/how/qr.svg" }) Assert.Contains("<svg", await guest.Read(code), StringComparison.Ordinal);
        using var nowhere = await guest.Get("/atlantis/screen");
        using var noCode = await guest.Get("/atlantis/how/qr.svg");
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [nowhere.StatusCode, noCode.StatusCode]);
    }
}
