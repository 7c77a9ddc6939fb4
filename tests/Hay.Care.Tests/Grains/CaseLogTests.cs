using Hay.Grains;
using static Hay.Care.Tests.CareTown;

namespace Hay.Care.Tests;

/// <summary>Each look and each change is told, and nobody can take it back.</summary>
public sealed class CaseLogTests(CareSilo silo) : IClassFixture<CareSilo>
{
    [Fact]
    public async Task Each_look_and_each_change_is_a_line_and_what_is_refused_is_none()
    {
        var id = await silo.Active();
        await silo.Case(id).Look(Ann, LookReason.Supervision, default);
        Assert.Equal(CareOutcome.ReasonNeeded, (await silo.Case(id).Look(Lea, LookReason.None, default)).Outcome);
        await silo.Case(id).Look(Lea, LookReason.Cover, default);
        await silo.Case(id).Look(Sam, LookReason.Safety, default);
        await silo.Case(id).State(Pat, default);
        await silo.Case(id).AddContact(Met("c1", silo.Clock.Now), Ann, default);
        await silo.Case(id).AddContact(Met("c1", silo.Clock.Now), Ann, default);
        await silo.Case(id).Export(Lea, LookReason.PersonAsked, default);
        Assert.Equal(
        [
            "pat CaseReceived Practice", "lea CaseAccepted", "ann CasePickedUp", "ann CaseSeen", "lea CaseSeen Cover", "pat CaseStateSeen", "ann CaseWritten contact c1", "lea CaseExported PersonAsked",
        ], await silo.Log(id));

        var (outcome, lines) = await CaseLog.Read(silo.Grains, id, Lea, default);
        Assert.Equal((CareOutcome.Done, 9, AuditAct.CaseLogSeen), (outcome, lines.Length, lines[^1].What));
        Assert.Equal(CareOutcome.NotAllowed, (await CaseLog.Read(silo.Grains, id, Ann, default)).Outcome);
    }

    [Fact]
    public async Task A_look_ahead_is_the_same_look_and_its_line_is_told_of_apart()
    {
        var id = await silo.Active();
        foreach (var (by, why) in new[] { (Ann, LookReason.None), (Lea, LookReason.None), (Lea, LookReason.Cover), (Sam, LookReason.Safety), (Pat, LookReason.None) })
        {
            var (before, look) = ((await silo.Log(id)).Length, await silo.Case(id).Look(by, why, default));
            var (between, ahead) = ((await silo.Log(id)).Length, await CaseLog.Look(silo.Grains, id, by, why, default));
            await ahead.Told;
            var log = await silo.Log(id);
            Assert.Equal(look, ahead.Answer);
            Assert.Equal(log[before..between], log[between..]);
            Assert.Equal(look.Case is null ? 0 : 1, log.Length - between);
        }

        silo.Store.Broken = (CareStoreNames.CaseLog, new IOException("full"));
        var (_, told) = await CaseLog.Look(silo.Grains, id, Ann, LookReason.None, default);
        await Assert.ThrowsAnyAsync<Exception>(() => told);
        silo.Store.Broken = null;
        Assert.Equal(CareOutcome.NotFound, (await CaseLog.Look(silo.Grains, CaseId.New(), Ann, LookReason.None, default)).Answer.Outcome);
    }

    [Fact]
    public async Task Lines_that_were_in_both_places_when_it_broke_off_are_read_once()
    {
        var id = await silo.Active();
        for (var i = 3; i < 10; i++) await silo.Case(id).Look(Ann, LookReason.None, default);
        silo.Store.Broken = (CareStoreNames.CaseLog, new IOException("full"));
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Case(id).Look(Ann, LookReason.None, default));
        silo.Store.Broken = null;
        Assert.Equal((10, 10), (silo.Store.Stored<AuditPage>(CareStoreNames.CaseLogPage, CaseLog.PageKey(id, 1))!.Lines.Length, silo.Store.Stored<AuditLog>(CareStoreNames.CaseLog, id)!.Lines.Length));
        for (var i = 0; i < 12; i++) await silo.Case(id).Look(Ann, LookReason.None, default);
        Assert.Equal(Enumerable.Range(1, 23).Select(i => (long)i), (await CaseLog.Read(silo.Grains, id, Lea, default)).Lines.Select(l => l.Number));
    }

    [Fact]
    public async Task No_word_of_the_record_is_in_its_log()
    {
        var id = await silo.Active();
        await silo.Case(id).Describe(Mira() with { Name = "Mira Secret" }, Ann, default);
        await silo.Case(id).AddContact(Met("c1", silo.Clock.Now, note: "Secret"), Ann, default);
        await silo.Case(id).Escalate("Secret reason", Ann, default);
        await silo.Case(id).Return("", "Secret way", Lio, default);
        await silo.Case(id).Close(CloseOutcome.Died, "Secret end", Lea, default);
        Assert.DoesNotContain(await silo.Log(id), line => line.Contains("ecret", StringComparison.Ordinal) || line.Contains("Mira", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_close_that_settles_a_risk_is_a_line_of_each()
    {
        var id = await silo.Active();
        await silo.Case(id).AddRisk("r1", "She falls.", "Her son", Ann, default);
        var before = (await silo.Log(id)).Length;
        var close = new CloseCase(CloseOutcome.MovedOn, "Done.", [new("r1", "A rail.")]);
        Assert.Equal(CareOutcome.Refused, (await silo.Case(id).CloseWith(close with { Words = "" }, Ann, default)).Outcome);
        Assert.Equal(before, (await silo.Log(id)).Length);
        for (var times = 0; times < 2; times++) Assert.Equal(CareResult.Done, await silo.Case(id).CloseWith(close, Ann, default));
        Assert.Equal([$"{Ann.Account} CaseWritten risk r1 settled", $"{Ann.Account} CaseClosed MovedOn"], (await silo.Log(id)).Skip(before));
    }

    [Fact]
    public async Task Lists_are_told_once_an_hour_for_each_case_and_account()
    {
        var (one, two) = (await silo.Active(), await silo.Active());
        for (var i = 0; i < 3; i++) await silo.Looks.Tell(Ann, [one, two], default);
        await silo.Looks.Tell(Lea, [one], default);
        Assert.Equal(["ann CaseListed", "lea CaseListed"], (await silo.Log(one)).Where(l => l.Contains("Listed", StringComparison.Ordinal)));
        silo.Clock.Now += TimeSpan.FromMinutes(61);
        await silo.Looks.Tell(Ann, [one], default);
        Assert.Equal(3, (await silo.Log(one)).Count(l => l.Contains("Listed", StringComparison.Ordinal)));
        Assert.Single(await silo.Log(two), l => l.Contains("Listed", StringComparison.Ordinal));

        silo.Store.Broken = (CareStoreNames.CaseLog, new IOException("full"));
        silo.Clock.Now += TimeSpan.FromMinutes(61);
        await Assert.ThrowsAnyAsync<Exception>(() => silo.Looks.Tell(Ann, [one], default));
        silo.Store.Broken = null;
        await silo.Looks.Tell(Ann, [one], default);
        Assert.Equal(4, (await silo.Log(one)).Count(l => l.Contains("Listed", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_a_case_that_never_was_there_is_no_log_and_asking_begins_none()
    {
        var (id, admin) = (CaseId.New(), Actor("ada", RoleKind.Administrator, ""));
        for (var times = 0; times < 2; times++) Assert.Equal(CareOutcome.NotFound, (await CaseLog.Read(silo.Grains, id, admin, default)).Outcome);
        Assert.DoesNotContain(id, silo.Store.Keys(CareStoreNames.CaseLog));
    }

    [Fact]
    public async Task An_administrator_learns_who_looked_and_neither_why_nor_what_was_done()
    {
        var id = await silo.Active();
        await silo.Case(id).Look(Lea, LookReason.Safety, default);
        await silo.Case(id).Consent(false, false, "No.", Ann, default);
        await silo.Case(id).Close(CloseOutcome.Died, "x", Lea, default);
        await silo.Case(id).State(Pat, default);
        var part = await CaseLog.Read(silo.Grains, id, Adam, default);
        Assert.True(part.IsLooksAlone);
        Assert.Equal(["lea CaseSeen ", "pat CaseStateSeen ", "adam CaseLogSeen "], part.Lines.Select(l => $"{l.Who} {l.What} {l.Note}"));
        var lead = await CaseLog.Read(silo.Grains, id, Lea, default);
        Assert.False(lead.IsLooksAlone);
        Assert.Contains(lead.Lines, l => l is { What: AuditAct.CaseClosed, Note: "Died" });
        // Who has both roles reads as whichever sees more.
        Assert.False((await CaseLog.Read(silo.Grains, id, new CareActor("both", [.. Adam.Roles, .. Lea.Roles]), default)).IsLooksAlone);
    }

    [Fact]
    public async Task A_log_longer_than_a_part_says_so_and_its_parts_are_the_whole()
    {
        var id = await silo.Active();
        var line = new AuditEntry("ann", AuditAct.CaseSeen, CareStoreNames.Case, id, "");
        for (var i = 0; i < 101; i++) await silo.Grains.GetGrain<ICaseLogGrain>(id).Write([.. Enumerable.Repeat(line, 100)], default);
        var newest = await CaseLog.Read(silo.Grains, id, Lea, default);
        Assert.Equal((CaseLog.Most, 10_104L, 5_104L), (newest.Lines.Length, newest.Lines[^1].Number, newest.Earlier));
        var older = await CaseLog.Read(silo.Grains, id, Lea, default, newest.Earlier + 1);
        Assert.Equal((CaseLog.Most, 104L), (older.Lines.Length, older.Earlier));
        var oldest = await CaseLog.Read(silo.Grains, id, Lea, default, older.Earlier + 1);
        Assert.Equal(0, oldest.Earlier);
        Assert.Equal(Enumerable.Range(1, 10_104).Select(i => (long)i), oldest.Lines.Concat(older.Lines).Concat(newest.Lines).Select(l => l.Number));
        // An administrator is told as well that there is more, whatever is left of a part.
        Assert.Equal(5_107, (await CaseLog.Read(silo.Grains, id, Adam, default)).Earlier);
        Assert.Empty((await CaseLog.Read(silo.Grains, id, Lea, default, 1)).Lines);
    }

    [Fact]
    public async Task A_long_log_is_read_whole_and_whatever_was_done_to_it_is_found()
    {
        var id = await silo.Active();
        for (var i = 0; i < 346; i++) await silo.Case(id).Look(Ann, LookReason.None, default);
        var lines = (await CaseLog.Read(silo.Grains, id, Lea, default)).Lines;
        Assert.Equal(Enumerable.Range(1, 350).Select(i => (long)i), lines.Select(l => l.Number));

        var pages = silo.Store.Keys(CareStoreNames.CaseLogPage).Where(k => CaseLog.ParsePageKey(k)?.CaseId == id).Select(k => silo.Store.Stored<AuditPage>(CareStoreNames.CaseLogPage, k)!).ToList();
        var tail = silo.Store.Stored<AuditLog>(CareStoreNames.CaseLog, id)!;
        Assert.Equal([100, 100, 100, 40], pages.Select(p => p.Lines.Length)); // the last one grows
        Assert.Empty(Findings(pages, tail));
        var page = pages[1].Lines;
        List<AuditPage> With(IEnumerable<AuditLine> second) => [pages[0], new AuditPage { Lines = [.. second] }, .. pages[2..]];
        Assert.Contains("Line 150 of the audit log, or the one before, is not as it was written.", Findings(With(page.SetItem(49, page[49] with { Who = "ben" })), tail)); // changed
        Assert.Contains("Lines 150 to 150 of the audit log are missing.", Findings(With(page.RemoveAt(49)), tail)); // removed
        Assert.Contains("Line 150 of the audit log stands after line 161.", Findings(With(page.RemoveAt(49).Insert(60, page[49])), tail)); // moved
        Assert.Contains("The audit log ends with line 345 and had 350: its last lines are missing.", Findings(pages, tail with { Lines = tail.Lines[..5] })); // without its end
        Assert.Contains("The audit log has pages and no end: its last lines are missing.", Findings(pages, null));
    }

    private static IReadOnlyList<string> Findings(IEnumerable<AuditPage> pages, AuditLog? tail)
    {
        var chain = new AuditChain();
        foreach (var page in pages) chain.Take(page);
        return chain.End(tail);
    }
}
