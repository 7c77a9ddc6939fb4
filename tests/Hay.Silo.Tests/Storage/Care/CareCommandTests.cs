using System.Text.Json;
using Hay.Care;
using Hay.Grains;
using Hay.Silo.Console;
using Hay.Silo.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hay.Silo.Tests.Storage.Care;

/// <summary>What an operator does for the connector service, on real grains and a store on disk, with the demo's own key.</summary>
public sealed class CareCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _maud = CaseId.New(), _arthur = CaseId.New();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_key_is_printed_that_seals()
    {
        var (code, said) = await Printed("care", "key");
        Assert.Equal(0, code);
        Assert.Equal(32, CareKeys.Parse(said.Trim()).First.Bytes.Length);
    }

    [Fact]
    public async Task Everything_about_a_person_is_exported_by_their_id_or_that_of_a_case_and_the_log_says_so()
    {
        var cases = await Fill();
        foreach (var (asked, file) in new[] { (_maud, "one.json"), (cases[1], "two.json") })
        {
            Assert.Equal(0, await Hay("care", "export", asked, "--out", _folder.File(file), "--data", _folder.Path));
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File(file)));
            Assert.Equal(cases[..2].Order(), json.RootElement.EnumerateArray().Select(c => c.GetProperty("case").GetString()).Order());
            Assert.DoesNotContain("Arthur", json.RootElement.GetRawText(), StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("one.json")));
        Assert.Equal(1, await Hay("care", "export", _maud, "--out", _folder.File("one.json"), "--data", _folder.Path));
        await Run(async grains =>
        {
            var (_, lines) = await CaseLog.Read(grains, cases[0], CareActor.Operator, default);
            Assert.Equal([AuditAct.CaseReceived, AuditAct.CaseExported, AuditAct.CaseExported, AuditAct.CaseLogSeen], lines.Select(l => l.What));
            Assert.Equal(AuditEntry.Operator, lines[1].Who);
        });
    }

    [Fact]
    public async Task Whoever_is_not_there_is_not_exported_and_nothing_is_made()
    {
        await Fill();
        Assert.Equal(1, await Hay("care", "export", CaseId.New(), "--data", _folder.Path));
        Assert.Equal(1, await Hay("care", "erase", "Maud", "--data", _folder.Path));
        using var empty = new TemporaryFolder();
        Assert.Equal(1, await Hay("care", "export", _maud, "--data", empty.Path));
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty.Path));
    }

    [Fact]
    public async Task A_person_is_erased_whole_and_the_log_stays()
    {
        var cases = await Fill();
        Assert.Equal(0, await Hay("care", "erase", _maud, "--data", _folder.Path));
        Assert.Equal([cases[2]], await Ids());
        await Run(async grains =>
        {
            var (_, lines) = await CaseLog.Read(grains, cases[0], CareActor.Operator, default);
            Assert.Contains(lines, l => l.What == AuditAct.CaseErased);
            Assert.DoesNotContain("Maud", string.Join(' ', lines), StringComparison.Ordinal);
        });
        Assert.Equal(0, await Hay("verify", "--data", _folder.Path));
    }

    [Fact]
    public async Task What_is_past_its_time_is_said_first_and_goes_when_asked_and_nothing_of_somebody_who_is_here()
    {
        var cases = await Fill();
        // Arthur's and one of Maud's were declined long ago; the other of hers is open.
        await Edit(cases[0], c => Declined(c, 2015));
        await Edit(cases[2], c => Declined(c, 2016));
        var (code, said) = await Printed("care", "retention", "--dry-run", "--data", _folder.Path);
        Assert.Equal(0, code);
        Assert.Contains($"{cases[2]} was to be kept until 2017-01-01", said, StringComparison.Ordinal);
        Assert.Contains("1 case past their time", said, StringComparison.Ordinal);
        Assert.DoesNotContain(cases[0], said, StringComparison.Ordinal);

        Assert.Equal(0, await Hay("care", "retention", "--data", _folder.Path));
        Assert.Equal(cases[..2].Order(), (await Ids()).Order());
        Assert.Contains("0 cases past", (await Printed("care", "retention", "--data", _folder.Path)).Said, StringComparison.Ordinal);
        Assert.Equal(1, await Hay("care", "retention", "--years", "0", "--data", _folder.Path));
    }

    [Fact]
    public async Task One_case_that_cannot_be_read_keeps_no_other_from_being_exported_or_erased_and_is_said()
    {
        var cases = await Fill();
        Sql($"UPDATE grain_state SET state = CAST('{{\"k\":\"x\"}}' AS BLOB) WHERE store = 'case' AND key = '{cases[1]}'");
        var (code, said, sorry) = await PrintedWhole("care", "export", _maud, "--out", _folder.File("one.json"), "--data", _folder.Path);
        Assert.Equal((1, ""), (code, said));
        Assert.Contains($"The case {cases[1]} cannot be read", sorry, StringComparison.Ordinal);
        Assert.DoesNotContain("Maud", sorry, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(await File.ReadAllBytesAsync(_folder.File("one.json")))) Assert.Equal(cases[0], Assert.Single(json.RootElement.EnumerateArray()).GetProperty("case").GetString());

        foreach (var id in new[] { cases[0], cases[2] }) await Edit(id, c => Declined(c, 2015));
        // Nor does a log in which it cannot be said that its case is erased.
        Sql($"UPDATE grain_state SET state = CAST('{{\"k\":\"x\"}}' AS BLOB) WHERE store = 'caselog' AND key = '{cases[0]}'");
        (code, said, sorry) = await PrintedWhole("care", "retention", "--dry-run", "--data", _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains("2 cases past their time", said, StringComparison.Ordinal);
        Assert.Contains($"The case {cases[1]} cannot be read", sorry, StringComparison.Ordinal);
        (code, said, sorry) = await PrintedWhole("care", "retention", "--data", _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains($"{cases[2]} was to be kept until 2016-01-01", said, StringComparison.Ordinal);
        Assert.Contains("1 case past their time", said, StringComparison.Ordinal);
        foreach (var id in cases[..2]) Assert.Contains($"The case {id} cannot be read, or its log", sorry, StringComparison.Ordinal);
        Assert.Equal([cases[0]], await Ids());
        (code, said) = await Printed("verify", "--data", _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains($"case/{cases[1]}: it is not sealed as Hay seals.", said, StringComparison.Ordinal);
        Assert.Contains($"caselog/{cases[0]}: it is not sealed as Hay seals.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_opens_every_record_and_finds_a_log_that_was_changed()
    {
        var cases = await Fill();
        // Enough that lines leave for a page.
        await Run(async grains =>
        {
            for (var i = 0; i < 130; i++) await CaseLog.Read(grains, cases[0], CareActor.Operator, default);
        });
        var (code, said) = await Printed("verify", "--data", _folder.Path);
        Assert.True(code == 0, said);
        Assert.Contains("3 cases among them; 3 logs of cases, 133 lines", said, StringComparison.Ordinal);

        var keys = CareKeyFile.ReadOrMake(_folder.Path);
        using (var store = await CareStore.Open(_folder.File("care"), keys, null))
        {
            var key = CaseLog.PageKey(cases[0], 1);
            var page = await store.Records.ReadAsync(CareStoreNames.CaseLogPage, key);
            var changed = System.Text.Encoding.UTF8.GetString(page.Json).Replace("\"operator\"", "\"somebody\"", StringComparison.Ordinal);
            await store.Records.WriteAsync(CareStoreNames.CaseLogPage, key, page.Version, System.Text.Encoding.UTF8.GetBytes(changed));
        }

        (code, said) = await Printed("verify", "--data", _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains($"The log of case {cases[0]}:", said, StringComparison.Ordinal);
        Assert.Contains("is not as it was written", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_records_that_changed_places_and_logs_without_their_pages()
    {
        var cases = await Fill();
        Sql($"UPDATE grain_state SET state = (SELECT state FROM grain_state WHERE store = 'case' AND key = '{cases[1]}') WHERE store = 'case' AND key = '{cases[0]}'");
        Sql($"DELETE FROM grain_state WHERE store = 'caselog' AND key = '{cases[2]}'");
        var (code, said) = await Printed("verify", "--data", _folder.Path);
        Assert.Equal(1, code);
        Assert.Contains($"case/{cases[0]}: it was changed, or was sealed for another place or version", said, StringComparison.Ordinal);
        Assert.Contains($"Case {cases[2]} has no log", said, StringComparison.Ordinal);

        // And says that it cannot look, where it has no keys.
        File.Delete(CareKeyFile.In(_folder.Path));
        Assert.Equal(1, (await Printed("verify", "--data", _folder.Path)).Code);
    }

    private static Task<int> Hay(params string[] words) => HayConsole.Run(words, static (_, _) => Task.CompletedTask);

    // One at a time: the console is everybody's.
    private static readonly SemaphoreSlim Turn = new(1);

    private static async Task<(int Code, string Said)> Printed(params string[] words) => await PrintedWhole(words) is var (code, said, _) ? (code, said) : default;

    private static async Task<(int Code, string Said, string Sorry)> PrintedWhole(params string[] words)
    {
        await Turn.WaitAsync();
        var (before, beforeError, said, sorry) = (System.Console.Out, System.Console.Error, new StringWriter(), new StringWriter());
        try
        {
            System.Console.SetOut(TextWriter.Synchronized(said));
            System.Console.SetError(TextWriter.Synchronized(sorry));
            return (await Hay(words), said.ToString(), sorry.ToString());
        }
        finally
        {
            System.Console.SetOut(before);
            System.Console.SetError(beforeError);
            Turn.Release();
        }
    }

    private static Case Declined(Case state, int year) => state with
    {
        Steps = state.Steps.Add(state.Now with { Step = CareStep.Declined, Since = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) }),
    };

    // Two cases of Maud and one of Arthur.
    private async Task<string[]> Fill()
    {
        string[] cases = [CaseId.New(), CaseId.New(), CaseId.New()];
        await Run(async grains =>
        {
            foreach (var (id, person, name) in new[] { (cases[0], _maud, "Maud Ellerby"), (cases[1], _maud, "Maud Ellerby"), (cases[2], _arthur, "Arthur Wick") })
            {
                var result = await grains.GetGrain<ICaseGrain>(id).Receive(new ReceiveReferral
                {
                    Person = new CasePerson { PersonId = person, Name = name, Phone = "01632 960001" },
                    Source = ReferralSource.Self,
                    Wanted = "Company",
                    Team = SiloSetup.Network(new SiloOptions()).Teams.Keys.Order(StringComparer.Ordinal).First(),
                    ConsentWords = "Yes",
                }, CareActor.Person, default);
                Assert.Equal(CareResult.Done, result);
            }
        });
        return cases;
    }

    private async Task Run(Func<IGrainFactory, Task> work)
    {
        CareKeys keys;
        using (DataFolder.Open(_folder.Path)) keys = CareKeyFile.ReadOrMake(_folder.Path);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.AddHaySilo(new SiloOptions { DataFolder = _folder.Path, Demo = false, Care = true, CareKeys = keys.First.Written });
        using var host = builder.Build();
        await host.StartAsync();
        await work(host.Services.GetRequiredService<IGrainFactory>());
        await host.StopAsync();
    }

    private async Task Edit(string id, Func<Case, Case> change)
    {
        using var store = await CareStore.Open(_folder.File("care"), CareKeyFile.ReadOrMake(_folder.Path), null);
        var there = await store.Records.ReadAsync(CareStoreNames.Case, id);
        var next = JsonSerializer.SerializeToUtf8Bytes(change(StoredCases.Read(id, there.Json)), GrainJson.Default.Options);
        await store.Records.WriteAsync(CareStoreNames.Case, id, there.Version, next);
    }

    private async Task<List<string>> Ids()
    {
        var ids = new List<string>();
        await StoredCases.Each(_folder.File("care"), CareKeyFile.ReadOrMake(_folder.Path), (id, _) => ids.Add(id), default);
        return ids;
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.File("care"), "hay.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }
}
