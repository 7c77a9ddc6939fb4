using System.Diagnostics;
using System.Text.Json.Nodes;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Api;

/// <summary>What the API says of itself, read by two linters of others.</summary>
[Collection(OnTheSite.Name)]
public sealed class DocumentTests(RunningSite site)
{
    [Fact]
    public async Task Two_linters_find_nothing_wrong_and_do_find_what_is()
    {
        using var guest = new Guest(site);
        var document = await guest.Read("/api/v1/openapi.json");
        var broken = JsonNode.Parse(document)!;
        broken["paths"]!["/api/v1/spaces"]!["get"]!.AsObject().Remove("responses");

        // recommended-strict: what would be a warning is an error.
        var (redocly, spectral) = (await Redocly(document), await Spectral(document));
        Assert.True(redocly.Code == 0, redocly.Said);
        Assert.True(spectral.Code == 0, spectral.Said);
        Assert.NotEqual(0, (await Redocly(broken.ToJsonString())).Code);
        Assert.NotEqual(0, (await Spectral(broken.ToJsonString())).Code);
        Assert.StartsWith("3.1", JsonNode.Parse(document)!["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static Task<(int Code, string Said)> Redocly(string document) =>
        Lint("@redocly/cli/bin/cli.js", document, "lint", "--config", Path.Combine(Here, "redocly.yaml"), "--format", "stylish");

    private static Task<(int Code, string Said)> Spectral(string document) =>
        Lint("@stoplight/spectral-cli/dist/index.js", document, "lint", "--ruleset", Path.Combine(Here, "spectral.yaml"), "--fail-severity", "hint");

    private static string Here => Path.Combine(ProjectRoot.Folder, "tests", "Hay.Web.Tests", "Api");

    private static async Task<(int Code, string Said)> Lint(string program, string document, params string[] words)
    {
        var linter = Path.Combine(ProjectRoot.Folder, "node_modules", program);
        Assert.True(File.Exists(linter), $"{program} is not installed: run `npm ci` in the project's root.");
        var folder = Directory.CreateTempSubdirectory("hay-openapi-");
        try
        {
            var file = Path.Combine(folder.FullName, "openapi.json");
            await File.WriteAllTextAsync(file, document);
            var start = new ProcessStartInfo("node", [linter, .. words, file]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
            // Neither tells anybody that it was run, nor looks for a newer self.
            start.Environment["REDOCLY_TELEMETRY"] = "off";
            start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
            using var node = Process.Start(start)!;
            var (said, complaint) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
            return (node.ExitCode, await said + await complaint);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
