namespace Hay.Grains.Tests.Spaces;

public sealed class BoardHistoryTests
{
    private const string Host = "a-host";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);
    private static readonly Notice Soup = new() { Id = "n-1", Kind = NoticeKind.GoodNews, Title = "Soup", From = new(2026, 11, 20), Until = new(2026, 12, 1) };
    private static readonly YouSaid Bench = new() { Id = "y-1", Said = "No bench.", Did = "There is one.", Status = AnswerStatus.Done, On = new(2026, 11, 20) };

    [Fact]
    public void What_comes_with_a_space_is_not_told_and_is_kept_when_a_host_changes_it()
    {
        var seeded = new Space().Post(Soup, null, Now).Next.Answer(Bench, null, Now).Next;
        Assert.Empty(seeded.Outbox.Waiting);
        var changed = seeded.Post(Soup with { Title = "Hot soup" }, Host, Now).Next.Answer(Bench with { Did = "There are two." }, Host, Now).Next;
        Assert.Equal([FactKind.Kept, FactKind.NoticePosted, FactKind.Kept, FactKind.AnswerPosted], changed.Outbox.Waiting.Select(f => f.Kind));
        Assert.Equal(["Soup", "Hot soup"], changed.Outbox.Waiting.Where(f => f.Notice is not null).Select(f => f.Notice!.Title));
        Assert.Equal(["There is one.", "There are two."], changed.Outbox.Waiting.Where(f => f.Answer is not null).Select(f => f.Answer!.Did));
        Assert.Equal([null, Host, null, Host], changed.Outbox.Waiting.Select(f => f.By));
        var again = changed.Post(Soup, Host, Now).Next;
        Assert.Equal(FactKind.NoticePosted, again.Outbox.Waiting[^1].Kind);
        Assert.Equal(5, again.Outbox.Waiting.Length);
    }

    [Fact]
    public void The_same_again_changes_and_tells_nothing()
    {
        var posted = new Space().Post(Soup, Host, Now).Next;
        Assert.Same(posted, posted.Post(Soup, Host, Now).Next);
        Assert.Same(posted, posted.Post(Soup, null, Now).Next);
        var answered = posted.Answer(Bench, Host, Now).Next;
        Assert.Same(answered, answered.Answer(Bench with { Activities = [] }, Host, Now).Next);
    }
}
