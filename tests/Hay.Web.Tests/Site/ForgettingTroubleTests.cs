using System.Text;
using Hay.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>Being forgotten while other things happen, and while the store fails.</summary>
public sealed class ForgettingTroubleTests(TroubledSite site) : IClassFixture<TroubledSite>
{
    private readonly ProfileId _ann = ProfileId.New();

    private IProfileGrain Ann => site.Grains.GetGrain<IProfileGrain>(_ann.Value);

    [Fact]
    public async Task A_place_taken_on_another_device_meanwhile_goes_too()
    {
        var activity = await site.List();
        var yoga = site.Grains.GetGrain<IActivityGrain>(activity.Id);
        var isBooked = false;
        site.AfterErase = async _ =>
        {
            if (isBooked) return;
            isBooked = true;
            Assert.Equal(BookingOutcome.Going, await yoga.Book(new BookPlace(_ann, activity.First), default));
            await Record.ExceptionAsync(() => yoga.Deliver(default));
        };
        await Ann.Save(activity.Id, default);

        await Ann.Forget(default);
        await Finished();

        Assert.True(isBooked);
        Assert.Empty(await Traces());
    }

    [Fact]
    public async Task A_try_that_comes_late_leaves_alone_who_has_begun_anew()
    {
        var (failures, rests) = (0, site.Rests);
        site.AfterErase = _ => ++failures == 1 ? throw new IOException("The disk is full.") : Task.CompletedTask;
        await Ann.Save("yoga", default);
        await Ann.Forget(default);
        await RunningSite.Until(() => failures > 0);
        await Finished();
        await Ann.Save("choir", default);

        await RunningSite.Until(() => site.Rests > rests);
        await Task.Delay(100); // for a try that should not be

        Assert.Equal(["choir"], (await Ann.View(default)).Saved.Select(s => s.Activity));
    }

    [Fact]
    public async Task It_is_tried_until_it_is_done_however_long_nobody_asks_and_no_log_says_who()
    {
        var (tries, isWell) = (0, false);
        site.AfterErase = who =>
        {
            tries++;
            return isWell ? Task.CompletedTask : throw new IOException($"profile/{who} could not be written.");
        };
        await Ann.Save("yoga", default);
        await Ann.Forget(default);

        // A grain that is not used for four seconds goes. After less, one that a busy machine keeps waiting would, too.
        await Task.Delay(TimeSpan.FromSeconds(5));
        var then = tries;
        await RunningSite.Until(() => tries > then + 2);
        isWell = true;
        await RunningSite.Until(() => Traces().Result.Count == 0);

        Assert.Contains(site.Log, line => line.Contains("still being forgotten", StringComparison.Ordinal));
        Assert.DoesNotContain(site.Log, line => line.Contains(_ann.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_says_that_it_is_gone_only_when_it_is()
    {
        using var me = new Guest(site);
        await me.Press((await site.List()).Path, "Save");
        site.AfterErase = _ => throw new IOException("The disk is full.");

        var page = await me.Press("/me", "Forget");

        site.AfterErase = _ => Task.CompletedTask;
        Assert.DoesNotContain("everything Hay kept about you is gone", page, StringComparison.Ordinal);
        Assert.Contains("is being removed now", page, StringComparison.Ordinal);
        Assert.DoesNotContain(me.Cookies.GetAllCookies(), c => c.Name == "hay-me");
    }

    // Asks until it succeeds: a first try may be under way and fail.
    private async Task Finished()
    {
        while (await Record.ExceptionAsync(() => Ann.Forgotten(default)) is not null)
        {
        }
    }

    private async Task<List<string>> Traces()
    {
        var id = Encoding.UTF8.GetBytes(_ann.Value);
        var traces = new List<string>();
        foreach (var store in new[] { StoreNames.Activity, StoreNames.Profile })
        {
            await foreach (var record in site.Services.GetRequiredService<IChangeFeed>().ReadAsync(store, 0, default))
            {
                if (record.Key == _ann.Value || record.State.Span.IndexOf(id) >= 0) traces.Add($"{store}/{record.Key}");
            }
        }

        await foreach (var entry in site.Services.GetRequiredService<IJournal>().ReadAsync(0, default))
        {
            if (entry.Fact.Profile == _ann || entry.Grain.Contains(_ann.Value, StringComparison.Ordinal)) traces.Add($"{entry.Grain} {entry.Fact.Number}");
        }

        return traces;
    }
}
