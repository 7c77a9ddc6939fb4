using System.Text.Json;

namespace Hay.Grains.Tests.Shortlists;

public class ShortlistTests
{
    private static readonly DateTimeOffset Now = new(2027, 3, 9, 10, 0, 0, TimeSpan.Zero);
    private static readonly string Secret = ShortlistKeys.NewSecret();

    private static Shortlist Made(int weeks = 4) => new Shortlist().Make(new MakeShortlist("wren", "Tuesday mornings", weeks, Secret), Now).Next;

    private static Shortlist With(params string[] activities) => activities.Aggregate(Made(), (list, activity) => list.Put("wren", activity, "", Now).Next);

    private static (Shortlist Next, ShortlistOutcome Outcome) Say(Shortlist list, ShortlistAnswers answer, bool holds = true, string activity = "tea", string? secret = null, DateTimeOffset? now = null) =>
        list.Answer(new AnswerShortlist(secret ?? Secret, activity, answer, holds), now ?? Now);

    private static string Items(Shortlist list) => string.Join(' ', list.Items.Select(item => item.Activity));

    [Theory]
    [InlineData("", 4), InlineData(" ", 4), InlineData("Two\nlines", 4), InlineData("Fine", 3), InlineData("Fine", 0), InlineData("Fine", 52)]
    public void One_that_says_nothing_or_lasts_too_long_is_not_made(string title, int weeks)
    {
        var (next, outcome) = new Shortlist().Make(new MakeShortlist("wren", title, weeks, Secret), Now);
        Assert.Equal((ShortlistOutcome.Refused, ""), (outcome, next.Owner));
        Assert.Equal(ShortlistOutcome.Refused, new Shortlist().Make(new MakeShortlist("wren", "Fine", 4, "guess"), Now).Outcome);
    }

    [Fact]
    public void Making_it_twice_changes_nothing_and_nobody_takes_it_over()
    {
        var list = Made();
        Assert.Same(list, list.Make(new MakeShortlist("wren", "Other", 8, Secret), Now.AddDays(1)).Next);
        Assert.Equal(ShortlistOutcome.NotFound, list.Make(new MakeShortlist("robin", "Other", 8, Secret), Now).Outcome);
    }

    [Fact]
    public void Its_owner_alone_changes_it()
    {
        var list = With("tea");
        Assert.All(
            [list.Put("robin", "chess", "", Now), list.Rename("robin", "Mine", Now), list.Move("robin", "tea", 0, Now), list.Remove("robin", "tea", Now), list.End("robin", Now), list.Put("", "chess", "", Now)],
            tried => Assert.Equal((list, ShortlistOutcome.NotFound), tried));
    }

    [Fact]
    public void Listings_are_put_once_moved_and_taken_off()
    {
        var list = With("tea", "chess", "walk", "tea");
        Assert.Equal("tea chess walk", Items(list));
        Assert.Equal("walk tea chess", Items(list.Move("wren", "walk", 0, Now).Next));
        Assert.Equal("chess walk tea", Items(list.Move("wren", "tea", 99, Now).Next));
        Assert.Same(list, list.Move("wren", "chess", 1, Now).Next);
        Assert.Equal("tea walk", Items(list.Remove("wren", "chess", Now).Next));
        Assert.Same(list, list.Remove("wren", "gone", Now).Next);
    }

    [Fact]
    public void A_new_line_leaves_what_was_said()
    {
        var list = Say(With("tea"), ShortlistAnswers.Went).Next.Put("wren", "tea", " Ask for Jo. ", Now).Next;
        Assert.Equal(new ShortlistItem("tea", "Ask for Jo.", ShortlistAnswers.Went), Assert.Single(list.Items));
        Assert.Equal(ShortlistOutcome.Refused, list.Put("wren", "tea", new string('x', 201), Now).Outcome);
    }

    [Fact]
    public void There_is_room_for_twenty()
    {
        var full = With([.. Enumerable.Range(0, Shortlist.MostItems).Select(i => $"a{i}")]);
        Assert.Equal((full, ShortlistOutcome.Full), full.Put("wren", "tea", "", Now));
        Assert.Equal(ShortlistOutcome.Done, full.Put("wren", "a3", "A line", Now).Outcome);
    }

    [Fact]
    public void Answers_are_said_changed_and_taken_back()
    {
        var list = Say(Say(With("tea"), ShortlistAnswers.Went).Next, ShortlistAnswers.Liked).Next;
        Assert.Equal(ShortlistAnswers.Went | ShortlistAnswers.Liked, list.Items[0].Answers);
        Assert.Same(list, Say(list, ShortlistAnswers.Liked).Next);
        var changed = Say(list, ShortlistAnswers.NotForMe).Next;
        Assert.Equal(ShortlistAnswers.Went | ShortlistAnswers.NotForMe, changed.Items[0].Answers);
        Assert.Equal(ShortlistAnswers.NotForMe, Say(changed, ShortlistAnswers.Went, holds: false).Next.Items[0].Answers);
    }

    [Fact]
    public void Only_the_link_answers_and_only_about_what_is_there()
    {
        var list = With("tea");
        Assert.Equal((list, ShortlistOutcome.NotFound), Say(list, ShortlistAnswers.Went, secret: ShortlistKeys.NewSecret()));
        Assert.Equal((list, ShortlistOutcome.NotFound), Say(list, ShortlistAnswers.Went, secret: ""));
        Assert.Equal((list, ShortlistOutcome.NotFound), Say(list, ShortlistAnswers.Went, activity: "chess"));
        Assert.Equal((list, ShortlistOutcome.Refused), Say(list, ShortlistAnswers.Went | ShortlistAnswers.Liked));
        Assert.Equal(ShortlistOutcome.NotFound, Say(new Shortlist(), ShortlistAnswers.Went, secret: "").Outcome);
    }

    [Theory]
    [InlineData(2), InlineData(4), InlineData(8)]
    public void It_ends_by_itself_and_later_nobody_may_keep_it(int weeks)
    {
        var list = Made(weeks).Put("wren", "tea", "", Now).Next;
        var end = Now.AddDays(7 * weeks);
        Assert.True(list.Opens(Secret, end.AddSeconds(-1)));
        Assert.False(list.Opens(Secret, end));
        Assert.Equal(ShortlistOutcome.NotFound, Say(list, ShortlistAnswers.Went, now: end).Outcome);
        Assert.Equal(ShortlistOutcome.Over, list.Put("wren", "chess", "", end).Outcome);
        Assert.False(list.IsPast(end + Shortlist.KeptAfter - TimeSpan.FromSeconds(1)));
        Assert.True(list.IsPast(end + Shortlist.KeptAfter));
    }

    [Fact]
    public void Its_owner_may_end_it_now_and_ending_twice_changes_nothing()
    {
        var ended = Made().End("wren", Now.AddDays(1)).Next;
        Assert.False(ended.Opens(Secret, Now.AddDays(1)));
        Assert.Same(ended, ended.End("wren", Now.AddDays(2)).Next);
        Assert.True(ended.IsPast(Now.AddDays(1) + Shortlist.KeptAfter));
    }

    [Fact]
    public void It_reads_back_as_it_was_written()
    {
        var list = Say(With("tea"), ShortlistAnswers.Went).Next;
        var json = JsonSerializer.Serialize(list, GrainJson.Default.Options);
        Assert.Contains("\"answers\":\"Went\"", json, StringComparison.Ordinal);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Shortlist>(json, GrainJson.Default.Options), GrainJson.Default.Options));
    }

    [Fact]
    public void A_link_says_both_and_anything_else_is_none()
    {
        var (id, secret) = (ShortlistKeys.NewId(), ShortlistKeys.NewSecret());
        Assert.Equal((id, secret), ShortlistKeys.Read(id + secret));
        Assert.All([null, "", id, secret, (id + secret).ToUpperInvariant(), $"{id}{secret}0", $"../{id}{secret}"[..48]], odd => Assert.Null(ShortlistKeys.Read(odd)));
    }

    [Fact]
    public void An_account_has_so_many_and_each_once()
    {
        var full = Enumerable.Range(0, ShortlistIndex.Most).Aggregate(new ShortlistIndex(), (index, i) => index.Add($"{i}")!);
        Assert.Null(full.Add("more"));
        Assert.Same(full, full.Add("7"));
        Assert.NotNull(full.Drop("7").Add("more"));
    }
}
