using System.Numerics;
using Hay.Web.Catalogue;

namespace Hay.Web.Picking;

/// <summary>Points in space, between which the straight line is as long as the way over the ground (a county is nearly flat) and cheap to work out.</summary>
internal static class Globe
{
    private const double KilometresAMile = 1.609344;
    private const double Radius = Distance.EarthRadius * KilometresAMile;

    public static Vector3 Of(GeoPoint point)
    {
        var (sinLat, cosLat) = Math.SinCos(double.DegreesToRadians(point.Lat));
        var (sinLon, cosLon) = Math.SinCos(double.DegreesToRadians(point.Lon));
        return new Vector3((float)(cosLat * cosLon), (float)(cosLat * sinLon), (float)sinLat);
    }

    public static double Kilometres(Vector3 one, Vector3 other) => Vector3.Distance(one, other) * Radius;
}
