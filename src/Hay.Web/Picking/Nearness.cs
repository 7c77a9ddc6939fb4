using System.Numerics;
using Hay.Web.Spaces;

namespace Hay.Web.Picking;

/// <summary>How near things are to a place somebody chose. Place: null: nobody knows, and all are alike.</summary>
internal readonly struct Nearness(Place? place, PickSheet sheet)
{
    /// <summary>The tier of the chosen space.</summary>
    public const int Here = 2;
    /// <summary>The tier of neighbouring spaces, and of what is online.</summary>
    public const int NextDoor = 1;
    /// <summary>The tier within five miles of a chosen town or village.</summary>
    public const int Close = Here + 1;
    private const double CloseKilometres = 8;

    private readonly Vector3? _here = place?.Point is { } point ? Globe.Of(point) : null;
    private readonly byte[] _tiers = place is null ? [] : sheet.Tiers(place.Space);

    public double? Kilometres(in PickLine line) => _here is { } here && line.HasPoint ? Globe.Kilometres(here, line.OnTheGlobe) : null;

    /// <summary>3: within five miles, whatever border is between; then as <see cref="PickSheet.Tiers"/>.</summary>
    public int Tier(int row) => Tier(row, Kilometres(sheet.AllLines[row]));

    /// <inheritdoc cref="Tier(int)"/>
    public int Tier(int row, double? kilometres) => _tiers.Length == 0 ? 0 : kilometres <= CloseKilometres ? Close : _tiers[row];

    /// <summary>
    /// As <see cref="Tier(int)"/>, for somebody of whom it is known what they like: that may be worth going further for, or staying at
    /// home for, so all of the space and what is online are one step.
    /// </summary>
    public int WideTier(int row, double? kilometres) => _tiers.Length == 0 ? 0
        : sheet.AllLines[row].IsOnline ? Here : Math.Min(Tier(row, kilometres), Here);
}
