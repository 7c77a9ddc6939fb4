using Hay.Grains;
using Hay.Web.Organisations;

namespace Hay.Web.Tests.Pictures;

/// <summary>Which pictures a host sees first.</summary>
public sealed class PictureReviewTests
{
    private static readonly ListingPicture Old = new() { Id = "old", Alt = "The hall", Width = 10, Height = 10 };
    private static readonly Listing Table = new() { Title = "The Tuesday Table", Space = "peterborough", Pictures = [Old] };
    private static readonly HandedIn NewAccount = new(Table, Table) { IsOrganisationKnown = true, AccountAge = TimeSpan.FromDays(6.9) };

    [Fact]
    public void A_new_picture_of_a_new_account_waits()
    {
        var handed = NewAccount with { Listing = Table with { Pictures = [Old, Old with { Id = "new" }] } };
        Assert.Contains("new picture", ListingReview.HoldFor(handed), StringComparison.Ordinal);
        Assert.Contains("new picture", ListingReview.HoldFor(handed with { Before = null }), StringComparison.Ordinal);
        Assert.Empty(ListingReview.HoldFor(handed with { AccountAge = ListingReview.New }));
    }

    [Fact]
    public void Words_and_fewer_pictures_do_not_wait()
    {
        Assert.Empty(ListingReview.HoldFor(NewAccount with { Listing = Table with { Pictures = [Old with { Alt = "The hall with cake" }] } }));
        Assert.Empty(ListingReview.HoldFor(NewAccount with { Listing = Table with { Pictures = [] } }));
    }

    [Fact]
    public void A_link_in_the_words_of_a_picture_is_a_link() =>
        Assert.Contains("links", ListingReview.HoldFor(NewAccount with { Listing = Table with { Pictures = [Old with { Alt = "See pills.co.uk" }] } }), StringComparison.Ordinal);
}
