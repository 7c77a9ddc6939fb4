namespace Hay.Recommender.Signals;

/// <summary>Distances between places that are not far from each other.</summary>
public static class Earth
{
    private const double KilometresPerDegree = 111.2;

    /// <summary>Kilometres, equirectangular: within a county as good as a great circle. Latitudes and longitudes are degrees.</summary>
    public static double Kilometres((double Latitude, double Longitude) one, (double Latitude, double Longitude) other)
    {
        var north = (one.Latitude - other.Latitude) * KilometresPerDegree;
        var east = (one.Longitude - other.Longitude) * KilometresPerDegree * Math.Cos((one.Latitude + other.Latitude) / 2 * Math.PI / 180);
        return Math.Sqrt((north * north) + (east * east));
    }
}
