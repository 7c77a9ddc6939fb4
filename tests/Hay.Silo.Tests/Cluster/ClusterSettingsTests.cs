#if HAY_ORLEANS
using System.Net;
#endif
using Microsoft.Extensions.Configuration;

namespace Hay.Silo.Tests.Cluster;

public sealed class ClusterSettingsTests
{
    [Fact]
    public void Without_a_word_a_process_is_alone()
    {
        var cluster = Read();
        Assert.Equal((ClusterKind.None, ClusterRole.Both, false), (cluster.Kind, cluster.Role, cluster.IsShared));
    }

    [Fact]
    public void A_role_without_a_cluster_is_a_mistake() =>
        Assert.Contains("Hay:Cluster:Kind", Refused("Hay:Cluster:Role", "web"), StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("1")]
    public void What_is_no_kind_is_refused_with_those_that_are(string kind) =>
        Assert.Contains("None, Postgres, Azure", Refused("Hay:Cluster:Kind", kind), StringComparison.Ordinal);

#if HAY_ORLEANS
    [Fact]
    public void A_cluster_is_read_whole()
    {
        var cluster = Read("Hay:Cluster:Kind", "postgres", "Hay:Cluster:Role", "silo", "Hay:Postgres", "Host=db", "Hay:Cluster:Address", "10.0.0.7", "Hay:Cluster:SiloPort", "11112", "Hay:Cluster:Name", "hay-2");
        Assert.Equal(
            new ClusterSettings { Kind = ClusterKind.Postgres, Role = ClusterRole.Silo, Connection = "Host=db", Address = IPAddress.Parse("10.0.0.7"), SiloPort = 11112, Name = "hay-2" },
            cluster);
        Assert.True(cluster.IsShared);
    }

    [Theory]
    [InlineData("SiloPort", "0")]
    [InlineData("GatewayPort", "many")]
    [InlineData("Address", "here")]
    [InlineData("Role", "both of them")]
    public void What_makes_no_sense_is_refused_by_name(string name, string value) =>
        Assert.Contains($"Hay:Cluster:{name}", Refused("Hay:Cluster:Kind", "postgres", "Hay:Postgres", "Host=db", $"Hay:Cluster:{name}", value), StringComparison.Ordinal);

    [Fact]
    public void A_cluster_needs_a_store_that_many_can_share()
    {
        Assert.Contains("Hay:Postgres", Refused("Hay:Cluster:Kind", "postgres"), StringComparison.Ordinal);
        Assert.Contains("Hay:Cluster:Connection", Refused("Hay:Cluster:Kind", "azure", "Hay:Postgres", "Host=db"), StringComparison.Ordinal);
    }
#else
    [Fact]
    public void The_build_for_one_process_says_that_it_is_no_cluster() =>
        Assert.Contains("built for Orleans", Refused("Hay:Cluster:Kind", "Postgres", "Hay:Postgres", "Host=db"), StringComparison.Ordinal);
#endif

    private static ClusterSettings Read(params string[] pairs) =>
        ClusterSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(pairs.Chunk(2).Select(p => KeyValuePair.Create(p[0], (string?)p[1]))).Build());

    private static string Refused(params string[] pairs) => Assert.Throws<InvalidDataException>(() => Read(pairs)).Message;
}
