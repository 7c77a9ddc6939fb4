using Hay.Grains;
using Orleans.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>Many writers at once on few records, against a plain dictionary; a reader follows the feed meanwhile.</summary>
public abstract class HistoryContract<TKind> : WithStore<TKind> where TKind : IStoreKind, new()
{
    private const int Writers = 16;
    private const int WritesEach = 120;
    private const int Keys = 24;
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_follower_of_the_feed_ends_with_what_was_acknowledged(int seed)
    {
        var model = new Model();
        var followed = new Dictionary<string, GrainRecord>();
        var seqs = new List<long>();
        using var done = new CancellationTokenSource();

        var follower = Task.Run(async () =>
        {
            for (var last = false; !last;)
            {
                last = done.IsCancellationRequested;
                foreach (var record in await Store.Changes(seqs.LastOrDefault()))
                {
                    seqs.Add(record.Seq);
                    Assert.True(!followed.TryGetValue(record.Key, out var older) || older.Version < record.Version);
                    followed[record.Key] = record;
                }
            }
        });

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Work(seed * 1000 + writer, model))));
        await done.CancelAsync();
        await follower;

        Assert.Equal(seqs.Distinct().Order(), seqs);
        Assert.Equal(model.Writes.Keys.Order(), followed.Keys.Order());
        foreach (var (key, record) in followed)
        {
            // As many versions as acknowledged writes: none was lost, and none was kept that was refused.
            Assert.Equal(model.Writes[key], record.Version);
            Assert.Equal(model.Texts[(key, record.Version)], OpenStore.Text(record));
            Assert.Equal(OpenStore.Text(record), (await Store.Read(key)) is { RecordExists: true } there ? there.State!.Text : null);
        }
    }

    private async Task Work(int seed, Model model)
    {
        var random = new Random(seed);
        for (var i = 0; i < WritesEach; i++)
        {
            var key = $"k{random.Next(Keys)}";
            var state = await Store.Read(key);
            var text = random.Next(6) == 0 && state.RecordExists ? null : $"{seed}/{i}";
            try
            {
                await (text is null ? Store.Clear(key, state) : Store.Write(key, state, text));
            }
            catch (InconsistentStateException)
            {
                continue;
            }

            // Acknowledged: the feed must have it, or a later one, at once.
            model.Acknowledge(key, text, (await Store.Changes()).Single(record => record.Key == key));
        }
    }

    /// <summary>How often each key was written, and what is known of its versions.</summary>
    private sealed class Model
    {
        public Dictionary<string, long> Writes { get; } = [];

        public Dictionary<(string Key, long Version), string?> Texts { get; } = [];

        public void Acknowledge(string key, string? text, GrainRecord told)
        {
            lock (Writes)
            {
                Writes[key] = Writes.GetValueOrDefault(key) + 1;
                if (OpenStore.Text(told) == text)
                {
                    Texts[(key, told.Version)] = text;
                }
            }
        }
    }
}
