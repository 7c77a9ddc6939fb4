using Hay.Grains;
using Hay.Web.Searching;
using Hay.Web.Spaces;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.AspNetCore.Http;

namespace Hay.Web.Tests.Searching;

public sealed class SearchFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly string Content = Path.Combine(AppContext.BaseDirectory, "content");
    private static readonly SpaceMap Spaces = SpaceMap.Load(Path.Combine(Content, "spaces.json"));
    private static readonly Categories Categories = Categories.Load(Path.Combine(Content, "categories.json"));

    [Theory]
    [InlineData("?space=fenland&near=march", "march")]
    [InlineData("?space=fenland&near=bretton", "")]
    [InlineData("?near=march", "")]
    [InlineData("?space=fenland&near=Jo+Smith+PE3+8DW", "")]
    public void Near_is_a_place_of_the_space_or_nothing(string address, string near) => Assert.Equal(near, Parse(address).Near);

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12")]
    [InlineData("2028-11-25")]
    [InlineData("2026-11-23")]
    public void A_day_that_nobody_plans_for_is_left_out(string when) => Assert.Null(DateSpan.Parse(when, Now));

    [Fact]
    public void The_last_day_worth_asking_for_is_in_two_years() => Assert.NotNull(DateSpan.Parse("2028-11-24", Now));

    private static SearchForm Parse(string address) => SearchForm.Parse(new QueryCollection(QueryHelpers.ParseQuery(address)), Spaces, Categories);
}
