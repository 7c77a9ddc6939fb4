namespace Hay.Grains.Tests.Uptake;

public class ProtectedCountTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "*")]
    [InlineData(7, "*")]
    [InlineData(8, "10")]
    [InlineData(12, "10")]
    [InlineData(13, "15")]
    [InlineData(1002, "1000")]
    public void Nothing_stays_few_are_hidden_and_the_rest_is_rounded(int count, string shown) =>
        Assert.Equal(shown, ProtectedCount.Of(count).ToString());

    [Fact]
    public void A_sum_is_made_of_what_is_shown()
    {
        Assert.Equal("25 + *", (ProtectedCount.Of(13) + ProtectedCount.Of(8) + ProtectedCount.Of(2)).ToString());
        Assert.Equal("*", (ProtectedCount.Of(7) + ProtectedCount.Of(7) + ProtectedCount.Of(0)).ToString());
        Assert.True((ProtectedCount.Of(0) + ProtectedCount.Of(0)).IsNone);
    }

    /// <summary>Whoever knows every number shown, sums included, still takes each hidden one for anything from 1 to 7.</summary>
    [Fact]
    public void No_sum_tells_a_hidden_number()
    {
        for (var one = 1; one <= ProtectedCount.HighestHidden; one++)
        {
            foreach (var other in new[] { 0, 3, 9, 40 })
            {
                Assert.Equal(ProtectedCount.Of(1) + ProtectedCount.Of(other), ProtectedCount.Of(one) + ProtectedCount.Of(other));
            }
        }
    }

    [Fact]
    public void Fewer_than_nobody_is_a_mistake() => Assert.Throws<ArgumentOutOfRangeException>(() => ProtectedCount.Of(-1));
}
