using System.Text.Json;

namespace Hay.Grains.Tests.Hooks;

/// <summary>The webhooks of one group together, and how far they have been told.</summary>
public sealed class HookListTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void There_are_five_at_most_and_one_to_an_address()
    {
        var list = new HookList();
        for (var i = 0; i < HookList.Most; i++) list = Add(list, $"w-{i}", HookOutcome.Done);
        Assert.Same(list, Add(list, "w-0", HookOutcome.Done));
        Assert.Same(list, list.Add(new AddHook("w-6", "https://w-0.example/", "sealed", "a-1"), 7, Now).Next);
        Assert.Equal(HookOutcome.Taken, list.Add(new AddHook("w-6", "https://w-0.example/", "sealed", "a-1"), 7, Now).Outcome);
        Add(list, "w-7", HookOutcome.TooMany);
        Add(list.Stop("w-3", "a-1", Now).Next, "w-7", HookOutcome.Done);
    }

    [Fact]
    public void The_first_begins_at_the_end_of_the_journal_and_a_second_loses_nothing_of_the_first()
    {
        var list = Add(new HookList(), "w-1", HookOutcome.Done, 100);
        list = Add(list, "w-2", HookOutcome.Done, 120);
        Assert.Equal([100L, 120L], list.All.Select(list.PlaceOf));

        foreach (var hook in new[] { "w-1", "w-2" }) list = list.Hear(hook, [Event(110), Event(130)], 140, Now);

        Assert.Equal(["e110", "e130"], list.Find("w-1")!.Pending.Select(d => d.Event.Id));
        Assert.Equal(["e130"], list.Find("w-2")!.Pending.Select(d => d.Event.Id));
        Assert.Equal([140L, 140L], list.All.Select(list.PlaceOf));
    }

    [Fact]
    public void Those_of_before_each_had_a_place_of_its_own_stand_where_they_all_were()
    {
        var list = Add(new HookList { Read = 300 }, "w-1", HookOutcome.Done, 100).Hear("w-1", [Event(299), Event(301)], 310, Now);
        Assert.Equal("e301", list.All[0].Pending.Single().Event.Id);
        Assert.Equal(310, list.PlaceOf(list.All[0]));
    }

    [Fact]
    public void What_was_heard_is_not_heard_again()
    {
        var list = Add(new HookList(), "w-1", HookOutcome.Done, 100).Hear("w-1", [Event(110)], 110, Now);
        Assert.Same(list, list.Hear("w-1", [Event(110)], 110, Now));
        Assert.Single(list.Hear("w-1", [Event(110)], 120, Now.AddDays(2)).Find("w-1")!.Pending);
    }

    [Fact]
    public void Where_nothing_happens_nothing_is_written_but_once_a_day()
    {
        var list = Add(new HookList(), "w-1", HookOutcome.Done, 100);
        Assert.Same(list, list.Hear("w-1", [], 5000, Now.AddHours(23)));
        Assert.Equal(5000, list.Told("w-1", [], 5000));
        Assert.Equal(5000, list.Hear("w-1", [], 5000, Now.AddDays(1)).All[0].From);
    }

    [Fact]
    public void One_that_works_and_is_full_takes_the_rest_later()
    {
        var list = Add(new HookList(), "w-1", HookOutcome.Done, 0).Hear("w-1", [.. Enumerable.Range(1, 999).Select(Event)], 999, Now);
        list = list.Hear("w-1", [Event(1000), Event(1001), Event(1002)], 1100, Now);
        Assert.Equal((1000, Hook.MostPending), (list.All[0].From, list.All[0].Pending.Length));
        Assert.Same(list, list.Hear("w-1", [Event(1001), Event(1002)], 1100, Now));
        Assert.Equal(1000, list.Told("w-1", [Event(1001), Event(1002)], 1100));

        list = list.Report("w-1", [new("e1", 200, null), new("e2", 200, null)], 0, Now).Next.Hear("w-1", [Event(1001), Event(1002)], 1100, Now);

        Assert.Equal((1100, Hook.MostPending), (list.All[0].From, list.All[0].Pending.Length));
        Assert.DoesNotContain(list.All[0].Done, d => d.IsDead);
    }

    [Fact]
    public void One_that_fails_keeps_nothing_from_the_others_and_loses_nothing()
    {
        var list = Add(Add(new HookList(), "w-1", HookOutcome.Done, 0), "w-2", HookOutcome.Done, 0);
        Hear(1, 900);
        list = list.Report("w-1", [new("e1", 500, null)], 0, Now).Next.Report("w-2", [.. Enumerable.Range(1, 900).Select(i => new HookResult($"e{i}", 200, null))], 0, Now).Next;
        Hear(901, 300);
        Assert.Equal([1000L, 1200L], list.All.Select(list.PlaceOf));
        Assert.Equal([Hook.MostPending, 300], list.All.Select(h => h.Pending.Length));
        Assert.DoesNotContain(list.All[0].Done, d => d.IsDead);

        void Hear(int first, int count)
        {
            foreach (var hook in list.All) list = list.Hear(hook.Id, [.. Enumerable.Range(first, count).Select(Event)], first + count - 1, Now);
        }
    }

    [Fact]
    public void When_a_group_closes_all_of_it_ends_and_goes_after_a_while()
    {
        var list = Add(new HookList(), "w-1", HookOutcome.Done).Hear("w-1", [Event(200)], 200, Now).Close(Now);
        Assert.False(list.IsWorking);
        Assert.Equal((HookStage.Closed, HookEnd.Stopped), (list.All[0].Stage, list.All[0].Done.Single().End));
        Assert.Same(list, list.Close(Now));
        Assert.Equal(HookOutcome.NotFound, list.Change("w-1", h => h.Test("t", Now)).Outcome);
        Assert.Same(list, list.Tidy(Now));
        Assert.Empty(list.Tidy(Now + Hook.KeptFor).All);
    }

    [Fact]
    public void What_is_stored_reads_back_the_same()
    {
        var list = Add(new HookList(), "w-1", HookOutcome.Done).Hear("w-1", [Event(200), Event(201)], 201, Now)
            .Report("w-1", [new("e200", 0, HookTrouble.TooSlow), new("e201", 200, null)], 0, Now).Next;
        var json = JsonSerializer.Serialize(list, GrainJson.Default.HookList);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, GrainJson.Default.HookList)!, GrainJson.Default.HookList));
        Assert.DoesNotContain("isWorking", json, StringComparison.Ordinal);
        Assert.DoesNotContain("room", json, StringComparison.Ordinal);
    }

    private static HookList Add(HookList list, string id, HookOutcome expected, long position = 100)
    {
        var (next, outcome) = list.Add(new AddHook(id, $"https://{id}.example/", "sealed", "a-1"), position, Now);
        Assert.Equal(expected, outcome);
        return next;
    }

    private static HookEvent Event(int position) => new() { Id = $"e{position}", Kind = HookEventKind.Listed, At = Now, Position = position, Activity = "tea", Space = "fenland" };
}
