using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

public class ProfileTests
{
    private static Fact Fact(long number, FactKind kind) =>
        new() { Number = number, Kind = kind, At = Now, Activity = "yoga", Session = Tuesday, Profile = Ann };

    [Fact]
    public void Saving_twice_is_saving_once_and_the_newest_comes_first()
    {
        var one = new Profile().Save("yoga", Ann, Now).Next;
        Assert.Equal((one, SaveOutcome.Saved), one.Save("yoga", Ann, Now));

        var two = one.Save("choir", Ann, Now).Next;
        Assert.Equal(["choir", "yoga"], two.View().Saved.Select(s => s.Activity));
        Assert.Equal(["choir"], two.Unsave("yoga", Ann, Now).Next.View().Saved.Select(s => s.Activity));
        Assert.Equal((one, SaveOutcome.NotSaved), one.Unsave("choir", Ann, Now));
    }

    [Fact]
    public void There_is_an_end_to_saving()
    {
        var full = Enumerable.Range(0, Profile.MostSaved).Aggregate(new Profile(), (p, i) => p.Save($"a{i}", Ann, Now).Next);
        Assert.Equal((full, SaveOutcome.TooMany), full.Save("one-more", Ann, Now));
    }

    [Fact]
    public void Facts_heard_twice_or_out_of_order_end_in_the_same_place()
    {
        Fact[] facts = [Fact(1, FactKind.Waiting), Fact(2, FactKind.Going), Fact(3, FactKind.GaveUp), Fact(4, FactKind.Going)];
        var inOrder = facts.Aggregate(new Profile(), (p, f) => p.Hear(f, Now));
        Assert.Equal(Standing.Going, inOrder.View().Bookings.Single().Standing);

        for (var seed = 0; seed < 50; seed++)
        {
            var shuffled = facts.Concat(facts).ToArray();
            new Random(seed).Shuffle(shuffled);
            var heard = shuffled.Aggregate(new Profile(), (p, f) => p.Hear(f, Now));
            Assert.True(inOrder.Bookings.SequenceEqual(heard.Bookings), $"seed {seed}");
        }
    }

    [Fact]
    public void A_place_given_up_is_gone_from_view_and_cannot_come_back_late()
    {
        var gone = new Profile().Hear(Fact(3, FactKind.GaveUp), Now);
        Assert.Empty(gone.View().Bookings);
        Assert.Same(gone, gone.Hear(Fact(2, FactKind.Going), Now));
    }

    [Fact]
    public void Long_past_sessions_leave()
    {
        var profile = new Profile().Hear(Fact(1, FactKind.Going), Now);
        var later = profile.Hear(Fact(2, FactKind.Going) with { Session = new SessionId("20270601T1830") }, Now.AddDays(120));
        Assert.Equal(["20270601T1830"], later.Bookings.Select(b => b.Session.Value));
    }
}
