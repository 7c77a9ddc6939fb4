using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>Where the log of one case cannot be read, lists are shown and told of elsewhere, and who asks is not told that nobody looked.</summary>
public sealed class UnreadableLogTests(CareSilo silo) : IClassFixture<CareSilo>
{
    [Fact]
    public async Task A_list_with_such_a_case_is_told_to_the_site_and_the_others_to_their_own_logs()
    {
        var (well, torn) = (await silo.Active(), await silo.Active());
        await silo.Tear(torn);
        for (var times = 0; times < 2; times++) Assert.Empty(await silo.Looks.Tell(Ann, [well, torn], default));
        Assert.Single(await silo.Log(well), l => l == "ann CaseListed");
        var told = Assert.Single((await Audit.Tail(silo.Grains, default)).Lines, l => l.Id == torn);
        Assert.Equal(("ann", AuditAct.CaseListed, CareStoreNames.Case, "The log of the case cannot be read."), (told.Who, told.What, told.Kind, told.Note));
        var heard = Assert.Single(silo.Heard.Lines, l => l.Contains(torn, StringComparison.Ordinal));
        Assert.StartsWith("Error: ", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("ann", heard.Replace("cannot", "", StringComparison.Ordinal), StringComparison.Ordinal);
        // As in its own log, once an hour.
        silo.Clock.Now += TimeSpan.FromMinutes(61);
        await silo.Looks.Tell(Ann, [torn], default);
        Assert.Equal(2, (await Audit.Tail(silo.Grains, default)).Lines.Count(l => l.Id == torn));
    }

    [Fact]
    public async Task What_no_log_takes_is_left_out_and_tried_again()
    {
        var (well, torn) = (await silo.Active(), await silo.Active());
        await silo.Tear(torn);
        silo.Site.Broken = (StoreNames.Audit, new IOException("full"));
        Assert.Equal([torn], await silo.Looks.Tell(Ann, [well, torn], default));
        Assert.Contains(silo.Heard.Lines, l => l.Contains(torn, StringComparison.Ordinal) && l.Contains("left out", StringComparison.Ordinal));
        silo.Site.Broken = null;
        Assert.Empty(await silo.Looks.Tell(Ann, [well, torn], default));
        Assert.Contains((await Audit.Tail(silo.Grains, default)).Lines, l => l.Id == torn);
    }

    [Fact]
    public async Task A_log_that_can_be_read_and_not_written_stops_the_list_as_before()
    {
        var id = await silo.Active();
        silo.Store.Broken = (CareStoreNames.CaseLog, new IOException("full"));
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Looks.Tell(Ann, [id], default));
        silo.Store.Broken = null;
        Assert.DoesNotContain((await Audit.Tail(silo.Grains, default)).Lines, l => l.Id == id);
    }

    [Fact]
    public async Task The_case_itself_is_shown_to_nobody_and_nothing_is_changed()
    {
        var id = await silo.Active();
        await silo.Tear(id);
        foreach (var look in (Func<Task>[])
        [
            () => silo.Case(id).Look(Ann, LookReason.None, default), () => silo.Case(id).Export(Lea, LookReason.PersonAsked, default), () => silo.Case(id).State(Pat, default),
            () => silo.Case(id).AddContact(Met("c1", silo.Clock.Now), Ann, default),
        ]) Assert.True(CaseLog.IsUnreadable(await Assert.ThrowsAnyAsync<Exception>(look)));
        var (_, told) = await CaseLog.Look(silo.Grains, id, Ann, LookReason.None, default);
        await Assert.ThrowsAnyAsync<Exception>(() => told);
        Assert.Empty(silo.Store.Stored<Case>(CareStoreNames.Case, id)!.Contacts);
    }

    [Fact]
    public async Task Who_asks_who_looked_learns_that_the_log_cannot_be_read_if_they_may_ask()
    {
        var id = await silo.Active();
        await silo.Tear(id);
        Assert.Equal(CareOutcome.LogUnreadable, (await CaseLog.Read(silo.Grains, id, Lea, default)).Outcome);
        var looks = await CaseLog.Read(silo.Grains, id, Adam, default);
        Assert.Equal((CareOutcome.LogUnreadable, true), (looks.Outcome, looks.IsLooksAlone));
        foreach (var other in new[] { Ann, Sue, Pat }) Assert.Equal(CareOutcome.NotAllowed, (await CaseLog.Read(silo.Grains, id, other, default)).Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_page_of_a_log_that_cannot_be_read_is_named_and_the_rest_is_there(int page)
    {
        var id = await silo.Active();
        var line = new AuditEntry("ann", AuditAct.CaseSeen, CareStoreNames.Case, id, "");
        for (var i = 0; i < 3; i++) await silo.Grains.GetGrain<ICaseLogGrain>(id).Write([.. Enumerable.Repeat(line, 100)], default);
        await silo.Tear(id, page);
        var part = await CaseLog.Read(silo.Grains, id, Lea, default);
        Assert.Equal(((page * 100L) - 99, page * 100L), Assert.Single(part.Unreadable));
        Assert.Equal(Enumerable.Range(1, 304).Select(i => (long)i).Where(n => AuditLog.PageOf(n) != page), part.Lines.Select(l => l.Number));
        Assert.Equal(0, part.Earlier);
        var before = await CaseLog.Read(silo.Grains, id, Lea, default, (page * 100L) + 1);
        Assert.Equal((CareOutcome.Done, page == 1, 0L), (before.Outcome, before.Lines.IsEmpty, before.Earlier));
        Assert.Equal(((page * 100L) - 99, page * 100L), Assert.Single(before.Unreadable));
    }
}
