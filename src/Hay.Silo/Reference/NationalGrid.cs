using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;

namespace Hay.Silo.Reference;

/// <summary>
/// Eastings and northings of the British National Grid (EPSG:27700) as WGS84 degrees, by the Ordnance Survey's seven-parameter
/// (Helmert) transformation: "A guide to coordinate systems in Great Britain", 6.6. Right to about five metres.
/// </summary>
internal static class NationalGrid
{
    private const string Definition =
        """
        PROJCS["OSGB36 / British National Grid",
          GEOGCS["OSGB36",
            DATUM["Ordnance Survey of Great Britain 1936", SPHEROID["Airy 1830", 6377563.396, 299.3249646],
              TOWGS84[446.448, -125.157, 542.06, 0.15, 0.247, 0.842, -20.489]],
            PRIMEM["Greenwich", 0], UNIT["degree", 0.0174532925199433]],
          PROJECTION["Transverse_Mercator"],
          PARAMETER["latitude_of_origin", 49], PARAMETER["central_meridian", -2], PARAMETER["scale_factor", 0.9996012717],
          PARAMETER["false_easting", 400000], PARAMETER["false_northing", -100000], UNIT["metre", 1]]
        """;

    private static readonly MathTransform ToDegrees = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(new CoordinateSystemFactory().CreateFromWkt(Definition), GeographicCoordinateSystem.WGS84).MathTransform;

    /// <summary>Whether a point of the grid can be in Great Britain. In metres.</summary>
    public static bool Holds(int easting, int northing) => easting is > 0 and < 700_000 && northing is > 0 and < 1_300_000;

    public static (double Lat, double Lon) Degrees(int easting, int northing)
    {
        var (lon, lat) = ToDegrees.Transform(easting, northing);
        return (Math.Round(lat, 6), Math.Round(lon, 6));
    }
}
