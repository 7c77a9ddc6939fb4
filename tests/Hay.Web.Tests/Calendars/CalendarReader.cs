using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Hay.Web.Tests.Calendars;

/// <summary>What somebody else's calendar makes of a file of ours: npm's ical.js, which half the calendars of the web read with.</summary>
internal static class CalendarReader
{
    public static async Task<List<ShownSession>> Read(string file)
    {
        var root = ProjectRoot.Folder;
        Assert.True(Directory.Exists(Path.Combine(root, "node_modules", "ical.js")), "ical.js is not installed: run `npm ci` in the project's root.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests", "Hay.Web.Tests", "Calendars", "read.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        await node.StandardInput.WriteAsync(file);
        node.StandardInput.Close();
        var shown = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"ical.js cannot read it:\n{file}");
        return JsonSerializer.Deserialize<List<ShownSession>>(shown, JsonSerializerOptions.Web)!;
    }
}

internal sealed record ShownSession(string Uid, DateTimeOffset Start, DateTimeOffset End, string Status, string Summary, string Description);
