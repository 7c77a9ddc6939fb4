using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Deploy;

/// <summary>The examples in deploy/: nobody runs them here, but what they say of Hay must be so.</summary>
public sealed class DeployTests
{
    private static readonly string Folder = Path.Combine(ProjectRoot.Folder, "deploy");
    private static readonly string Operations = File.ReadAllText(Path.Combine(ProjectRoot.Folder, "docs", "operations.md"));

    [Theory]
    [InlineData("compose.yaml")]
    [InlineData("compose.cluster.yaml")]
    public async Task Compose_files_name_the_services_they_need(string file)
    {
        var services = Assert.Single(await Read(file))["services"]!.AsObject();
        Assert.Contains("database", services.Select(s => s.Key));
        foreach (var (_, service) in services.Where(s => s.Key != "database"))
        {
            Assert.Equal("deploy/Dockerfile", (string?)service!["build"]!["dockerfile"]);
            Assert.All(service["depends_on"]!.AsObject(), needed => Assert.Contains(needed.Key, services.Select(s => s.Key)));
            AssertKnown(service["environment"]!.AsObject().Select(s => s.Key));
        }
    }

    [Fact]
    public async Task The_cluster_on_kubernetes_is_whole()
    {
        var all = await Read(Path.Combine("kubernetes", "hay.yaml"));
        var pods = Assert.Single(all, d => (string?)d["kind"] == "StatefulSet")["spec"]!["template"]!;
        var labels = (string?)pods["metadata"]!["labels"]!["app"];
        var container = Assert.Single(pods["spec"]!["containers"]!.AsArray())!;
        var ports = container["ports"]!.AsArray().ToDictionary(p => (string)p!["name"]!, p => (int)p!["containerPort"]!);
        var usual = new Silo.ClusterSettings();
        Assert.Equal((usual.SiloPort, usual.GatewayPort), (ports["silo"], ports["gateway"]));

        AssertKnown(container["env"]!.AsArray().Select(e => (string)e!["name"]!));
        foreach (var probe in (string[])["startupProbe", "readinessProbe", "livenessProbe"])
        {
            Assert.Contains($"`GET {container[probe]!["httpGet"]!["path"]}`", Operations, StringComparison.Ordinal);
            Assert.Contains((string)container[probe]!["httpGet"]!["port"]!, ports.Keys);
        }

        var services = all.Where(d => (string?)d["kind"] == "Service").ToDictionary(d => (string)d["metadata"]!["name"]!);
        Assert.Equal(labels, (string?)services["hay"]["spec"]!["selector"]!["app"]);
        var ingress = Assert.Single(all, d => (string?)d["kind"] == "Ingress");
        var backends = ingress["spec"]!["rules"]!.AsArray().SelectMany(r => r!["http"]!["paths"]!.AsArray()).Select(p => (string)p!["backend"]!["service"]!["name"]!);
        Assert.All(backends, name => Assert.Contains(name, services.Keys));
    }

    [Fact]
    public void No_file_holds_a_secret_or_another_port_than_the_image_serves()
    {
        var image = File.ReadAllText(Path.Combine(Folder, "Dockerfile"));
        var served = Regex.Match(image, @"EXPOSE (\d+)").Groups[1].Value;
        Assert.Contains($"http://0.0.0.0:{served}", image, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotMatch(@"(?i)password=(?!…|\$\{)", text);
            Assert.Contains(served, text, StringComparison.Ordinal);
        }
    }

    // A name that Hay does not read is a setting that does nothing.
    private static void AssertKnown(IEnumerable<string> settings) =>
        Assert.All(settings, name => Assert.Contains(name.StartsWith("Hay__Cluster__", StringComparison.Ordinal) ? $"`{name}`" : name, Operations, StringComparison.Ordinal));

    private static async Task<JsonNode[]> Read(string file) =>
        [.. JsonNode.Parse(await NodeScript.Run(Path.Combine("Deploy", "yaml.mjs"), File.ReadAllText(Path.Combine(Folder, file))))!.AsArray().Select(d => d!)];
}
