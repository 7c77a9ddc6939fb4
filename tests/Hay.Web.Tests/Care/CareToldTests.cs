using System.Net;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Tests.Organise;

namespace Hay.Web.Tests.Care;

/// <summary>A record is drawn while its line is being written, and not a byte of it is sent before the line is on the disk.</summary>
public sealed class CareToldTests(CaredSite site) : IClassFixture<CaredSite>
{
    private static readonly AccountRole[] Roles = [new(RoleKind.CareLead, CaredSite.North), new(RoleKind.CareConnector, CaredSite.North)];

    [Fact]
    public async Task Where_the_line_cannot_be_written_there_is_no_word_of_the_record()
    {
        var (who, me) = await site.Enter("fay.told@example.org", Roles);
        var id = await site.Whole("Fiona Failing", me);
        var arrived = await site.Refer("Fiona Failing");
        await site.Known(me, arrived, _ => true);
        site.Gate = () => Task.FromException(new IOException("The disk is full."));
        foreach (var path in new[] { $"/care/case/{id}", $"/care/case/{arrived}", "/care/day", "/care/list?of=waiting", $"/care/case/{id}/record.txt", $"/care/case/{id}/record.json", $"/care/case/{id}/log" })
        {
            using var answer = await who.Get(path);
            var page = await answer.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.InternalServerError, false), (answer.StatusCode, page.Contains("Fiona", StringComparison.Ordinal)));
            Assert.Contains("</html>", page, StringComparison.Ordinal); // the page that says so
        }

        // What is typed is refused, too, and what was typed wrongly shows no record.
        using var sent = await who.SendTo($"/care/case/{id}?handler=Contact", ("note", "Hm"));
        Assert.Equal((HttpStatusCode.InternalServerError, false), (sent.StatusCode, (await sent.Content.ReadAsStringAsync()).Contains("Fiona", StringComparison.Ordinal)));
        site.Gate = () => Task.CompletedTask;
        Assert.Contains("<h1>Fiona Failing</h1>", await who.Read($"/care/case/{id}"), StringComparison.Ordinal);
        who.Dispose();
    }

    [Fact]
    public async Task Nothing_is_sent_while_the_line_is_being_written()
    {
        var (who, me) = await site.Enter("hal.told@example.org", Roles);
        var id = await site.Held("Hanna Hanging", me);
        foreach (var path in new[] { $"/care/case/{id}", "/care/day" })
        {
            var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var disk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            site.Gate = () =>
            {
                asked.TrySetResult();
                return disk.Task;
            };
            var page = who.First(path);
            await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            // Others are drawn and sent meanwhile.
            for (var i = 0; i < 5; i++) Assert.Contains("Where is every referral?", await who.Read("/care"), StringComparison.Ordinal);
            Assert.False(page.IsCompleted, $"{path} was sent before its line was written");
            disk.SetResult();
            using var answer = await page.WaitAsync(TimeSpan.FromSeconds(30));
            Assert.Contains("Hanna Hanging", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        site.Gate = () => Task.CompletedTask;
        who.Dispose();
    }

    [Fact]
    public async Task Each_page_of_a_record_has_its_line_when_it_is_there()
    {
        var (who, me) = await site.Enter("lin.told@example.org", Roles);
        var id = await site.Held("Lina Line", me);
        for (var looks = 1; looks <= 3; looks++)
        {
            await who.Read($"/care/case/{id}");
            var lines = (await site.Grains.GetGrain<ICaseLogGrain>(id).Tail(default)).Lines;
            Assert.Equal(looks, lines.Count(l => l.What == AuditAct.CaseSeen && l.Who == me.Account));
        }

        using var unknown = await who.Get($"/care/case/{CaseId.New()}");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        who.Dispose();
    }
}
