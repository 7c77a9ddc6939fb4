using System.Globalization;
using Hay.Grains;

namespace Hay.Silo.Tests.Demo;

/// <summary>The outlines are drawn by hand; here they are held against the official places, which stay outside the project.</summary>
public class OutlineTests
{
    private const string Postcodes = "postcodes/derived_postcode_lsoa21_msoa21.csv";
    private static readonly SpaceMap Spaces = SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json"));
    private static readonly Dictionary<string, string> Districts = new()
    {
        ["E06000031"] = "peterborough",
        ["E07000010"] = "fenland",
        ["E07000011"] = "huntingdonshire",
        ["E07000009"] = "east-cambridgeshire",
        ["E07000012"] = "south-cambridgeshire",
        ["E07000008"] = "cambridge",
    };

    [SharedFact(Postcodes)]
    public void At_least_97_of_100_live_postcodes_lie_in_their_own_space()
    {
        // postcode, lat, lon, easting, northing, quality, district, …
        var right = File.ReadLines(SharedData.PathOf(Postcodes)).Skip(1).Select(line => line.Replace("\"", "").Split(','))
            .Where(p => Districts.ContainsKey(p[6]))
            .GroupBy(p => Districts[p[6]], p => Spaces.Locate(Degrees(p[1]), Degrees(p[2])) == Districts[p[6]] ? 1.0 : 0)
            .ToDictionary(g => g.Key, g => (Share: g.Average(), Count: g.Count()));

        Assert.Equal(6, right.Count);
        Assert.All(right, space => Assert.InRange(space.Value.Share, 0.97, 1));
        Assert.InRange(right.Values.Sum(s => s.Share * s.Count) / right.Values.Sum(s => s.Count), 0.985, 1);
    }

    [Fact]
    public void Every_town_and_neighbourhood_lies_in_its_own_space() => Assert.Empty(
        from space in Spaces.All
        from point in space.Localities.Select(l => (l.Slug, l.Lat, l.Lon)).Concat(space.Neighbourhoods.Select(n => (n.Id, n.Lat, n.Lon)))
        where Spaces.Locate(point.Lat, point.Lon) != space.Slug
        select point);

    [Theory]
    [InlineData("Newmarket", 52.245, 0.407)]
    [InlineData("Royston", 52.048, -0.024)]
    [InlineData("Stamford", 52.652, -0.480)]
    [InlineData("Market Deeping", 52.678, -0.317)]
    [InlineData("Crowland", 52.676, -0.169)]
    [InlineData("Haverhill", 52.083, 0.438)]
    [InlineData("Saffron Walden", 52.022, 0.243)]
    [InlineData("Downham Market", 52.604, 0.379)]
    [InlineData("Nowhere at all", 0, 0)]
    public void Neighbouring_towns_are_outside(string town, double lat, double lon) => Assert.True(Spaces.Locate(lat, lon) is null, town);

    /// <summary>Neighbours share the points of their border: each stretch of it is drawn twice, or once where the county ends.</summary>
    [Fact]
    public void Borders_leave_no_gap_and_no_overlap()
    {
        var stretches = Spaces.All.SelectMany(s => s.Outline)
            .SelectMany(ring => ring.Zip(ring.Skip(1), (a, b) => ((a[0], a[1]), (b[0], b[1]))))
            .ToList();
        var drawn = stretches.CountBy(s => s.Item1.CompareTo(s.Item2) < 0 ? s : (s.Item2, s.Item1)).ToDictionary();
        Assert.DoesNotContain(drawn, s => s.Value > 2);

        // What is drawn once must be one line round the county: each of its points joins two stretches.
        var edge = drawn.Where(s => s.Value == 1).SelectMany(s => new[] { s.Key.Item1, s.Key.Item2 }).CountBy(p => p);
        Assert.All(edge, p => Assert.Equal(2, p.Value));

        // No point of the county is in two spaces, seen on a fine grid that avoids the drawn points.
        var alone = Spaces.All.Select(s => new SpaceMap([s])).ToList();
        for (var lat = 52.00031; lat < 52.76; lat += 0.0101)
        {
            for (var lon = -0.50027; lon < 0.53; lon += 0.0103)
            {
                Assert.InRange(alone.Count(map => map.Locate(lat, lon) is not null), 0, 1);
            }
        }
    }

    [Fact]
    public void Neighbours_agree_that_they_are_neighbours() => Assert.All(Spaces.All, space =>
        Assert.All(space.Neighbours, n => Assert.Contains(space.Slug, Spaces.Find(n)!.Neighbours)));

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
