using Hay.Grains;
using Hay.Web.Languages;
using Hay.Web.Searching;
using Hay.Web.Wording;

namespace Hay.Web.Tests.Wording;

public sealed class TimesTests
{
    private static readonly Phrases English = Phrases.In(Language.English);
    private static readonly DateOnly Tuesday = new(2026, 11, 24);

    [Theory]
    [InlineData("2026-11-24T18:30:00Z", "6.30pm")]
    [InlineData("2026-11-24T10:00:00Z", "10am")]
    [InlineData("2026-11-24T12:00:00Z", "noon")]
    [InlineData("2026-11-24T00:00:00Z", "midnight")]
    [InlineData("2026-07-01T11:05:00Z", "12.05pm")]
    public void Times_are_said_by_the_clock_in_London(string at, string words) =>
        Assert.Equal(words, Times.Time(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), English));

    [Fact]
    public void Days_near_by_have_names()
    {
        Assert.Equal("Today", Times.Day(Tuesday, Tuesday, English));
        Assert.Equal("Tomorrow", Times.ShortDay(Tuesday.AddDays(1), Tuesday, English));
        Assert.Equal("Thu 26 Nov", Times.ShortDay(Tuesday.AddDays(2), Tuesday, English));
        Assert.Equal("Today, Tuesday 24 November", Times.FullDay(Tuesday, Tuesday, English));
        Assert.Equal("Tuesday 23 November 2027", Times.Date(new DateOnly(2027, 11, 23), Tuesday, English));
    }

    [Theory]
    [InlineData("2026-11-24T09:00:00Z", "2026-11-28T00:00:00Z", "2026-11-30T00:00:00Z")] // Tuesday
    [InlineData("2026-11-28T15:00:00Z", "2026-11-28T15:00:00Z", "2026-11-30T00:00:00Z")] // Saturday afternoon
    [InlineData("2026-11-29T15:00:00Z", "2026-11-29T15:00:00Z", "2026-11-30T00:00:00Z")] // Sunday
    [InlineData("2026-10-23T09:00:00Z", "2026-10-23T23:00:00Z", "2026-10-26T00:00:00Z")] // the clocks go back
    public void The_weekend_is_what_is_left_of_it(string now, string from, string to)
    {
        var weekend = DateSpan.Parse("weekend", At(now).InLondon())!;

        Assert.Equal((At(from), At(to)), (weekend.From, weekend.To));
    }

    [Theory]
    [InlineData(null, BookingKind.DropIn, "Just turn up", "")]
    [InlineData(12, BookingKind.Book, "12 places left", "")]
    [InlineData(3, BookingKind.Book, "3 places left", "few")]
    [InlineData(1, BookingKind.DropIn, "1 place left", "few")]
    [InlineData(0, BookingKind.Book, "Full", "full")]
    [InlineData(5, BookingKind.Elsewhere, "", "")]
    public void Places_left_are_said_in_words(int? left, BookingKind kind, string words, string standing) => Assert.Equal(
        new PlacesLeft(words, standing), PlacesLeft.Of(Session with { PlacesLeft = left }, new BookingTerms { Kind = kind }, English));

    [Fact]
    public void Every_outcome_has_its_words()
    {
        Assert.All(Enum.GetValues<BookingOutcome>(), o => Assert.NotEmpty(BookingWords.Of(o, English).Words));
        Assert.All(Enum.GetValues<GiveUpOutcome>(), o => Assert.NotEmpty(BookingWords.Of(o, English).Words));
        Assert.All(Enum.GetValues<SaveOutcome>(), o => Assert.NotEmpty(BookingWords.Of(o, English).Words));
    }

    private static SessionView Session => new()
    {
        Session = SessionId.FromLocal(new DateTime(2026, 11, 24, 18, 30, 0)),
        Start = At("2026-11-24T18:30:00Z"),
        End = At("2026-11-24T19:30:00Z"),
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
