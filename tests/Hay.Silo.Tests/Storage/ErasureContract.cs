using Hay.Grains;

namespace Hay.Silo.Tests.Storage;

/// <summary>What every store of Hay promises of somebody who asks to be forgotten.</summary>
public abstract class ErasureContract<TKind> : WithStore<TKind> where TKind : IStoreKind, new()
{
    private static readonly ProfileId Ann = ProfileId.New(), Bob = ProfileId.New();

    [Fact]
    public async Task No_fact_names_them_and_none_is_lost()
    {
        await Tell();
        var before = await Store.Facts();

        await Store.Journal.EraseAsync(Ann, default);

        var after = await Store.Facts();
        Assert.Equal(before.Select(e => (e.Position, e.Fact.Kind, e.Fact.At, e.Fact.Activity)), after.Select(e => (e.Position, e.Fact.Kind, e.Fact.At, e.Fact.Activity)));
        Assert.DoesNotContain(after, e => e.Fact.Profile == Ann || e.Grain.Contains(Ann.Value, StringComparison.Ordinal));
        Assert.Empty(await About(Ann));
    }

    [Fact]
    public async Task Their_own_facts_no_longer_belong_together()
    {
        await Tell();

        await Store.Journal.EraseAsync(Ann, default);

        var own = (await Store.Facts()).Where(e => e.Grain.StartsWith("erased/", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, own.Count);
        Assert.Equal(2, own.Select(e => e.Grain).Distinct().Count());
        Assert.All(own, e => Assert.Equal(1, e.Fact.Number));
        Assert.Equal(0, await Store.Journal.LastNumberAsync($"profile/{Ann.Value}", default));
    }

    [Fact]
    public async Task Everybody_else_stays_as_they_are()
    {
        await Tell();
        var before = await About(Bob);

        await Store.Journal.EraseAsync(Ann, default);
        await Store.Journal.EraseAsync(Ann, default);

        Assert.Equal(before, await About(Bob));
        Assert.Equal(2, before.Count);
    }

    [Fact]
    public async Task A_person_can_see_all_that_names_them()
    {
        await Tell();

        Assert.Equal([FactKind.Going, FactKind.Saved, FactKind.Unsaved], (await About(Ann)).Select(e => e.Fact.Kind));
    }

    [Fact]
    public async Task What_they_take_back_is_nowhere_and_what_they_say_then_stays()
    {
        Fact Said(int number, Wellbeing said) => Fact(number, FactKind.SaidHowThingsAre, Ann) with { Wellbeing = said, IsFirst = number is 1 or 4 };
        await Store.Journal.AppendAsync($"profile/{Bob.Value}", [Said(1, new() { Anxious = 3 }) with { Profile = Bob }], default);
        await Store.Journal.AppendAsync($"profile/{Ann.Value}", [Said(1, new() { Happy = 7 }), Fact(2, FactKind.Saved, Ann), Said(3, Wellbeing.NotSaid), Said(4, new() { Happy = 2 })], default);
        // Sent again: nothing more goes.
        await Store.Journal.AppendAsync($"profile/{Ann.Value}", [Said(3, Wellbeing.NotSaid)], default);

        Assert.Equal([null, null, Wellbeing.NotSaid, new() { Happy = 2 }], (await About(Ann)).Select(e => e.Fact.Wellbeing));
        Assert.Equal([false, false, false, true], (await About(Ann)).Select(e => e.Fact.IsFirst));
        Assert.Equal(3, (await About(Bob))[0].Fact.Wellbeing!.Anxious);
    }

    private async Task Tell()
    {
        await Store.Journal.AppendAsync("activity/yoga", [Fact(1, FactKind.Going, Ann), Fact(2, FactKind.Going, Bob)], default);
        await Store.Journal.AppendAsync($"profile/{Ann.Value}", [Fact(1, FactKind.Saved, Ann), Fact(2, FactKind.Unsaved, Ann)], default);
        await Store.Journal.AppendAsync($"profile/{Bob.Value}", [Fact(1, FactKind.Saved, Bob)], default);
    }

    private async Task<List<JournalEntry>> About(ProfileId profile)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in Store.Journal.ReadAboutAsync(profile, default)) entries.Add(entry);
        return entries;
    }

    private static Fact Fact(long number, FactKind kind, ProfileId profile) => new()
    {
        Number = number,
        Kind = kind,
        At = DateTimeOffset.UnixEpoch,
        Activity = "yoga",
        Profile = profile,
    };
}

public sealed class SqliteErasure : ErasureContract<SqliteKind>;
