using System.Collections.Immutable;
using System.Text.Json;

namespace Hay.Grains.Tests.Pictures;

public sealed class PictureTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly KeepPicture Command = new([new(1200, [1, 2, 3]), new(480, [4, 5])]);
    private static readonly ListingPicture OfTheTable = new() { Id = new string('b', ListingPicture.IdLength), Alt = "Six people and a jigsaw", Width = 1200, Height = 900 };

    [Fact]
    public void A_picture_is_kept_and_shown_in_each_size()
    {
        var (kept, outcome) = new Picture().Keep(Command, Now);
        Assert.Equal(PictureOutcome.Kept, outcome);
        Assert.Equal(new byte[] { 4, 5 }, kept.Of(480)!.Webp.ToArray());
        Assert.Null(kept.Of(640));
    }

    [Fact]
    public void Keeping_twice_changes_nothing_and_another_picture_never_takes_its_place()
    {
        var kept = new Picture().Keep(Command, Now).Next;
        var other = kept.Keep(new KeepPicture([new(480, [9])]), Now);
        Assert.Same(kept, other.Next);
        Assert.Equal(PictureOutcome.Taken, other.Outcome);
        var again = kept.Keep(new KeepPicture([.. kept.Sizes]), Now.AddDays(1));
        Assert.Same(kept, again.Next);
        Assert.Equal(PictureOutcome.Kept, again.Outcome);
    }

    [Fact]
    public void Nothing_and_too_much_are_not_kept()
    {
        Assert.Equal(PictureOutcome.TooLarge, new Picture().Keep(new KeepPicture([]), Now).Outcome);
        Assert.Equal(PictureOutcome.TooLarge, new Picture().Keep(new KeepPicture([new(480, [.. new byte[Picture.MostBytes + 1]])]), Now).Outcome);
    }

    [Fact]
    public void It_is_new_for_a_day()
    {
        var kept = new Picture().Keep(Command, Now).Next;
        Assert.True(kept.IsNew(Now.AddHours(23)));
        Assert.False(kept.IsNew(Now.AddHours(24)));
    }

    [Fact]
    public void It_is_stored_a_third_longer_than_it_is_and_comes_back_the_same()
    {
        var kept = new Picture().Keep(new KeepPicture([new(480, [.. Enumerable.Range(0, 3000).Select(n => (byte)n)])]), Now).Next;
        var stored = JsonSerializer.SerializeToUtf8Bytes(kept, GrainJson.Default.Options);
        Assert.InRange(stored.Length, 4000, 4150);
        var read = JsonSerializer.Deserialize<Picture>(stored, GrainJson.Default.Options)!;
        Assert.Equal(kept.Sizes[0].Webp.ToArray(), read.Sizes[0].Webp.ToArray());
        Assert.Equal(Now, read.Kept);
    }

    [Fact]
    public void A_listing_without_pictures_is_stored_as_it_always_was() =>
        Assert.DoesNotContain("ictures", JsonSerializer.Serialize(Listing(), GrainJson.Default.Listing), StringComparison.Ordinal);

    [Fact]
    public void Pictures_of_a_listing_are_stored_with_it()
    {
        var listing = Listing(OfTheTable);
        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(listing, GrainJson.Default.Listing), GrainJson.Default.Listing)!;
        Assert.Equal(OfTheTable, Assert.Single(read.Pictures));
        Assert.False(ListingRules.Same(listing, Listing(OfTheTable with { Alt = "Five people and a jigsaw" })));
    }

    [Fact]
    public void A_picture_needs_words_an_id_of_ours_and_a_size()
    {
        Assert.Empty(ListingRules.Problems(Listing(OfTheTable)));
        Assert.Single(ListingRules.Problems(Listing(OfTheTable with { Alt = " " })));
        Assert.Single(ListingRules.Problems(Listing(OfTheTable with { Alt = new string('a', 201) })));
        Assert.Single(ListingRules.Problems(Listing(OfTheTable with { Id = "../../etc/passwd" })));
        Assert.Single(ListingRules.Problems(Listing(OfTheTable with { Width = 0 })));
        Assert.Single(ListingRules.Problems(Listing(OfTheTable, OfTheTable)));
        Assert.Single(ListingRules.Problems(Listing([.. "bcdf".Select(c => OfTheTable with { Id = new string(c, ListingPicture.IdLength) })])));
    }

    [Fact]
    public void The_small_size_is_as_wide_as_its_shape_says()
    {
        Assert.Equal(480, OfTheTable.SmallWidth);
        Assert.Equal(360, (OfTheTable with { Width = 900, Height = 1200 }).SmallWidth);
        Assert.Equal(300, (OfTheTable with { Width = 300, Height = 200 }).SmallWidth);
        Assert.False((OfTheTable with { Width = 480, Height = 200 }).HasLarge);
    }

    private static Listing Listing(params ImmutableArray<ListingPicture> pictures) => new() { Title = "The Tuesday Table", Space = "fenland", Pictures = pictures };
}
