using System.Text.Json;

namespace Hay.Grains.Tests.WishTests;

public class WishesTests
{
    private static readonly DateOnly March = new(2027, 3, 9);

    private static Wishes Asked(int times, string words, Wishes? before = null, DateOnly? day = null) =>
        Enumerable.Range(0, times).Aggregate(before ?? new Wishes(), (wishes, _) => wishes.Wish(words, day ?? March));

    private static string Counts(Wishes wishes) => string.Join(' ', wishes.View().Select(w => $"{w.Name}:{string.Join(',', w.Months.Select(m => m.People))}"));

    [Fact]
    public void The_same_wish_in_other_words_counts_once_more_and_is_shown_protected()
    {
        Assert.Equal("evening yoga:*", Counts(Asked(1, "yoga evenings", Asked(6, "evening yoga"))));
        Assert.Equal("evening yoga:15", Counts(Asked(8, "yoga evenings", Asked(6, "evening yoga"))));
    }

    [Fact]
    public void What_a_host_joins_is_one_wish_for_good()
    {
        var both = Asked(6, "late stretching", Asked(8, "evening yoga"));

        var joined = both.Join([.. both.Themes.Select(t => t.Id)], "Yoga after work")!;

        // 8 and 6, and then 8 and 7: of what is hidden nobody learns by joining.
        Assert.Equal("Yoga after work:10 + *", Counts(joined));
        Assert.Equal("Yoga after work:10 + *", Counts(Asked(1, "stretching late", joined)));
        Assert.Equal("Yoga after work:20", Counts(Asked(2, "stretching late", joined)));
        Assert.Null(joined.Join([joined.Themes[0].Id, "chess"], "More"));
        Assert.Null(both.Join([.. both.Themes.Select(t => t.Id)], " "));
    }

    [Fact]
    public void Each_month_counts_anew_and_two_years_are_kept()
    {
        var wishes = Enumerable.Range(0, 30).Aggregate(new Wishes(), (all, month) => Asked(8, "chess", all, March.AddMonths(month)));

        var months = Assert.Single(wishes.View()).Months;
        Assert.Equal(Wishes.MostMonths, months.Length);
        Assert.Equal((new DateOnly(2029, 8, 1), "10"), (months[0].Month, months[0].People.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Chess!")]
    [InlineData("ring 01733 123456")]
    [InlineData("one two three four five six seven")]
    public void What_might_be_about_somebody_is_not_kept(string words) => Assert.Empty(new Wishes().Wish(words, March).Themes);

    [Fact]
    public void There_is_room_for_so_many_and_what_is_settled_makes_room()
    {
        var full = Enumerable.Range(0, Wishes.Most).Aggregate(new Wishes(), (all, i) => all.Wish($"word{(char)('a' + (i % 26))}{new string('x', i / 26)}", March));

        Assert.Same(full, full.Wish("chess", March));
        Assert.Equal(Wishes.Most, full.Settle(full.Themes[7].Id).Wish("chess", March).Themes.Length);
        Assert.Same(full, full.Settle("nothing"));
    }

    [Fact]
    public void It_reads_back_as_it_was_written()
    {
        var json = JsonSerializer.Serialize(Asked(2, "evening yoga"), GrainJson.Default.Options);

        Assert.Equal("""{"themes":[{"id":"evening-yoga","name":"evening yoga","keys":["evening-yoga"],"months":[{"month":"2027-03-01","key":"evening-yoga","times":2}]}]}""", json);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Wishes>(json, GrainJson.Default.Options), GrainJson.Default.Options));
    }
}
