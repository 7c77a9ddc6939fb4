using FsCheck;
using FsCheck.Fluent;

namespace Hay.Grains.Tests.Gatherings;

public class PresenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 13, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Processes_are_added_up_and_each_replaces_what_it_said()
    {
        var presence = new Presence().Hear(new("a", 3, 1), Now).Hear(new("b", 4, 2), Now).Hear(new("a", 5, 0), Now);
        Assert.Equal((9, 2), presence.Count(Now));
    }

    [Fact]
    public void A_process_that_falls_silent_is_forgotten()
    {
        var presence = new Presence().Hear(new("a", 3, 1), Now).Hear(new("b", 4, 2), Now.AddSeconds(10));
        Assert.Equal((7, 3), presence.Count(Now.AddSeconds(14)));
        Assert.Equal((4, 2), presence.Count(Now.AddSeconds(15)));
        Assert.Equal((0, 0), presence.Count(Now.AddSeconds(25)));
    }

    [Fact]
    public void Whatever_is_reported_the_count_is_of_living_reports_alone_and_bounded() => Prop.ForAll(
        Gen.Choose(0, 300).SelectMany(process => Gen.OneOf(Gen.Choose(-5, 9), Gen.Choose(99_000, 200_000)).SelectMany(here => Gen.OneOf(Gen.Choose(-5, 9), Gen.Choose(99_000, 200_000))
            .SelectMany(together => Gen.Choose(0, 20).Select(wait => (process, here, together, wait))))).ListOf().ToArbitrary(), reports =>
    {
        var (presence, at, last) = (new Presence(), Now, new Dictionary<string, (int Here, int Together, DateTimeOffset At)>());
        foreach (var (process, here, together, wait) in reports)
        {
            at = at.AddSeconds(wait);
            presence = presence.Hear(new($"p{process}", here, together), at);
            last[$"p{process}"] = (Math.Clamp(here, 0, Presence.MostAProcess), Math.Clamp(together, 0, Presence.MostAProcess), at);
        }

        var living = last.Values.Where(r => at < r.At + Presence.Patience).ToList();
        var counted = presence.Count(at);
        return counted.Here == living.Sum(r => r.Here) && counted.Together == living.Sum(r => r.Together);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_flood_of_processes_fills_the_memory()
    {
        var presence = new Presence();
        for (var i = 0; i < Presence.MostProcesses * 3; i++) presence = presence.Hear(new($"p{i}", int.MaxValue, 1), Now);

        Assert.Equal((Presence.MostProcesses * Presence.MostAProcess, Presence.MostProcesses), presence.Count(Now));
    }
}
