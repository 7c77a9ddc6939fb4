using Hay.Grains;
using Hay.Uptake.Counting;

namespace Hay.Uptake.Tests;

public class UptakeTallyTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Week = new(2026, 11, 16);
    private static readonly SessionId NextWeek = SessionId.FromLocal(new DateTime(2026, 11, 24, 10, 0, 0));
    private readonly UptakeTally _tally = new();

    private void Take(FactKind kind, ProfileId? who = null, SessionId? session = null, int times = 1, DateTimeOffset? at = null) =>
        _tally.Take(new Fact { Kind = kind, At = at ?? Monday, Activity = "soup", Profile = who, Session = session, Times = times });

    [Fact]
    public void Looks_and_saves_count_when_they_happen_places_when_the_session_is()
    {
        var ann = ProfileId.New();
        Take(FactKind.Seen, times: 4);
        Take(FactKind.Saved, ann);
        Take(FactKind.Going, ann, NextWeek);
        Take(FactKind.Came, ann, NextWeek);

        Assert.Equal(new UptakeCounts(4, 1, 0, 0), _tally.Of("soup", Week));
        Assert.Equal(new UptakeCounts(0, 0, 1, 1), _tally.Of("soup", Week.AddDays(7)));
        Assert.Equal(default, _tally.Of("yoga", Week));
    }

    [Fact]
    public void A_week_ends_with_Sunday_in_London()
    {
        var late = new DateTimeOffset(2026, 6, 7, 22, 59, 0, TimeSpan.Zero); // 23.59 there
        Take(FactKind.Seen, at: late);
        Take(FactKind.Seen, at: late.AddMinutes(1));

        Assert.Equal(1, _tally.Of("soup", new DateOnly(2026, 6, 1)).Seen);
        Assert.Equal(1, _tally.Of("soup", new DateOnly(2026, 6, 8)).Seen);
    }

    [Fact]
    public void What_is_taken_back_does_not_count_and_nobody_counts_twice()
    {
        var (ann, bob) = (ProfileId.New(), ProfileId.New());
        Take(FactKind.Saved, ann);
        Take(FactKind.Unsaved, ann);
        Take(FactKind.Going, ann, NextWeek);
        Take(FactKind.GaveUp, ann, NextWeek);
        Take(FactKind.Going, ann, NextWeek);
        Take(FactKind.Going, bob, NextWeek);
        Take(FactKind.GaveUp, bob, NextWeek);
        Take(FactKind.Came); // somebody who held no place, today
        Take(FactKind.Came);
        Take(FactKind.DidNotCome);

        Assert.Equal(0, _tally.Of("soup", Week).Saved);
        Assert.Equal(1, _tally.Of("soup", Week.AddDays(7)).Going);
        Assert.Equal(1, _tally.Of("soup", Week).Came);
    }

    [Fact]
    public void Somebody_who_waited_in_vain_takes_no_place_away()
    {
        var (ann, bob) = (ProfileId.New(), ProfileId.New());
        Take(FactKind.Going, ann, NextWeek);
        Take(FactKind.Waiting, bob, NextWeek);
        Take(FactKind.GaveUp, bob, NextWeek);
        Assert.Equal(1, _tally.Of("soup", Week.AddDays(7)).Going);
    }

    [Fact]
    public void Somebody_who_is_forgotten_leaves_the_same_counts_whenever_they_are_read()
    {
        var ann = ProfileId.New();
        Take(FactKind.Going, ann, NextWeek);
        Take(FactKind.GaveUp, null, NextWeek); // forgotten: their place is free
        Assert.Equal(0, _tally.Of("soup", Week.AddDays(7)).Going);

        var after = new UptakeTally();
        foreach (var kind in new[] { FactKind.Going, FactKind.GaveUp }) after.Take(new Fact { Kind = kind, At = Monday, Activity = "soup", Session = NextWeek });
        Assert.Equal(0, after.Of("soup", Week.AddDays(7)).Going);
    }

    [Fact]
    public void Old_weeks_are_let_go()
    {
        Take(FactKind.Seen);
        _tally.Forget(Week);
        Assert.Equal(1, _tally.Of("soup", Week).Seen);
        _tally.Forget(Week.AddDays(7));
        Assert.Equal(0, _tally.Of("soup", Week).Seen);
    }

    /// <summary>Any history, counted once more by asking who stands where at its end.</summary>
    [Fact]
    public void Any_history_counts_like_a_plain_recount()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var any = new Random(seed);
            ProfileId[] people = [.. Enumerable.Range(0, 6).Select(i => new ProfileId($"{i:x32}"))];
            FactKind[] kinds = [FactKind.Saved, FactKind.Unsaved, FactKind.Going, FactKind.GaveUp, FactKind.Came, FactKind.DidNotCome, FactKind.Waiting];
            List<Fact> facts = [.. Enumerable.Range(0, 120).Select(_ =>
            {
                var kind = kinds[any.Next(kinds.Length)];
                var day = Monday.AddDays(any.Next(21));
                return new Fact
                {
                    Kind = kind,
                    At = day,
                    Activity = any.Next(2) == 0 ? "soup" : "yoga",
                    Profile = people[any.Next(people.Length)],
                    Session = kind is FactKind.Saved or FactKind.Unsaved ? null : SessionId.FromLocal(Monday.DateTime.AddDays(any.Next(21))),
                };
            })];
            var tally = new UptakeTally();
            foreach (var fact in facts) tally.Take(fact);

            foreach (var activity in new[] { "soup", "yoga" })
            {
                for (var week = Week; week < Week.AddDays(21); week = week.AddDays(7))
                {
                    var expected = new UptakeCounts(0, Ends(FactKind.Saved, FactKind.Unsaved), Ends(FactKind.Going, FactKind.GaveUp), Ends(FactKind.Came, FactKind.DidNotCome));
                    Assert.True(expected == tally.Of(activity, week), $"seed {seed}, {activity}, {week}: {expected} against {tally.Of(activity, week)}");

                    int Ends(FactKind begins, FactKind ends) => facts
                        .Where(f => f.Activity == activity && (f.Kind == begins || f.Kind == ends) && DayOf(f) >= week && DayOf(f) < week.AddDays(7))
                        .GroupBy(f => (f.Profile, f.Session)).Count(same => same.Last().Kind == begins);
                }
            }
        }

        static DateOnly DayOf(Fact fact) => fact.Session is { } session ? DateOnly.FromDateTime(session.ToLocal()) : DateOnly.FromDateTime(fact.At.DateTime);
    }
}
