using System.Collections.Immutable;

namespace Hay.Grains.Tests.Hooks;

/// <summary>What becomes of what one webhook is told.</summary>
public sealed class HookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);
    private static readonly Hook Fresh = new() { Id = "w-1", Address = "https://tool.example/hay", Secret = "sealed", By = "a-1", Since = Now, From = 10 };

    [Fact]
    public void What_arrived_is_not_sent_again()
    {
        var hook = Fresh.Hear([Event(11), Event(12)], Now);
        Assert.Equal(["e11", "e12"], hook.Work(Now)!.Due.Select(e => e.Id));

        hook = hook.Report([new("e11", 204, null)], 0, Now).Next;

        Assert.Equal(["e12"], hook.Work(Now)!.Due.Select(e => e.Id));
        Assert.Equal((HookEnd.Delivered, Now), (hook.Done.Single().End, hook.Good));
        Assert.Same(hook, hook.Report([new("e11", 500, null)], 0, Now).Next);
    }

    [Fact]
    public void What_was_before_its_time_is_not_told() => Assert.Same(Fresh, Fresh.Hear([Event(10)], Now));

    [Fact]
    public void A_failure_is_tried_again_later_and_later_and_given_up_after_three_days()
    {
        var (hook, now, tries) = (Fresh.Hear([Event(11)], Now), Now, new List<TimeSpan>());
        var told = 0;
        while (!hook.Pending.IsEmpty)
        {
            now = hook.Pending[0].Due;
            Assert.Null(hook.Work(now - TimeSpan.FromSeconds(1)));
            Assert.NotNull(hook.Work(now));
            tries.Add(now - Now);
            (hook, var isNews) = hook.Report([new("e11", 500, null)], 0.5, now);
            if (isNews) told++;
        }

        Assert.Equal([0, 1, 6, 21, 81, 261, 621, 1341, 2061, 2781, 3501, 4221, 4320], tries.Select(t => t.TotalMinutes));
        var dead = Assert.Single(hook.Done);
        Assert.Equal((HookEnd.GivenUp, 13, 500), (dead.End, dead.Tries, dead.Status));
        Assert.Equal(1, told);
        Assert.Equal(Now, hook.FailingSince);
        Assert.True(hook.IsWorking);
    }

    [Theory]
    [InlineData(0, 54)]
    [InlineData(1, 66)]
    public void Not_everything_comes_back_at_once(double jitter, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Fresh.Hear([Event(11)], Now).Report([new("e11", 500, null)], jitter, Now).Next.Pending[0].Due);

    [Fact]
    public void One_event_that_fails_holds_up_no_other()
    {
        var hook = Fresh.Hear([Event(11), Event(12)], Now).Report([new("e11", 500, null)], 0, Now).Next;
        Assert.Equal(["e12"], hook.Work(Now)!.Due.Select(e => e.Id));
    }

    [Fact]
    public void Whoever_is_not_there_is_asked_for_nothing_else_for_a_minute()
    {
        var hook = Fresh.Hear([Event(11), Event(12)], Now).Report([new("e11", 0, HookTrouble.Unreachable)], 0.5, Now).Next;
        Assert.Null(hook.Work(Now.AddSeconds(59)));
        Assert.Equal(["e11", "e12"], hook.Work(Now.AddSeconds(60))!.Due.Select(e => e.Id));
        Assert.Equal([1, 0], hook.Pending.Select(d => d.Tries));
    }

    [Fact]
    public void A_receiver_that_says_it_has_gone_is_told_nothing_more()
    {
        var (hook, isNews) = Fresh.Hear([Event(11), Event(12)], Now).Report([new("e11", 410, null)], 0, Now);
        Assert.Equal(HookStage.Gone, hook.Stage);
        Assert.False(isNews);
        Assert.Equal([HookEnd.Stopped, HookEnd.Stopped], hook.Done.Select(d => d.End!.Value));
        Assert.Equal(410, hook.Done[0].Status);
        Assert.Null(hook.Work(Now));
        Assert.Same(hook, hook.Hear([Event(13)], Now));
    }

    [Fact]
    public void One_failed_try_throws_nothing_away_however_much_happens()
    {
        var hook = Fresh.Hear([Event(11)], Now).Report([new("e11", 500, null)], 0, Now).Next;
        var all = Enumerable.Range(12, 3 * Hook.MostPending).Select(Event).ToImmutableArray();
        hook = hook.Hear(all, Now);
        Assert.Equal((Hook.MostPending, 0), (hook.Pending.Length, hook.Room));
        Assert.Equal(("e11", 1010L), (hook.Pending[0].Event.Id, hook.From));
        Assert.Empty(hook.Done);
        Assert.Same(hook, hook.Hear(all, Now.AddHours(1)));

        var arrived = new List<string>();
        while (!hook.Pending.IsEmpty)
        {
            arrived.AddRange(hook.Pending.Select(d => d.Event.Id));
            hook = hook.Report([.. hook.Pending.Select(d => new HookResult(d.Event.Id, 200, null))], 0, Now.AddHours(1)).Next.Hear(all, Now.AddHours(1));
        }

        Assert.Equal(Enumerable.Range(11, (3 * Hook.MostPending) + 1).Select(i => $"e{i}"), arrived);
        Assert.Null(hook.Missed);
    }

    [Fact]
    public void What_happened_too_long_ago_for_one_that_fails_is_counted_and_never_just_gone()
    {
        var hook = Fresh.Hear([.. Enumerable.Range(11, Hook.MostPending).Select(Event)], Now).Report([new("e11", 500, null)], 0, Now).Next;
        ImmutableArray<HookEvent> later = [Event(2000), Event(2001) with { At = Now.AddHours(2) }, Event(2002) with { At = Now.AddDays(2) }];
        Assert.Same(hook, hook.Hear(later, Now.AddDays(2)));

        var late = Now.AddDays(3.5);
        hook = hook.Report([.. hook.Pending.Select(d => new HookResult(d.Event.Id, 500, null))], 0, late).Next;
        Assert.Equal(new HookMissed(Hook.MostPending - Hook.MostDead, Now, Now, late), hook.Missed);
        hook = hook.Hear(later, late);

        Assert.Equal(["e2002"], hook.Pending.Select(d => d.Event.Id));
        Assert.Equal(new HookMissed(Hook.MostPending - Hook.MostDead + 2, Now, Now.AddHours(2), late), hook.Missed);
        Assert.Equal(Hook.MostDead, hook.Done.Count(d => d.IsDead));
        Assert.Null(hook.Hear([Event(2003) with { At = late + Hook.KeptFor }], late + Hook.KeptFor).Missed);
    }

    [Fact]
    public void What_we_were_away_for_is_still_told_to_one_that_works() =>
        Assert.Equal("e11", Fresh.Hear([Event(11)], Now.AddDays(9)).Work(Now.AddDays(9))!.Due.Single().Id);

    [Fact]
    public void What_arrives_when_sent_again_is_no_news_though_others_were_given_up_before()
    {
        var late = Now.AddDays(3);
        var (hook, isNews) = Fresh.Hear([Event(11), Event(12)], Now).Report([new("e11", 500, null), new("e12", 500, null)], 0, late);
        Assert.True(isNews);
        foreach (var at in new[] { late, late.AddDays(2) })
        {
            var (again, sent) = hook.Again("e11", at).Next.Report([new("e11", 200, null)], 0, at);
            Assert.False(sent);
            Assert.Equal(HookEnd.GivenUp, Assert.Single(again.Done, d => d.IsDead).End);
        }

        // Given up once more after somebody tried again: that they want to know.
        Assert.True(hook.Again("e11", late).Next.Report([new("e11", 500, null)], 0, late.AddDays(3)).IsNews);
    }

    [Fact]
    public void One_thing_is_sent_again_once_a_minute_and_five_together()
    {
        var hook = Fresh.Hear([.. Enumerable.Range(11, 7).Select(Event)], Now).Report([.. Enumerable.Range(11, 7).Select(i => new HookResult($"e{i}", 200, null))], 0, Now).Next;
        for (var i = 11; i < 11 + Hook.MostTests; i++)
        {
            (hook, var outcome) = hook.Again($"e{i}", Now.AddSeconds(i));
            Assert.Equal(HookOutcome.Done, outcome);
            hook = hook.Report([new($"e{i}", 200, null)], 0, Now.AddSeconds(i)).Next;
            Assert.Equal(HookOutcome.TooSoon, hook.Again($"e{i}", Now.AddSeconds(i + 1)).Outcome);
        }

        Assert.Equal(HookOutcome.TooSoon, hook.Again("e16", Now.AddSeconds(20)).Outcome);
        Assert.Equal(HookOutcome.Done, hook.Again("e16", Now.AddSeconds(72)).Outcome);
    }

    [Fact]
    public void No_test_and_nothing_sent_again_goes_beyond_what_may_wait()
    {
        var hook = Fresh.Hear([Event(11)], Now).Report([new("e11", 200, null)], 0, Now).Next.Hear([.. Enumerable.Range(12, Hook.MostPending).Select(Event)], Now);
        Assert.Equal(HookOutcome.Full, hook.Test("t", Now).Outcome);
        Assert.Equal(HookOutcome.Full, hook.Again("e11", Now).Outcome);
    }

    [Fact]
    public void A_new_secret_helps_at_once_where_the_old_one_is_lost()
    {
        var hook = Fresh.Hear([Event(11)], Now).Report([new("e11", 0, HookTrouble.NoSecret)], 0, Now).Next;
        Assert.Null(hook.Work(Now.AddSeconds(9)));
        Assert.NotNull(hook.Renew("newer", Now.AddSeconds(9)).Work(Now.AddSeconds(9)));
    }

    [Fact]
    public void What_goes_wrong_on_our_side_holds_up_nothing_else() =>
        Assert.Equal(["e12"], Fresh.Hear([Event(11), Event(12)], Now).Report([new("e11", 0, HookTrouble.Ours)], 0, Now).Next.Work(Now)!.Due.Select(e => e.Id));

    [Fact]
    public void Its_people_are_told_once_and_once_more_when_it_had_worked_and_a_day_has_passed()
    {
        var hook = Fresh;
        Assert.True(Fail(11, Now.AddDays(3)));
        Assert.False(Fail(12, Now.AddDays(3.1)));
        hook = hook.Hear([Event(13)], Now).Report([new("e13", 200, null)], 0, Now.AddDays(3.2)).Next;
        Assert.False(Fail(14, Now.AddDays(3.3)));
        Assert.True(Fail(15, Now.AddDays(4.5)));

        bool Fail(int number, DateTimeOffset at)
        {
            (hook, var isNews) = hook.Hear([Event(number)], at).Report([new($"e{number}", 500, null)], 0, at);
            return isNews;
        }
    }

    [Fact]
    public void What_was_given_up_can_be_sent_again_by_the_same_name_and_has_three_days_again()
    {
        var late = Now.AddDays(3);
        var hook = Fresh.Hear([Event(11)], Now).Report([new("e11", 500, null)], 0, late).Next;
        Assert.Equal(HookOutcome.NotFound, hook.Again("e99", late).Outcome);

        (hook, var outcome) = hook.Again("", late);

        Assert.Equal(HookOutcome.Done, outcome);
        Assert.Empty(hook.Done);
        Assert.Equal(["e11"], hook.Work(late)!.Due.Select(e => e.Id));
        Assert.Equal(HookOutcome.TooSoon, hook.Again("", late).Outcome);
        Assert.Null(hook.Report([new("e11", 500, null)], 0, late.AddDays(2)).Next.Pending[0].End);
    }

    [Fact]
    public void Two_secrets_sign_for_a_day()
    {
        var hook = Fresh.Hear([Event(11)], Now).Renew("newer", Now);
        Assert.Equal("newer sealed", string.Join(" ", hook.Work(Now.AddHours(23))!.Secrets));
        Assert.Equal("newer", string.Join(" ", hook.Work(Now.AddHours(24))!.Secrets));
    }

    [Fact]
    public void Tests_are_not_for_filling_somebody_elses_log()
    {
        var hook = Fresh;
        for (var i = 0; i < Hook.MostTests; i++) hook = Test($"t{i}", HookOutcome.Done);
        Test("one too many", HookOutcome.TooSoon);
        Assert.Equal(HookOutcome.Done, hook.Test("later", Now.AddMinutes(1)).Outcome);

        Hook Test(string id, HookOutcome expected)
        {
            var (next, outcome) = hook.Test(id, Now);
            Assert.Equal(expected, outcome);
            return next;
        }
    }

    [Fact]
    public void What_is_done_with_is_kept_for_thirty_days_and_not_without_end()
    {
        var hook = Fresh;
        for (var i = 11; i < 11 + Hook.MostDelivered + 5; i++) hook = hook.Hear([Event(i)], Now).Report([new($"e{i}", 200, null)], 0, Now).Next;
        Assert.Equal(Hook.MostDelivered, hook.Done.Length);
        Assert.Equal("e16", hook.Done[0].Event.Id);
        Assert.Empty(hook.Hear([Event(99)], Now + Hook.KeptFor).Done);
    }

    [Fact]
    public void Whatever_happens_in_whatever_order_nothing_is_lost_and_nothing_is_sent_after_it_arrived()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (hook, now, heard, arrived) = (Fresh, Now, 10, new HashSet<string>());
            for (var step = 0; step < 60; step++)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 400));
                switch (random.Next(5))
                {
                    case 0:
                        hook = hook.Hear([.. Enumerable.Range(heard + 1, random.Next(0, 3)).Select(i => Event(i) with { At = now })], now);
                        heard = Math.Max(heard, hook.Pending.Concat(hook.Done).Select(d => (int)d.Event.Position).DefaultIfEmpty(heard).Max());
                        break;
                    case 1:
                        hook = hook.Again("", now).Next;
                        break;
                    default:
                        if (hook.Work(now) is not { } work) break;
                        Assert.DoesNotContain(work.Due, e => arrived.Contains(e.Id));
                        var results = work.Due.Select(e => random.Next(3) switch
                        {
                            0 => new HookResult(e.Id, 200, null),
                            1 => new HookResult(e.Id, 503, null),
                            _ => new HookResult(e.Id, 0, HookTrouble.TooSlow),
                        }).ToImmutableArray();
                        hook = hook.Report(results, random.NextDouble(), now).Next;
                        arrived.UnionWith(results.Where(r => r.Status == 200).Select(r => r.Event));
                        break;
                }

                // Each is on its way, or done with, once; what arrived some time ago may be forgotten.
                var there = hook.Pending.Concat(hook.Done).Select(d => d.Event.Id).ToList();
                Assert.Equal(there.Count, there.Distinct().Count());
                Assert.Empty(Enumerable.Range(11, heard - 10).Select(i => $"e{i}").Except(there).Except(arrived));
                Assert.All(hook.Done.Where(d => d.End == HookEnd.Delivered), d => Assert.Contains(d.Event.Id, arrived));
                Assert.All(hook.Done.Where(d => d.IsDead), d => Assert.True(d.Ended - d.Since >= HookDelivery.GivenUpAfter));
            }
        }
    }

    private static HookEvent Event(int position) => new() { Id = $"e{position}", Kind = HookEventKind.Updated, At = Now, Position = position, Activity = "tea", Space = "fenland" };
}
