using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hay.Web.Tests.Calendars;

/// <summary>What two other calendars, npm's ical.js and node-ical, show of files of ours, as "start end status" by the clock of the world.</summary>
internal static class OtherCalendars
{
    public static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), To = new(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task<Dictionary<string, Shown>> Expand(IEnumerable<(string Name, string File)> files)
    {
        var root = ProjectRoot.Folder;
        Assert.True(Directory.Exists(Path.Combine(root, "node_modules", "node-ical")), "node-ical is not installed: run `npm ci` in the project's root.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests", "Hay.Web.Tests", "Calendars", "expand.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        var said = node.StandardOutput.ReadToEndAsync();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { from = From, to = To, files = files.Select(f => new { name = f.Name, file = f.File }) }));
        node.StandardInput.Close();
        var shown = await said;
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<Dictionary<string, Shown>>(shown, JsonSerializerOptions.Web)!;
    }

    public static string Line(DateTimeOffset start, DateTimeOffset end, bool cancelled) => string.Create(
        CultureInfo.InvariantCulture, $"{start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'.000Z'} {end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'.000Z'} {(cancelled ? "CANCELLED" : "CONFIRMED")}");
}

internal sealed record Shown(string[] Ical, string[] Node);
