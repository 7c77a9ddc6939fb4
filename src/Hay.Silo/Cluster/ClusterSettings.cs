using System.Net;
using Microsoft.Extensions.Configuration;

namespace Hay.Silo;

/// <summary>
/// How this process stands in a cluster of Orleans: the settings Hay:Cluster:Kind, Role, Name, Connection, Grains, Address, SiloPort
/// and GatewayPort. Without a kind it is alone.
/// </summary>
public sealed record ClusterSettings
{
    public ClusterKind Kind { get; init; }
    public ClusterRole Role { get; init; }
    /// <summary>Processes of one name find each other. A release that cannot work beside the one before is given another name.</summary>
    public string Name { get; init; } = "hay";
    /// <summary>Of the database or the storage account where they find each other. A secret.</summary>
    public string Connection { get; init; } = "";
    /// <summary>The storage account where Orleans' own provider keeps grain states; empty: our store does. A secret.</summary>
    public string Grains { get; init; } = "";
    /// <summary>Where the others reach this silo; null: this machine's first address.</summary>
    public IPAddress? Address { get; init; }
    /// <summary>Where silos reach this one.</summary>
    public int SiloPort { get; init; } = 11111;
    /// <summary>Where processes that only serve pages reach this one.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>Whether other processes have the same store open.</summary>
    public bool IsShared => Kind != ClusterKind.None;

    /// <param name="settings">Hay:Cluster, and Hay:Postgres, which is the connection where no other is named.</param>
    /// <exception cref="InvalidDataException">A setting makes no sense.</exception>
    public static ClusterSettings Read(IConfiguration settings)
    {
        var said = settings.GetSection("Hay:Cluster");
        var kind = Choice<ClusterKind>(said, "Kind");
        if (kind == ClusterKind.None)
        {
            return said["Role"] is { Length: > 0 } ? throw new InvalidDataException("The setting Hay:Cluster:Role needs Hay:Cluster:Kind: Postgres or Azure.") : new ClusterSettings();
        }

#if !HAY_ORLEANS
        throw new InvalidDataException("The setting Hay:Cluster:Kind needs Hay built for Orleans (docs/operations.md, More than one process); this is the build for one process.");
#else
        var store = settings["Hay:Postgres"];
        if (string.IsNullOrWhiteSpace(store)) throw new InvalidDataException("A cluster keeps its records in PostgreSQL: name it in the setting Hay:Postgres. A data folder is one process's alone.");
        return new ClusterSettings
        {
            Kind = kind,
            Role = Choice<ClusterRole>(said, "Role"),
            Name = said["Name"] is { Length: > 0 and <= 60 } name ? name : said["Name"] is { Length: > 60 } ? throw new InvalidDataException("The setting Hay:Cluster:Name has at most 60 letters.") : "hay",
            Connection = said["Connection"] is { Length: > 0 } named ? named
                : kind == ClusterKind.Postgres ? store
                : throw new InvalidDataException("The setting Hay:Cluster:Connection must name the storage account where the processes find each other."),
            Grains = said["Grains"] ?? "",
            Address = said["Address"] is not { Length: > 0 } address ? null
                : IPAddress.TryParse(address, out var ip) ? ip
                : throw new InvalidDataException($"The setting Hay:Cluster:Address must be an address such as 10.0.0.7, not '{address}'."),
            SiloPort = Port(said, "SiloPort", 11111),
            GatewayPort = Port(said, "GatewayPort", 30000),
        };
#endif
    }

    private static T Choice<T>(IConfigurationSection said, string name) where T : struct, Enum => said[name] switch
    {
        null or "" => default,
        { } word when !char.IsAsciiDigit(word[0]) && Enum.TryParse<T>(word, ignoreCase: true, out var choice) => choice,
        { } word => throw new InvalidDataException($"The setting Hay:Cluster:{name} is one of {string.Join(", ", Enum.GetNames<T>())}, not '{word}'."),
    };

#if HAY_ORLEANS
    private static int Port(IConfigurationSection said, string name, int usual) => said[name] is not { Length: > 0 } port ? usual
        : int.TryParse(port, out var number) && number is > 0 and < 65536 ? number
        : throw new InvalidDataException($"The setting Hay:Cluster:{name} must be a number from 1 to 65535, not '{port}'.");
#endif
}
