using System.Diagnostics;
using System.Text;

namespace Hay.Web.Tests;

/// <summary>A check that npm's libraries make, in a process of its own.</summary>
internal static class NodeScript
{
    /// <summary>What the script says, given this to read. It must end well.</summary>
    public static async Task<string> Run(string script, string input, params string[] arguments)
    {
        var root = ProjectRoot.Folder;
        Assert.True(Directory.Exists(Path.Combine(root, "node_modules", "ajv")), "The validators are not installed: run `npm ci` in the project's root.");
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(root, "tests", "Hay.Web.Tests", script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        var (said, trouble) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{script}: {await trouble}");
        return await said;
    }
}
