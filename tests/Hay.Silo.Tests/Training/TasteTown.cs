using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Silo.Tests.Training;

/// <summary>
/// A town of two tastes, written as grains would have written it: six listings of each, every week, and people who go to what is to
/// their taste, one new thing after the other through twelve weeks.
/// </summary>
internal static class TasteTown
{
    public const int OfEach = 6;
    public static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Began = Now.AddDays(-80);

    public static IEnumerable<string> Listings => Enumerable.Range(0, OfEach).SelectMany(i => new[] { $"yoga-{i}", $"chess-{i}" });

    /// <summary>The same number names the same person again and again.</summary>
    public static ProfileId Person(int number) => new(new Guid(number, 7, 7, new byte[8]).ToString("n"));

    public static Task Fill(string folder, int people = 60) => Write(folder, async store =>
    {
        foreach (var id in Listings) await store.Keep(StoreNames.Activity, id, Activity(id));
        for (var person = 0; person < people; person++) await store.Allow(person);
        for (var person = 0; person < people; person++) await store.Visit(person, person % 2 == 0 ? "yoga" : "chess");
    });

    public static async Task Write(string folder, Func<TownStore, Task> write)
    {
        using var data = DataFolder.Open(folder);
        using var store = SqliteStore.Open(data);
        await write(new TownStore(store));
    }

    public static Activity Activity(string id) => new()
    {
        Listed = Began.AddDays(-10),
        Checked = new DateOnly(2026, 11, 1),
        Listing = new Listing
        {
            Title = id,
            Space = "peterborough",
            Organisation = id,
            Category = id[..id.IndexOf('-', StringComparison.Ordinal)],
            Schedule = new Schedule { Start = new DateTime(2026, 8, 3 + (id[^1] - '0'), 18, 30, 0), Duration = TimeSpan.FromHours(1), Rule = "FREQ=WEEKLY" },
        },
    };

    /// <summary>Writes as grains do, without them.</summary>
    internal sealed class TownStore(SqliteStore store)
    {
        private readonly SqliteJournal _journal = new(store, GrainJson.Default.Options);
        private readonly Dictionary<string, long> _numbers = [];

        public async Task Keep<T>(string name, string key, T state) =>
            await store.WriteAsync(name, key, store.Read(name, key).Version, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(state, GrainJson.Default.Options)));

        public Task Allow(int person, bool isAllowed = true, params ImmutableArray<Judgement> judgements) => Keep(StoreNames.Profile, Person(person).Value, new Profile
        {
            PicksAllowed = isAllowed ? Began : null,
            Judgements = judgements,
            Preferences = new Preferences { Times = [UsualTime.Evenings] },
        });

        // One new thing every two weeks: they end up with most of their taste.
        public async Task Visit(int person, string taste)
        {
            for (var i = 0; i < OfEach - 1; i++)
            {
                var when = Began.AddDays((i * 15) + (person % 13)).AddHours(9);
                await Say($"{taste}-{(person + i) % OfEach}", FactKind.Going, person, when);
            }
        }

        public async Task Say(string activity, FactKind kind, int? person, DateTimeOffset at, string session = "20261124T1830")
        {
            var (saver, number) = kind is FactKind.Saved or FactKind.Unsaved ? ($"profile/{Person(person!.Value)}", 0L) : ($"activity/{activity}", 0L);
            number = _numbers[saver] = (_numbers.TryGetValue(saver, out var last) ? last : await _journal.LastNumberAsync(saver, default)) + 1;
            await _journal.AppendAsync(saver, [new Fact
            {
                Number = number,
                Kind = kind,
                At = at,
                Activity = activity,
                Session = kind is FactKind.Going or FactKind.GaveUp or FactKind.Came ? new SessionId(session) : null,
                Profile = person is { } who ? Person(who) : null,
            }], default);
        }

        public Task Erase(int person) => _journal.EraseAsync(Person(person), default);
    }
}
