using Hay.Web.Insight;

namespace Hay.Web.Tests.Insight;

public sealed class MapClassesTests
{
    [Fact]
    public void Ten_numbers_are_five_classes_of_two() =>
        Assert.Equal([new(1, 2), new(3, 4), new(5, 6), new(7, 8), new(9, 10)], MapClasses.Of(Enumerable.Range(1, 10).Select(n => (double)n)).All.AsEnumerable());

    [Fact]
    public void Few_numbers_are_a_class_each() => Assert.Equal([new(2, 2), new(7, 7)], MapClasses.Of([7, 2]).All.AsEnumerable());

    [Fact]
    public void Nothing_has_no_class() => Assert.Empty(MapClasses.Of([]).All);

    [Fact]
    public void Whatever_the_numbers_each_is_in_one_class_and_classes_do_not_touch()
    {
        var chance = new Random(4);
        for (var round = 0; round < 500; round++)
        {
            var values = Enumerable.Range(0, chance.Next(1, 60)).Select(_ => (double)chance.Next(-5, 12)).ToList();
            var classes = MapClasses.Of(values);

            Assert.InRange(classes.All.Length, 1, MapClasses.Most);
            Assert.All(values, value => Assert.Single(classes.All, one => value >= one.From && value <= one.To));
            Assert.All(classes.All.Zip(classes.All.Skip(1)), pair => Assert.True(pair.First.To < pair.Second.From));
        }
    }
}
