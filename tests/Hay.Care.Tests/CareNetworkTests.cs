using System.Text;
using Hay.Grains;

namespace Hay.Care.Tests;

public sealed class CareNetworkTests
{
    [Fact]
    public void The_demo_network_stands_together()
    {
        var network = CareNetwork.Load(FromRoot("content/care-network.json"));
        var spaces = SpaceMap.Load(FromRoot("content/spaces.json"));

        Assert.True(network.IsDemo);
        Assert.Equal(2, network.Providers.Count);
        Assert.All(network.Pcns.Values, pcn => Assert.NotNull(spaces.Find(pcn.Space)));
        Assert.All(network.Pcns.Values, pcn => Assert.Single(network.TeamsOf(pcn.Id)));
        Assert.All(network.Pcns.Values, pcn => Assert.NotEmpty(CareNetwork.AreasOf(pcn, Geography.Of(spaces))));
        Assert.All(network.Practices.Values.Select(p => p.Name).Concat(network.Teams.Values.Select(t => t.Name)), name => Assert.EndsWith("(demo)", name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"teams":[{"id":"a","name":"A","provider":"nobody","pcns":[]}]}""", "'nobody'")]
    [InlineData("""{"providers":[{"id":"a","name":"A"}],"teams":[{"id":"b","name":"B","provider":"a","pcns":["far"]}]}""", "'far'")]
    [InlineData("""{"practices":[{"id":"a","name":"A","pcn":"far"}]}""", "'far'")]
    [InlineData("""{"providers":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}""", "twice")]
    [InlineData("""{"providers":[{"id":"a b","name":"A"}]}""", "no id")]
    public void A_file_that_does_not_stand_together_says_where(string json, string what) =>
        Assert.Contains(what, Assert.Throws<InvalidDataException>(() => CareNetwork.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    private static string FromRoot(string path)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Hay.sln"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, path);
    }
}
