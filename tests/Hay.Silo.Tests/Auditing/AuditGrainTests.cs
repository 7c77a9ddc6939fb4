using System.Collections.Immutable;
using Hay.Grains;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hay.Silo.Tests.Auditing;

/// <summary>The audit log on real grains and a store on disk.</summary>
public sealed class AuditGrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Many_at_once_each_get_a_line_of_their_own_in_few_writes()
    {
        await Run(async (silo, grains) =>
        {
            var numbers = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Audit.Write(grains, Entry(i), default)));
            Assert.Equal(Enumerable.Range(1, 1000).Select(i => (long)i), numbers.Order());
            var log = await silo.GetRequiredService<IRecordStore>().ReadAsync(StoreNames.Audit, IAuditGrain.Key);
            Assert.InRange(log.Version, 10, 60);
            await EachIsWhereItsNumberSays(grains, numbers);
        });
        Assert.Equal(1000, (await Sound()).Number);
    }

    [Fact]
    public async Task What_was_answered_is_there_after_another_start_and_goes_on()
    {
        await Run((_, grains) => Audit.Write(grains, [Entry(0), Entry(1), Entry(2)], default));
        await Run(async (_, grains) =>
        {
            for (var i = 3; i < 250; i += 13) Assert.Equal(i + 1, await Audit.Write(grains, [.. Enumerable.Range(i, 13).Select(Entry)], default));
            Assert.Equal(Enumerable.Range(1, 250).Select(i => (long)i), (await Lines(grains)).Select(l => l.Number));
        });
        Assert.Equal(250, (await Sound()).Number);
    }

    [Fact]
    public async Task Nobody_is_answered_whose_line_could_not_be_kept_and_the_log_goes_on()
    {
        await Run(async (_, grains) =>
        {
            await Audit.Write(grains, Entry(0), default);
            // Somebody else writes the record: its version is another one than the grain knows.
            Sql("UPDATE grain_state SET version = version + 1 WHERE store = 'audit'");
            await Assert.ThrowsAnyAsync<Exception>(() => Audit.Write(grains, Entry(1), default));
            await Audit.Write(grains, Entry(2), default);
            Assert.Equal(["a0", "a2"], (await Lines(grains)).Select(l => l.Id));
        });
        Assert.Equal(2, (await Sound()).Number);
    }

    [Fact]
    public async Task What_cannot_be_told_is_not_done()
    {
        await Run(async (_, grains) =>
        {
            var account = grains.GetGrain<IAccountGrain>("ANN@EXAMPLE.ORG");
            var ann = new AccountDetails { Id = new string('a', 32), Email = "ann@example.org", EmailConfirmed = true };
            Assert.Equal(AccountOutcome.Done, await account.Save(ann, 0, ann.Id, default));
            Sql("UPDATE grain_state SET version = version + 1 WHERE store = 'audit'");
            await Assert.ThrowsAnyAsync<Exception>(() => account.Grant(new AccountRole(RoleKind.Administrator), "bob", default));
            Assert.Empty((await account.View(default))!.Details.Roles);
            Assert.Equal(AccountOutcome.Done, await account.Grant(new AccountRole(RoleKind.Administrator), "bob", default));
            Assert.Equal([1L, 2L], (await account.View(default))!.Lines.AsEnumerable());
        });
    }

    [Theory]
    [InlineData("DELETE FROM grain_state WHERE store = 'audit-page' AND key LIKE '%3'", "Lines 201 to 300 of the audit log are missing.")]
    [InlineData("UPDATE grain_state SET state = CAST(replace(CAST(state AS TEXT), '\"a150\"', '\"b150\"') AS BLOB) WHERE store = 'audit-page'", "Line 151 of the audit log, or the one before, is not as it was written.")]
    [InlineData("DELETE FROM grain_state WHERE store = 'audit'", "The audit log has pages and no end: its last lines are missing.")]
    [InlineData("UPDATE grain_state SET state = CAST('{}' AS BLOB) WHERE store = 'audit'", "The audit log says that it ends with line 0, but it ends in another way.")]
    [InlineData("UPDATE grain_state SET state = CAST('[]' AS BLOB) WHERE store = 'audit-page' AND key LIKE '%1'", "audit-page/000000000001 of the audit log cannot be read")]
    [InlineData("UPDATE grain_state SET state = CAST('{\"lines\":[{\"number\":1}]}' AS BLOB) WHERE store = 'audit-page' AND key LIKE '%1'", "Line 1 of the audit log, or the one before, is not as it was written.")]
    public async Task Verify_says_what_was_done_to_it(string damage, string finding)
    {
        await Run((_, grains) => Audit.Write(grains, [.. Enumerable.Range(0, 120).Select(Entry)], default));
        await Run(async (_, grains) =>
        {
            for (var i = 120; i < 350; i += 46) await Audit.Write(grains, [.. Enumerable.Range(i, 46).Select(Entry)], default);
        });
        var head = await Sound();
        Sql(damage);
        Assert.Contains((await StoreCheck.VerifyAsync(_folder.Path)).Findings, f => f.StartsWith(finding, StringComparison.Ordinal));
        Assert.Contains((await StoreCheck.VerifyAsync(_folder.Path, head)).Findings, f => f.StartsWith(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_was_cut_back_as_a_whole_is_found_by_its_noted_head()
    {
        await Run((_, grains) => Audit.Write(grains, [Entry(0), Entry(1)], default));
        var head = await Sound();
        Sql("DELETE FROM grain_state WHERE store = 'audit'");
        Assert.Empty((await StoreCheck.VerifyAsync(_folder.Path)).Findings);
        Assert.Single((await StoreCheck.VerifyAsync(_folder.Path, head)).Findings, "The audit log ends with line 0, and had line 2 when its head was noted.");
    }

    private static AuditEntry Entry(int i) => new("anna", AuditAct.RoleGiven, StoreNames.Account, $"a{i}");

    private static async Task EachIsWhereItsNumberSays(IGrainFactory grains, long[] numbers)
    {
        var lines = await Lines(grains);
        for (var i = 0; i < numbers.Length; i++) Assert.Equal($"a{i}", lines[(int)numbers[i] - 1].Id);
    }

    private static async Task<ImmutableArray<AuditLine>> Lines(IGrainFactory grains)
    {
        var tail = await Audit.Tail(grains, default);
        var lines = ImmutableArray.CreateBuilder<AuditLine>();
        for (var page = 1L; page <= AuditLog.PageOf(tail.Head.Number); page++) lines.AddRange(await Audit.Page(grains, tail, page, default));
        return lines.ToImmutable();
    }

    private async Task<AuditHead> Sound()
    {
        var report = await StoreCheck.VerifyAsync(_folder.Path);
        Assert.Empty(report.Findings);
        return report.Audit!;
    }

    private async Task Run(Func<IServiceProvider, IGrainFactory, Task> work)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddHaySilo(new SiloOptions { DataFolder = _folder.Path, Demo = false });
        using var host = builder.Build();
        await host.StartAsync();
        await work(host.Services, host.Services.GetRequiredService<IGrainFactory>());
        await host.StopAsync();
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("hay.db")};Pooling=False;Default Timeout=5");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.NotEqual(0, command.ExecuteNonQuery());
    }
}
