using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Hay.Grains;
using Orleans.Storage;

namespace Hay.Silo.Tests.Storage;

/// <summary>A store under test by its contracts alone, with short ways to use it.</summary>
public sealed class OpenStore(IGrainStorage states, IChangeFeed feed, IJournal journal, IDisposable opened) : IDisposable
{
    public const string Name = "note";

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public IChangeFeed Feed => feed;

    public IJournal Journal => journal;

    public void Dispose() => opened.Dispose();

    public async Task<GrainState<Note>> Read(string key, string store = Name)
    {
        var state = new GrainState<Note>();
        await states.ReadStateAsync(store, Id(key), state);
        return state;
    }

    public Task Write(string key, GrainState<Note> state, string text, string store = Name)
    {
        state.State = new Note { Text = text };
        return states.WriteStateAsync(store, Id(key), state);
    }

    public Task Clear(string key, GrainState<Note> state, string store = Name) => states.ClearStateAsync(store, Id(key), state);

    /// <summary>Reads and writes; returns the state as it is then.</summary>
    public async Task<GrainState<Note>> Put(string key, string text, string store = Name)
    {
        var state = await Read(key, store);
        await Write(key, state, text, store);
        return state;
    }

    public async Task<List<GrainRecord>> Changes(long after = 0, string store = Name)
    {
        var records = new List<GrainRecord>();
        await foreach (var record in feed.ReadAsync(store, after, default))
        {
            records.Add(record);
        }

        return records;
    }

    public async Task<List<JournalEntry>> Facts(long after = 0)
    {
        var entries = new List<JournalEntry>();
        await foreach (var entry in journal.ReadAsync(after, default))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>The text of a record that the feed told; null when it was cleared.</summary>
    public static string? Text(GrainRecord record) => record.State.IsEmpty
        ? null
        : JsonSerializer.Deserialize<Note>(Encoding.UTF8.GetString(record.State.Span), Json)!.Text;

    private static GrainId Id(string key) => GrainId.Create("note", key);
}

/// <summary>A state to keep.</summary>
public sealed record Note
{
    public string Text { get; init; } = "";
}
