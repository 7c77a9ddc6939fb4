using Hay.Grains;
using Hay.Web.Organisations;

namespace Hay.Web.Tests.Organisations;

public sealed class ListingReviewTests
{
    private static readonly Venue Rooms = new() { Name = "The Willow Rooms", Postcode = "PE3 8DW" };
    private static readonly Listing Table = new() { Title = "The Tuesday Table", Space = "peterborough", Summary = "Tea and a jigsaw.", ScheduleNote = "Most Tuesdays", Venue = Rooms };
    private static readonly HandedIn Usual = new(Table, Table) { IsOrganisationKnown = true, AccountAge = TimeSpan.FromDays(30) };

    [Fact]
    public void What_a_known_group_changes_is_listed_at_once() => Assert.Empty(ListingReview.HoldFor(Usual with { Listing = Table with { Summary = "Tea and two jigsaws." } }));

    [Fact]
    public void The_first_listing_of_a_group_waits_for_a_host() =>
        Assert.Contains("first", ListingReview.HoldFor(new HandedIn(Table, null) { AccountAge = TimeSpan.FromDays(30) }), StringComparison.Ordinal);

    [Fact]
    public void A_second_listing_of_a_known_group_does_not_wait() => Assert.Empty(ListingReview.HoldFor(Usual with { Before = null }));

    [Theory]
    [InlineData("See https://pills.example")]
    [InlineData("See www.pills.example")]
    [InlineData("Cheap at pills.co.uk today")]
    [InlineData("CHEAP AT PILLS.COM/NOW")]
    public void New_links_of_a_new_account_wait(string words)
    {
        var handed = Usual with { Listing = Table with { Description = words }, AccountAge = TimeSpan.FromDays(6.9) };
        Assert.Contains("links", ListingReview.HoldFor(handed), StringComparison.Ordinal);
        Assert.Empty(ListingReview.HoldFor(handed with { AccountAge = TimeSpan.FromDays(7) }));
        Assert.Empty(ListingReview.HoldFor(handed with { Before = Table with { Description = words } }));
    }

    [Theory]
    [InlineData("From 6.30pm. Write to pat@example.org, or come.")]
    [InlineData("We start at 10.Tea is at 11.")]
    [InlineData("")]
    public void Words_without_links_do_not_wait(string words) =>
        Assert.Empty(ListingReview.HoldFor(Usual with { Listing = Table with { Description = words }, AccountAge = TimeSpan.Zero }));

    [Fact]
    public void Another_name_and_another_place_at_once_wait()
    {
        var moved = Table with { Venue = Rooms with { Name = "The Depot" } };
        Assert.Empty(ListingReview.HoldFor(Usual with { Listing = moved }));
        Assert.Empty(ListingReview.HoldFor(Usual with { Listing = Table with { Title = "Discount shoes" } }));
        Assert.Contains("place", ListingReview.HoldFor(Usual with { Listing = moved with { Title = "Discount shoes" } }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_lists_at_once_whatever_it_is() =>
        Assert.Empty(ListingReview.HoldFor(new HandedIn(Table with { Description = "https://a.example" }, null) { IsByHost = true, IsPaused = true }));

    [Fact]
    public void What_a_host_took_off_waits_for_them() => Assert.Contains("host", ListingReview.HoldFor(Usual with { IsPaused = true }), StringComparison.Ordinal);

    [Fact]
    public void What_is_missing_is_said_where_it_is_put_right()
    {
        var missing = ListingReview.Missing(new Listing { Title = "", Space = "peterborough", Contact = new Contact { Email = "nobody" } }, wasListed: false).ToList();
        Assert.Equal(["what", "reach", "what", "when", "where"], missing.Select(m => m.Step.Slug));
        Assert.Empty(ListingReview.Missing(Table, wasListed: false));
    }

    [Fact]
    public void What_an_import_did_not_know_keeps_no_correction_back() =>
        Assert.Empty(ListingReview.Missing(new Listing { Title = "Walk", Space = "fenland" }, wasListed: true));

    [Theory]
    [InlineData(DraftStage.Asked)]
    [InlineData(DraftStage.Refused)]
    public void What_a_host_sent_back_comes_back_to_a_host(DraftStage stage) => Assert.Contains(
        "sent it back", ListingReview.HoldFor(new HandedIn(Table, Table) { IsOrganisationKnown = true, AccountAge = TimeSpan.FromDays(30), Stage = stage }), StringComparison.Ordinal);
}
