using System.Diagnostics;
using System.Text.Json;

namespace Hay.Web.Tests.Pictures;

/// <summary>What a picture shows: its size, and the colour of one dot near each edge.</summary>
internal sealed record Dots(int Width, int Height, int[] Top, int[] Bottom, int[] Left, int[] Right)
{
    public static async Task<Dots> Of(byte[] picture)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(ProjectRoot.Folder, "tests", "Hay.Web.Tests", "Pictures", "dots.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await node.StandardInput.BaseStream.WriteAsync(picture);
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<Dots>(said, JsonSerializerOptions.Web)!;
    }

    public static bool IsRed(int[] dot) => dot is [> 180, < 90, < 90];

    public static bool IsBlue(int[] dot) => dot is [< 90, < 90, > 180];
}
