using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

/// <summary>What is told of "more like this" and "not for me", for those who count it.</summary>
public class JudgedFactsTests
{
    private static readonly Profile Willing = new Profile().AllowPicks(true, Ann, Now);

    [Fact]
    public void A_word_is_told_once_and_so_is_the_other_one()
    {
        var liked = Willing.Judge("yoga", true, Ann, Now).Next;
        var told = liked.Judge("yoga", true, Ann, Now.AddDays(1)).Next.Judge("yoga", false, Ann, Now.AddDays(2)).Next;

        Assert.Equal([FactKind.Liked], Told(liked));
        Assert.Equal([FactKind.Liked, FactKind.NotForMe], Told(told));
        Assert.All(told.Outbox.Waiting, f => Assert.Equal(("yoga", Ann), (f.Activity, f.Profile)));
        Assert.Equal([Now, Now.AddDays(2)], told.Outbox.Waiting.Select(f => f.At));
    }

    [Fact]
    public void Without_leave_nothing_is_told() => Assert.Empty(new Profile().Judge("yoga", true, Ann, Now).Next.Outbox.Waiting);

    [Fact]
    public void A_word_taken_back_is_told_and_said_again_it_is_told_again()
    {
        var back = Willing.Judge("yoga", true, Ann, Now).Next.Unjudge("yoga", Ann, Now);

        Assert.Equal([FactKind.Liked, FactKind.Unjudged], Told(back.Unjudge("yoga", Ann, Now)));
        Assert.Equal([FactKind.Liked, FactKind.Unjudged, FactKind.Liked], Told(back.Judge("yoga", true, Ann, Now).Next));
    }

    [Fact]
    public void Leave_taken_back_takes_back_every_word()
    {
        var gone = Willing.Judge("yoga", true, Ann, Now).Next.Judge("choir", false, Ann, Now).Next.AllowPicks(false, Ann, Now.AddDays(1));

        Assert.Equal([("choir", FactKind.Unjudged), ("yoga", FactKind.Unjudged)], gone.Outbox.Waiting[2..].Select(f => (f.Activity, f.Kind)));
    }

    private static IEnumerable<FactKind> Told(Profile profile) => profile.Outbox.Waiting.Select(f => f.Kind);
}
