namespace Hay.Silo;

/// <summary>How processes find each other.</summary>
public enum ClusterKind
{
    /// <summary>They don't: this process is all there is.</summary>
    None,

    /// <summary>By tables in PostgreSQL.</summary>
    Postgres,

    /// <summary>By a table of Azure Storage.</summary>
    Azure,
}
