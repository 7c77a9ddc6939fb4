using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

/// <summary>Facts and the state that they belong to, while the store fails.</summary>
public sealed class FactTroubleTests(TroubledSite site) : IClassFixture<TroubledSite>
{
    [Fact]
    public async Task A_fact_of_a_write_that_fails_reaches_nobody_and_the_next_one_does()
    {
        var (ann, bea, cid) = (ProfileId.New(), ProfileId.New(), ProfileId.New());
        var listed = await site.List();
        var soup = site.Grains.GetGrain<IActivityGrain>(listed.Id);
        await soup.Deliver(default);
        var (delivery, write, isWriting) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        // Ann's fact is on its way for so long that Bea's write begins meanwhile.
        site.BeforeAppend = grain => grain == $"activity/{listed.Id}" ? delivery.Task : Task.CompletedTask;
        Assert.Equal(BookingOutcome.Going, await soup.Book(new BookPlace(ann, listed.First), default));
        site.BeforeWrite = key =>
        {
            if (key != listed.Id) return Task.CompletedTask;
            isWriting = true;
            return write.Task;
        };
        var refused = soup.Book(new BookPlace(bea, listed.First), default);
        await RunningSite.Until(() => isWriting);
        delivery.SetResult();
        await RunningSite.Until(() => Told(ann).Result.Count > 0);
        await Task.Delay(200); // for a fact that should not be told
        site.BeforeWrite = static _ => Task.CompletedTask;
        write.SetException(new StoreFailedException("The disk is full.", null));
        await Assert.ThrowsAnyAsync<Exception>(() => refused);

        Assert.Equal(BookingOutcome.Going, await soup.Book(new BookPlace(cid, listed.First), default));
        await soup.Deliver(default);

        Assert.Empty(await Told(bea));
        var facts = (await Told(ann)).Concat(await Told(cid)).ToList();
        Assert.Equal([FactKind.Going, FactKind.Going], facts.Select(f => f.Kind));
        Assert.Equal(facts[0].Number + 1, facts[1].Number);
        Assert.Equal(listed.Id, Assert.Single((await site.Grains.GetGrain<IProfileGrain>(cid.Value).View(default)).Bookings).Activity);
        Assert.Empty((await site.Grains.GetGrain<IProfileGrain>(bea.Value).View(default)).Bookings);
    }

    private async Task<List<Fact>> Told(ProfileId who)
    {
        var told = new List<Fact>();
        await foreach (var entry in site.Services.GetRequiredService<IJournal>().ReadAboutAsync(who, default)) told.Add(entry.Fact);
        return told;
    }
}
