using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Live;

namespace Hay.Web.Tests.Live;

public sealed class LiveNewsTests
{
    private static readonly SessionId Monday = SessionId.FromLocal(new DateTime(2026, 11, 23, 10, 0, 0));
    private static readonly SessionId Tuesday = SessionId.FromLocal(new DateTime(2026, 11, 24, 10, 0, 0));

    [Fact]
    public async Task However_much_happens_no_more_than_ten_a_second_are_sent_and_the_last_is_the_newest()
    {
        var sent = new List<(TimeSpan At, ImmutableArray<LiveChange> Changes)>();
        var start = TimeProvider.System.GetTimestamp();
        var news = new LiveNews(changes =>
        {
            lock (sent) sent.Add((TimeProvider.System.GetElapsedTime(start), changes));
            return Task.CompletedTask;
        }, TimeProvider.System);
        for (var i = 1; i <= 600; i++)
        {
            news.Add([Update($"activity-{i % 3}", i, Monday, i)]);
            if (i % 20 == 0) await Task.Delay(20);
        }

        await RunningEnd(() => { lock (sent) return sent.SelectMany(one => one.Changes).Max(change => change.Revision) == 600; });
        lock (sent)
        {
            Assert.InRange(sent.Count, 2, 600 / 3);
            // However slow the machine: as many as whole paces have passed, and the first.
            Assert.True((sent.Count - 1) * LiveSwitchboard.Pace < sent[^1].At + LiveSwitchboard.Pace, $"{sent.Count} in {sent[^1].At}");
            Assert.All(sent, one => Assert.Equal(one.Changes.Length, one.Changes.Select(change => change.Activity).Distinct().Count()));
            var last = sent.SelectMany(one => one.Changes).Last(change => change.Activity == "activity-0");
            Assert.Equal(600, last.Sessions![Monday].View.Going);
        }
    }

    [Fact]
    public void Of_each_session_the_newest_stays_whatever_the_order()
    {
        var change = LiveChange.Of(Update("a", 3, Monday, 3, "fenland"), null);
        change = LiveChange.Of(Update("a", 2, Monday, 2, "cambridge"), change);
        change = LiveChange.Of(Update("a", 4, Tuesday, 9), change);
        Assert.Equal(4, change.Revision);
        Assert.Equal((3, 9), (change.Sessions![Monday].View.Going, change.Sessions[Tuesday].View.Going));
        Assert.Equal(["cambridge", "fenland"], change.Spaces.Order());
    }

    [Fact]
    public void When_the_listing_changed_pages_ask_for_all_of_it()
    {
        var change = LiveChange.Of(new LiveUpdate { Activity = "a", Revision = 5, Spaces = [] }, LiveChange.Of(Update("a", 4, Monday, 1), null));
        Assert.Null(LiveChange.Of(Update("a", 6, Monday, 1), change).Sessions);
    }

    private static LiveUpdate Update(string activity, long revision, SessionId session, int going, params ImmutableArray<string> spaces) => new()
    {
        Activity = activity,
        Revision = revision,
        Spaces = spaces,
        Session = new SessionView { Session = session, Start = DateTimeOffset.UnixEpoch, End = DateTimeOffset.UnixEpoch, Going = going },
    };

    private static async Task RunningEnd(Func<bool> isSo)
    {
        for (var i = 0; i < 500 && !isSo(); i++) await Task.Delay(20);
        Assert.True(isSo());
    }
}
