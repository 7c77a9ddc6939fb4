using Hay.Grains;

namespace Hay.Silo.Tests.Storage;

/// <summary>How somebody says that things are, on its way through the journal.</summary>
public sealed class JournalAnswersTests : WithStore<SqliteKind>
{
    private static readonly ProfileId Ann = ProfileId.New(), Bob = ProfileId.New();
    private static readonly Wellbeing Nought = new() { Satisfied = 0, Anxious = 0 };

    [Fact]
    public async Task Answers_come_back_as_they_were_said()
    {
        Fact[] facts = [Said(1, Ann, Nought) with { IsFirst = true }, Said(2, Ann, new() { Worthwhile = 10 })];

        await Store.Journal.AppendAsync($"profile/{Ann}", [.. facts], default);

        Assert.Equal(facts, (await Store.Facts()).Select(entry => entry.Fact));
    }

    [Fact]
    public async Task Of_somebody_who_was_forgotten_none_is_left()
    {
        await Store.Journal.AppendAsync($"profile/{Ann}", [Said(1, Ann, Nought) with { IsFirst = true }], default);
        await Store.Journal.AppendAsync($"profile/{Bob}", [Said(1, Bob, Nought)], default);

        await Store.Journal.EraseAsync(Ann, default);

        var facts = (await Store.Facts()).Select(entry => entry.Fact).ToList();
        Assert.Equal(new Fact { Number = 1, Kind = FactKind.SaidHowThingsAre, At = DateTimeOffset.UnixEpoch }, facts[0]);
        Assert.Equal(Said(1, Bob, Nought), facts[1]);
    }

    private static Fact Said(long number, ProfileId who, Wellbeing said) =>
        new() { Number = number, Kind = FactKind.SaidHowThingsAre, At = DateTimeOffset.UnixEpoch, Profile = who, Wellbeing = said };
}
