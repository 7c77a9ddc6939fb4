using System.Diagnostics;

namespace Hay.Architecture.Tests;

/// <summary>What <c>./hay audit</c> makes of the registries' answers: made-up ones, by programs that stand in for dotnet and npm.</summary>
public sealed class AuditScriptTests : IDisposable
{
    private const string Clean = """{"projects":[{"path":"x"}]}""";
    private const string Known = """{"projects":[{"frameworks":[{"topLevelPackages":[{"id":"Newtonsoft.Json","resolvedVersion":"12.0.3","vulnerabilities":[{"severity":"High","advisoryurl":"https://a.example/1"}]}]}]}]}""";
    private const string Moderate = """{"projects":[{"frameworks":[{"transitivePackages":[{"id":"Some.Thing","resolvedVersion":"1.0.0","vulnerabilities":[{"severity":"Moderate"}]}]}]}]}""";
    private const string NpmClean = """{"vulnerabilities":{},"metadata":{"vulnerabilities":{"total":0}}}""";
    private const string NpmHigh = """{"vulnerabilities":{"leaflet":{"name":"leaflet","range":"<2","severity":"high","via":[{"url":"https://a.example/2"}]}},"metadata":{"vulnerabilities":{"total":1}}}""";
    private const string NpmSilent = """{"error":{"summary":"405"}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("hay-audit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Clean, Known, NpmClean, 0, "NuGet: nothing is known of what ships.\nnpm: nothing is known of what ships.\n")]
    [InlineData(Moderate, Known, NpmClean, 0, "NuGet: Some.Thing 1.0.0 has a known vulnerability (moderate)\nnpm: nothing is known of what ships.\n")]
    [InlineData(Known, Known, NpmClean, 1, "NuGet: Newtonsoft.Json 12.0.3 has a known vulnerability (high) https://a.example/1\nnpm: nothing is known of what ships.\n")]
    [InlineData(Clean, Known, NpmHigh, 1, "NuGet: nothing is known of what ships.\nnpm: leaflet <2 has a known vulnerability (high) https://a.example/2\n")]
    [InlineData(Clean, Clean, NpmClean, 3, "NuGet: the registry did not answer whether anything is known. Ask again where it does.\nnpm: nothing is known of what ships.\n")]
    [InlineData(Clean, Known, NpmSilent, 3, "NuGet: nothing is known of what ships.\nnpm: the registry did not answer whether anything is known. Ask again where it does.\n")]
    [InlineData("error", Clean, NpmHigh, 1, "NuGet: the registry did not answer whether anything is known. Ask again where it does.\nnpm: leaflet <2 has a known vulnerability (high) https://a.example/2\n")]
    public async Task What_the_registries_say_is_said_on(string ours, string known, string npm, int code, string said)
    {
        StandIn("dotnet", $"case \"$*\" in *known.csproj*) echo '{known}' ;; *) echo '{ours}' ;; esac");
        StandIn("npm", $"echo '{npm}'; exit 1");
        Assert.Equal((code, said), await Run());
    }

    [Fact]
    public async Task A_registry_that_keeps_us_waiting_has_not_answered()
    {
        StandIn("dotnet", "exec sleep 60");
        StandIn("npm", "exec sleep 60");
        var (code, said) = await Run("0.3");
        Assert.Equal(3, code);
        Assert.Contains("npm: the registry did not answer", said, StringComparison.Ordinal);
    }

    private void StandIn(string program, string script)
    {
        var path = Path.Combine(_folder, program);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<(int Code, string Said)> Run(string seconds = "30")
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "tests", "audit.mjs")])
        {
            RedirectStandardOutput = true,
            Environment = { ["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}", ["HAY_AUDIT_SECONDS"] = seconds },
        })!;
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return (node.ExitCode, said);
    }
}
