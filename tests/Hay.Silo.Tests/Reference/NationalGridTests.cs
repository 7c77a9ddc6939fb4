using Hay.Silo.Reference;

namespace Hay.Silo.Tests.Reference;

public class NationalGridTests
{
    // From the Ordnance Survey's test points of OSTN15, which is right to a tenth of a metre.
    [Theory]
    [InlineData(91492.146, 11318.804, 49.92226393730, -6.29977752014)]
    [InlineData(599445.590, 225722.826, 51.89436637030, 0.89724327012)]
    public void Eastings_and_northings_are_degrees_to_within_five_metres(double easting, double northing, double lat, double lon)
    {
        var found = NationalGrid.Degrees((int)Math.Round(easting), (int)Math.Round(northing));
        Assert.Equal(lat, found.Lat, 0.00006);
        Assert.Equal(lon, found.Lon, 0.00008);
    }
}
