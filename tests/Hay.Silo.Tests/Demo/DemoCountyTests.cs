using System.Diagnostics;
using Hay.Grains;
using Hay.Silo.Demo;

namespace Hay.Silo.Tests.Demo;

public sealed class DemoCountyTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly DemoContent Content = DemoContent.Load(SharedData.Content);
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-demo").FullName;
    private readonly PaperGrains _grains = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Everything_is_there_and_marked_as_invented()
    {
        var result = await Load(Today);

        Assert.Equal(Content.Activities.Length, result.Created);
        Assert.Empty(result.Problems);
        Assert.All(_grains.Activities, a => Assert.True(a.State.Listing!.Demo));
        Assert.All(Content.Organisations, o => Assert.True(_grains.OrganisationOf(o.Id).View(default).Result!.Demo));
        var board = await _grains.BoardOf("fenland").View(default);
        Assert.Equal((2, 3), (board.Notices.Length, board.Answers.Length));
        Assert.All(board.Notices, n => Assert.True(n.Demo && n.From <= Today && n.Until >= Today));
    }

    [Fact]
    public async Task Loading_again_on_the_same_day_does_nothing()
    {
        await Load(Today);
        var writes = _grains.Writes;

        Assert.True((await Load(Today)).Skipped);
        File.Delete(Marker);
        Assert.Equal(Content.Activities.Length, (await Load(Today)).Unchanged);
        Assert.Equal(writes, _grains.Writes);
    }

    [Fact]
    public async Task A_store_that_was_emptied_is_filled_again_though_the_marker_says_otherwise()
    {
        await Load(Today);
        var fresh = new PaperGrains();
        Assert.Equal(Content.Activities.Length, (await DemoCounty.Load(Content, fresh.Factory, Today, Marker, default)).Created);
    }

    [Fact]
    public async Task An_interrupted_load_is_finished_by_the_next()
    {
        using var stop = new CancellationTokenSource();
        _grains.BeforeWrite = n => { if (n == 100) stop.Cancel(); };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DemoCounty.Load(Content, _grains.Factory, Today, Marker, stop.Token));
        _grains.BeforeWrite = null;

        await Load(Today);
        Assert.Equal(Content.Activities.Length, _grains.Activities.Count(a => a.State.IsListed()));
    }

    [Fact]
    public async Task Checked_dates_move_with_the_day_but_never_behind_a_person_who_confirmed()
    {
        await Load(Today);
        var (first, second) = (Content.Activities[0], Content.Activities[1]);
        var listing = (await _grains.ActivityOf(second.Id).View(default))!.Listing;
        await _grains.ActivityOf(second.Id).Publish(new PublishListing { Listing = listing, Checked = Today.AddDays(1) }, default);
        _grains.Now = _grains.Now.AddDays(2);

        await Load(Today.AddDays(2));

        Assert.Equal(Today.AddDays(2 - first.LastCheckedDaysAgo), (await _grains.ActivityOf(first.Id).View(default))!.Checked);
        Assert.Equal(Today.AddDays(1), (await _grains.ActivityOf(second.Id).View(default))!.Checked);
    }

    [Fact]
    public async Task Places_people_hold_survive_every_later_load()
    {
        await Load(Today);
        var me = new ProfileId("me");
        var held = new List<(string Activity, SessionId Session, DateTimeOffset Start)>();
        foreach (var activity in Content.Activities.Where(a => a.Booking.Kind != BookingKind.Elsewhere))
        {
            var session = (await _grains.ActivityOf(activity.Id).View(default))!.Sessions.FirstOrDefault(s => s.Start > _grains.Now && !s.Cancelled);
            if (session is null) continue;
            Assert.Equal(BookingOutcome.Going, await _grains.ActivityOf(activity.Id).Book(new BookPlace(me, session.Session), default));
            held.Add((activity.Id, session.Session, session.Start));
        }

        Assert.True(held.Count > 180);
        for (var days = 1; days <= 30; days++)
        {
            _grains.Now = _grains.Now.AddDays(1);
            await Load(Today.AddDays(days));
            Assert.All(held.Where(h => h.Start > _grains.Now), h =>
                Assert.Equal(1, _grains.ActivityOf(h.Activity).View(default).Result!.Sessions.Single(s => s.Session == h.Session).Going));
        }
    }

    [Fact]
    public async Task Loading_takes_less_than_a_second()
    {
        var watch = Stopwatch.StartNew();
        await Load(Today);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 1);
    }

    private string Marker => Path.Combine(_folder, "demo-loaded");

    private Task<DemoResult> Load(DateOnly day) => DemoCounty.Load(Content, _grains.Factory, day, Marker, default);
}
