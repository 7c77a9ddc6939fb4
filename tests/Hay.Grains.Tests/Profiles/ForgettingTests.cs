using static Hay.Grains.Tests.Town;

namespace Hay.Grains.Tests.Profiles;

public class ForgettingTests
{
    [Fact]
    public void A_place_goes_to_who_waits_and_nothing_names_the_person_any_more()
    {
        var before = Listed(capacity: 1).With(Ann, Bob);

        var after = before.Forget(Ann, Now);

        Assert.Equal([Bob], after.Bookings(Tuesday).Going.Select(p => p.Profile));
        Assert.Empty(after.Bookings(Tuesday).Waiting);
        Assert.DoesNotContain(after.Outbox.Waiting, f => f.Profile == Ann);
        Assert.Equal([FactKind.GaveUp, FactKind.Going], after.Outbox.Waiting[^2..].Select(f => f.Kind));
        Assert.Null(after.Outbox.Waiting[^2].Profile);
        Assert.Equal(Bob, after.Outbox.Waiting[^1].Profile);
    }

    [Fact]
    public void Somebody_who_waits_leaves_every_list()
    {
        var before = Listed(capacity: 1).With(Bob, Ann).Book(Ann, NextTuesday).Next;

        var after = before.Forget(Ann, Now);

        Assert.Equal([Tuesday], after.Sessions.Select(s => s.Session));
        Assert.Empty(after.Bookings(Tuesday).Waiting);
    }

    [Fact]
    public void From_a_session_that_has_begun_only_the_name_goes()
    {
        var before = Listed(capacity: 1).With(Ann, Bob);
        var begun = new DateTimeOffset(2026, 11, 24, 18, 45, 0, TimeSpan.Zero);

        var after = before.Forget(Ann, begun);

        Assert.Empty(after.Bookings(Tuesday).Going);
        Assert.Equal([Bob], after.Bookings(Tuesday).Waiting.Select(p => p.Profile));
        Assert.DoesNotContain(after.Outbox.Waiting, f => f.Kind == FactKind.GaveUp || f.Profile == Ann);
        Assert.Equal(before.Outbox.Waiting.Length, after.Outbox.Waiting.Length);
    }

    [Fact]
    public void Forgetting_somebody_unknown_or_twice_changes_nothing()
    {
        var listed = Listed().With(Bob);
        Assert.Same(listed, listed.Forget(Ann, Now));

        var forgotten = listed.Forget(Bob, Now);
        Assert.Same(forgotten, forgotten.Forget(Bob, Now));
    }

    [Fact]
    public void A_profile_that_is_being_forgotten_is_empty_and_takes_nothing_in()
    {
        var heard = new Fact { Number = 1, Kind = FactKind.Going, At = Now, Activity = "yoga", Session = Tuesday, Profile = Ann };
        var full = new Profile().Save("yoga", Ann, Now).Next.Hear(heard, Now).Prefer(new Preferences { Needs = [Need.StepFree] });

        var gone = full.Forget();

        Assert.Equal(new Profile { Forgetting = true }, gone);
        Assert.Same(gone, gone.Forget());
        Assert.Same(gone, gone.Save("choir", Ann, Now).Next);
        Assert.Same(gone, gone.Hear(heard with { Number = 2 }, Now));
        Assert.Same(gone, gone.Prefer(new Preferences { Times = [UsualTime.Evenings] }));
    }
}
