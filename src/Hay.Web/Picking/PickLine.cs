using System.Numerics;
using Hay.Web.Catalogue;

namespace Hay.Web.Picking;

/// <summary>A session of a line. When: the number of its minute of the week in the sheet.</summary>
internal readonly record struct LineSession(int Index, long StartTicks, int When);

/// <summary>
/// What is looked at of every row for every pick, side by side in memory: rows themselves lie all over it, and to wait for thousands
/// of them takes longer than all the sums.
/// </summary>
internal readonly record struct PickLine
{
    public required Vector3 OnTheGlobe { get; init; }
    public required bool HasPoint { get; init; }
    public required bool IsOnline { get; init; }
    public required bool IsParticular { get; init; }
    public required bool IsChecked { get; init; }
    public required bool IsNew { get; init; }
    public required bool IsSmall { get; init; }
    public required int AgeFrom { get; init; }
    public required Facet Facets { get; init; }
    /// <summary>Its number in the model, or −1.</summary>
    public required int Number { get; init; }
    public required float Popular { get; init; }
    public required float Turn { get; init; }
    /// <summary>A number of its kind.</summary>
    public required int Kind { get; init; }
    /// <summary>A number of who runs it; 0: nobody knows.</summary>
    public required int Group { get; init; }
    /// <summary>Where its sessions are in the sheet's.</summary>
    public required int FirstSession { get; init; }
    public required int SessionCount { get; init; }
}
