namespace Hay.Grains.Tests.Spaces;

public sealed class SpaceBorderTests
{
    // Two boxes, one beside the other; a degree of latitude is 111.2 km, one of longitude at 52.5 some 67.7.
    private static readonly SpaceMap Map = new([Box("west", 0.0), Box("east", 0.5)]);

    [Theory]
    [InlineData(53.045, 0.2, "west", 5.0)]
    [InlineData(51.955, 0.7, "east", 5.0)]
    [InlineData(52.5, 1.0738, "east", 5.0)]
    [InlineData(52.5, -0.0738, "west", 5.0)]
    public void The_nearest_border_is_so_many_kilometres_away(double lat, double lon, string space, double kilometres)
    {
        var (slug, away) = Map.NearestBorder(lat, lon)!.Value;
        Assert.Equal(space, slug);
        Assert.Equal(kilometres, away, 0.05);
    }

    [Fact]
    public void The_box_round_a_space_holds_all_that_is_so_near()
    {
        var box = Map.Around("west", 5)!.Value;
        Assert.True(box.Holds(53.0449, 0.2) && box.Holds(52.5, -0.0737));
        Assert.False(box.Holds(53.046, 0.2) || box.Holds(52.5, -0.075));
    }

    [Fact]
    public void Where_nobody_drew_a_border_there_is_none()
    {
        var map = new SpaceMap([new SpaceDefinition { Slug = "nowhere", Name = "Nowhere" }]);
        Assert.Null(map.NearestBorder(52, 0));
        Assert.Null(map.Around("nowhere", 5));
    }

    private static SpaceDefinition Box(string slug, double west) => new()
    {
        Slug = slug,
        Name = slug,
        Outline = [[[west, 52.0], [west + 0.5, 52.0], [west + 0.5, 53.0], [west, 53.0], [west, 52.0]]],
    };
}
