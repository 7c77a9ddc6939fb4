using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

public class NormalisingTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two &amp; three</p>", "One\nTwo & three")]
    [InlineData("<ul><li>Tea</li><li>Cake</li></ul>", "• Tea\n\n• Cake")]
    [InlineData("a < b and b > a", "a < b and b > a")]
    [InlineData("<script>alert(1)</script>Hello<!-- no -->", "Hello")]
    [InlineData("one\r\n\r\n\r\n\r\ntwo \t three", "one\n\ntwo three")]
    [InlineData("\ud800 half", "half")]
    [InlineData(null, "")]
    public void Text_becomes_plain(string? text, string plain) => Assert.Equal(plain, CleanText.Paragraphs(text, 8000));

    [Fact]
    public void Long_text_is_cut_at_a_space_and_says_so()
    {
        var cut = CleanText.Line(string.Concat(Enumerable.Repeat("word ", 100)), 120);
        Assert.True(cut.Length <= 120);
        Assert.EndsWith("word…", cut, StringComparison.Ordinal);
        Assert.Equal(120, CleanText.Line(new string('x', 500), 120).Length);
    }

    [Fact]
    public void A_first_sentence_ends_where_the_next_begins() =>
        Assert.Equal("Tea at 10.30, e.g. in the hall.", CleanText.FirstSentence("Tea at 10.30, e.g. in the hall. Everyone is welcome.", 400));

    [Theory]
    [InlineData("https://example.org/api/series/Chair Yoga #7")]
    [InlineData("ac148810-d857-441c-9679-408f346de14b")]
    [InlineData("Ünïcödé — ")]
    [InlineData("")]
    [InlineData("///")]
    public void Ids_are_slugs_and_stay_the_same(string id)
    {
        var first = StableId.OfListing("Some Very Long Source Name Indeed", id);
        Assert.True(ListingRules.IsSlug(first), first);
        Assert.Equal(first, StableId.OfListing("Some Very Long Source Name Indeed", id));
        Assert.NotEqual(first, StableId.OfListing("Another", id));
        Assert.NotEqual(first, StableId.OfOrganisation("Some Very Long Source Name Indeed", id));
    }

    /// <summary>Written on disk: these never change.</summary>
    [Fact]
    public void Ids_of_yesterday_are_those_of_today() =>
        Assert.Equal("bucks-7-3b35537d", StableId.OfListing("bucks", "7"));

    [Theory]
    [InlineData("Free", CostKind.Free, 0)]
    [InlineData("£3.50 or £2 for members", CostKind.Paid, 200)]
    [InlineData("50p", CostKind.Paid, 50)]
    [InlineData("Pay what you can", CostKind.Donation, 0)]
    [InlineData("Ask us", CostKind.Unknown, 0)]
    [InlineData("", CostKind.Unknown, 0)]
    [InlineData("£7-10", CostKind.Paid, 700)]
    public void Costs_are_read_as_people_write_them(string words, CostKind kind, int pence) =>
        Assert.Equal((kind, pence), (CostWords.Read(words).Kind, CostWords.Read(words).Pence));

    [Theory]
    [InlineData("Chair Based Yoga in Ely", "chair-yoga")]
    [InlineData("Walking Football", "gentle-sport")]
    [InlineData("Tuesday Walkers", "walking")]
    [InlineData("Men's Shed", "mens-shed")]
    [InlineData("Artful Dodgers", "other")]
    [InlineData("Start the day", "other")]
    public void Categories_are_found_by_whole_words(string title, string category) =>
        Assert.Equal(category, CategoryWords.Load(Path.Combine(SharedData.Content, "category-words.json")).Find("", title, ""));

    [Theory]
    [InlineData("example.org/a", "https://example.org/a")]
    [InlineData("http://example.org", "http://example.org")]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("someone@example.org", "")]
    [InlineData("see our page", "")]
    [InlineData("data:text/html,x.y", "")]
    public void Only_what_a_browser_may_open_is_a_web_address(string text, string web) => Assert.Equal(web, WebAddress.Of(text));

    [Fact]
    public void A_draft_full_of_nonsense_becomes_a_listing_that_may_be_stored()
    {
        var tidy = DraftRules.Tidy(new Listing
        {
            Title = new string('t', 500),
            Description = new string('d', 20_000),
            Space = "fenland",
            Venue = new Venue { Name = "", Address = new string('a', 900), Lat = 1000, Lon = double.NaN },
            Schedule = new Schedule { Start = new DateTime(1, 1, 1), Duration = TimeSpan.FromDays(-1) },
            Suitability = new Suitability { AgeFrom = 60, AgeTo = 16, Audience = [.. Enumerable.Repeat("x", 100)] },
            Cost = new Cost { Kind = CostKind.Paid, Pence = -5, SuggestedPence = int.MaxValue },
            Booking = new BookingTerms { Capacity = 0 },
            Contact = new Contact { Web = "javascript:x", Email = "not one", Phone = new string('0', 200) },
            Languages = [.. Enumerable.Range(0, 100).Select(i => $"l{i}")],
        });
        Assert.Empty(ListingRules.Problems(tidy));
        Assert.Equal((null, null, CostKind.Unknown), (tidy.Suitability.AgeFrom, tidy.Schedule, tidy.Cost.Kind));
    }
}
