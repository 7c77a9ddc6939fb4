namespace Hay.Care.Tests;

public sealed class NhsNumberTests
{
    [Theory]
    [InlineData("943 476 5919", "9434765919")] // the Data Dictionary's example
    [InlineData("943-476-5919", "9434765919")]
    [InlineData("9434765919", "9434765919")]
    [InlineData("9434765918", null)]
    [InlineData("4934765919", null)] // two digits changed places
    [InlineData("943476591", null)]
    [InlineData("94347659190", null)]
    [InlineData("943476591X", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_numbers_whose_last_digit_fits_are_numbers(string? typed, string? number) => Assert.Equal(number, NhsNumber.Parse(typed));

    [Fact]
    public void Each_slip_in_one_digit_is_found()
    {
        const string right = "9434765919";
        var slips = from place in Enumerable.Range(0, 10) from digit in "0123456789" where digit != right[place] select right[..place] + digit + right[(place + 1)..];
        Assert.All(slips, slip => Assert.Null(NhsNumber.Parse(slip)));
    }

    [Fact]
    public void Some_nine_digits_have_no_tenth() => Assert.All(Enumerable.Range(0, 10), last => Assert.Null(NhsNumber.Parse($"100000001{last}")));

    [Fact]
    public void It_is_printed_in_three_parts() => Assert.Equal("943 476 5919", NhsNumber.Words("9434765919"));
}
