namespace Hay.Silo;

/// <summary>What a process of a cluster does.</summary>
public enum ClusterRole
{
    /// <summary>Runs grains and serves pages.</summary>
    Both,

    /// <summary>Serves pages; its grains run elsewhere.</summary>
    Web,

    /// <summary>Runs grains; of HTTP only whether it is well.</summary>
    Silo,
}
