using System.Runtime.CompilerServices;
using Hay.Grains;
using Hay.Web.Hooks;
using Hay.Web.Tests.Organise;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Hooks;

/// <summary>Webhooks where something is broken, or much happens at once: it stays with whom it concerns.</summary>
public sealed class HookTroubleTests(HookTroubleSite site) : IClassFixture<HookTroubleSite>
{
    private IJournal Journal => site.Services.GetRequiredService<IJournal>();

    [Fact]
    public async Task One_activity_that_cannot_be_read_is_passed_over_after_a_minute()
    {
        var (una, group, account) = await site.Known("una");
        await site.Add(una, $"/organise/{group}", "/una");
        site.Unreadable["activity/damaged-tea"] = true;
        await site.Publish("damaged-tea", group, account, "Nobody will know");
        var id = await site.List(group, account, "Everybody will know");
        var grain = site.Grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(group));

        // What is due is sent meanwhile.
        await grain.Test((await grain.View(default)).All[0].Id, "test-una", default);
        Assert.Equal("webhook.test", (await site.Receiver.Until("/una", 1))[0].Type);

        var posts = await Patiently("/una", 2);
        Assert.Equal(id, posts[1].Data.GetProperty("id").GetString());
        await site.Publish("damaged-tea", group, account, "Nor that");
        await site.Publish(id, group, account, "But this");
        Assert.Equal(id, (await Patiently("/una", 3))[2].Data.GetProperty("id").GetString());
    }

    [Fact]
    public async Task One_fact_that_cannot_be_read_is_passed_over_after_a_minute_and_what_is_due_is_sent_meanwhile()
    {
        var (joe, group, account) = await site.Known("joe");
        await site.Add(joe, $"/organise/{group}", "/joe");
        site.Damaged = await Journal.LastPositionAsync(default) + 1;
        await site.List(group, account, "Nobody will know");
        var id = await site.List(group, account, "Everybody will know");
        var grain = site.Grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(group));
        await grain.Test((await grain.View(default)).All[0].Id, "test-joe", default);
        Assert.Equal("webhook.test", (await site.Receiver.Until("/joe", 1))[0].Type);

        Assert.Equal(id, (await Patiently("/joe", 2))[1].Data.GetProperty("id").GetString());
    }

    [Fact]
    public async Task One_that_is_full_waits_in_the_journal_and_keeps_nothing_from_the_others()
    {
        var (max, full, _) = await site.Known("max");
        await site.Add(max, $"/organise/{full}", "/max");
        var (eve, group, account) = await site.Known("eve");
        await site.Add(eve, $"/organise/{group}", "/eve");
        site.Receiver.Answers("/max", http =>
        {
            http.Abort(); // nobody is there
            return Task.CompletedTask;
        });
        await Much("full", full, Hook.MostPending + 100);
        await RunningSite.Until(() => Now() is { FailingSince: not null, Room: < HookEar.AtOnce });
        await Much("other", "o-somebody-else", 1100);
        await site.List(group, account, "Tea");
        await site.Receiver.Until("/eve", 1);
        Assert.Empty(Now().Done);

        // It comes to an end, though one still has to hear.
        var (reader, readings) = (ActivatorUtilities.CreateInstance<HookReader>(site.Services), 1);
        while (await reader.Read(default)) Assert.InRange(++readings, 1, 20);

        site.Receiver.Answers("/max", 204);
        site.Later(TimeSpan.FromMinutes(2));
        await RunningSite.Until(() => site.Receiver.At("/max").Select(p => p.Id).Distinct().Count() == Hook.MostPending + 100 && Now().Pending.IsEmpty);
        Assert.Null(Now().Missed);

        Hook Now() => site.Grains.GetGrain<IHooksGrain>(HookKeys.OfOrganisation(full)).View(default).Result.All[0];
    }

    [Fact]
    public void What_can_still_be_opened_signs()
    {
        var secrets = new HookSecrets(new EphemeralDataProtectionProvider());
        var (lost, kept) = (new HookSecrets(new EphemeralDataProtectionProvider()).New().Sealed, secrets.New().Sealed);
        Assert.Equal(secrets.Sign([kept], "id", 1, "{}"u8), secrets.Sign([kept, lost], "id", 1, "{}"u8));
        Assert.Null(secrets.Sign([lost, "?"], "id", 1, "{}"u8));
    }

    [Fact]
    public async Task All_hosts_of_a_space_hear_though_an_account_cannot_be_read()
    {
        var hosts = Enumerable.Range(1, 7).Select(i => $"host-{i}.ely@example.org").ToArray();
        foreach (var host in hosts) await site.SignIn(host, new AccountRole(RoleKind.Host, "east-cambridgeshire"));
        var letters = ActivatorUtilities.CreateInstance<HookLetters>(site.Services, new Junk(site.Services.GetRequiredService<IChangeFeed>()));
        await letters.SayGivenUp("space/east-cambridgeshire", "w-1", "https://tool.example/", default);
        Assert.Equal(hosts, site.Sent.Select(m => m.To).Intersect(hosts).Order());
    }

    // It may pass over only after a minute from when it first failed, whenever that was. Time that passes while something is on its way may
    // make the sender try it again: what comes twice is one.
    private async Task<List<Post>> Patiently(string path, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        List<Post> Come() => [.. site.Receiver.At(path).DistinctBy(p => p.Id)];
        while (Come().Count < count)
        {
            await Task.Delay(50, patience.Token);
            site.Later(TimeSpan.FromSeconds(20));
        }

        return Come();
    }

    private Task Much(string name, string group, int count) => Task.WhenAll(Enumerable.Range(1, count).Select(i => $"{name}-{i}").Select(id => Journal.AppendAsync(
        $"{StoreNames.Activity}/{id}",
        [new Fact { Number = 1, Kind = FactKind.Listed, At = site.Clock.GetUtcNow(), Activity = id, ListedAs = new ListedAs("fenland", "games", group) }], default)));

    private sealed class Junk(IChangeFeed inner) : IChangeFeed
    {
        public async IAsyncEnumerable<GrainRecord> ReadAsync(string store, long after, [EnumeratorCancellation] CancellationToken ct)
        {
            yield return new GrainRecord(1, store, "junk", 1, "{\"details\":7}"u8.ToArray());
            await foreach (var record in inner.ReadAsync(store, after, ct)) yield return record;
        }
    }
}
