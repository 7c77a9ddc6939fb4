using System.Text;
using System.Text.Json;
using Hay.Care;
using Hay.Grains;
using Hay.Silo.Storage;
using Orleans.Storage;

namespace Hay.Silo.Tests.Storage.Care;

/// <summary>Nobody without a key reads a record; nobody with the file puts one in another's place.</summary>
public sealed class SealedRecordsTests : IDisposable
{
    private const string Kind = CareStoreNames.Case;
    private static readonly byte[] Json = """{"person":"Maud Ellerby of Witchford"}"""u8.ToArray();
    private readonly TemporaryFolder _folder = new();
    private readonly Opened _opened;
    private readonly CareKey _key = CareKey.New();

    public SealedRecordsTests() => _opened = _folder.Open();

    public void Dispose()
    {
        _opened.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_written_is_read_and_nothing_of_it_is_in_the_store()
    {
        var records = With(_key);
        Assert.Equal(new WriteOutcome(true, 1), await records.WriteAsync(Kind, "a", 0, Json));
        Assert.Equal(Json, (await records.ReadAsync(Kind, "a")).Json);
        var kept = Encoding.UTF8.GetString((await _opened.Store.ReadAsync(Kind, "a")).Json);
        Assert.DoesNotContain("Maud", kept, StringComparison.Ordinal);
        Assert.StartsWith($$"""{"k":"{{_key.Id}}","n":""", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_seal_is_another_one()
    {
        var records = With(_key);
        await records.WriteAsync(Kind, "a", 0, Json);
        var first = (await _opened.Store.ReadAsync(Kind, "a")).Json;
        await records.WriteAsync(Kind, "a", 1, Json);
        Assert.NotEqual(first, (await _opened.Store.ReadAsync(Kind, "a")).Json);
    }

    [Fact]
    public async Task A_write_against_another_version_is_refused_as_by_any_store()
    {
        var records = With(_key);
        await records.WriteAsync(Kind, "a", 0, Json);
        Assert.Equal(new WriteOutcome(false, 1), await records.WriteAsync(Kind, "a", 0, Json));
    }

    [Fact]
    public async Task A_record_that_was_cleared_is_none_and_may_begin_anew()
    {
        var records = With(_key);
        await records.WriteAsync(Kind, "a", 0, Json);
        Assert.True((await records.ClearAsync(Kind, "a", 1)).Accepted);
        Assert.False((await records.ReadAsync(Kind, "a")).Exists);
        Assert.True(Assert.Single(await Changes(_key)).State.IsEmpty);
        // It goes on counting, and opens.
        Assert.Equal(new WriteOutcome(true, 3), await records.WriteAsync(Kind, "a", 0, Json));
        Assert.Equal(Json, (await records.ReadAsync(Kind, "a")).Json);
        Assert.Equal(new WriteOutcome(true, 4), await records.WriteAsync(Kind, "a", 3, Json));
        Assert.Equal(Json, (await records.ReadAsync(Kind, "a")).Json);
    }

    [Fact]
    public async Task What_was_there_before_does_not_open_where_a_later_one_is()
    {
        var records = With(_key);
        await records.WriteAsync(Kind, "a", 0, Json);
        var before = (await _opened.Store.ReadAsync(Kind, "a")).Json;
        await records.WriteAsync(Kind, "a", 1, """{"person":"Maud Ellerby, who took her consent back"}"""u8.ToArray());
        await _opened.Store.WriteAsync(Kind, "a", 2, before);
        await Refuses(records, "a", "sealed for another place or version");
        await records.ClearAsync(Kind, "a", 3);
        await _opened.Store.WriteAsync(Kind, "a", 0, before);
        await Refuses(records, "a", "sealed for another place or version");
        Assert.Equal("unreadable"u8.ToArray(), Assert.Single(await Changes(_key)).State.ToArray());
    }

    [Fact]
    public async Task Another_key_of_the_same_id_does_not_open_it()
    {
        await With(_key).WriteAsync(Kind, "a", 0, Json);
        await Refuses(With(_key with { Bytes = CareKey.New().Bytes }), "a", "changed");
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_named()
    {
        await With(_key).WriteAsync(Kind, "a", 0, Json);
        await Refuses(With(CareKey.New()), "a", $"the key {_key.Id}, which the setting Hay__Care__Keys does not have");
    }

    [Fact]
    public async Task Records_that_change_places_do_not_open()
    {
        var records = With(_key);
        await records.WriteAsync(Kind, "a", 0, Json);
        await records.WriteAsync(Kind, "b", 0, Json);
        var (a, b) = ((await _opened.Store.ReadAsync(Kind, "a")).Json, (await _opened.Store.ReadAsync(Kind, "b")).Json);
        await _opened.Store.WriteAsync(Kind, "a", 1, b);
        await _opened.Store.WriteAsync(Kind, "b", 1, a);
        await _opened.Store.WriteAsync(CareStoreNames.CaseLog, "a", 0, a);
        await Refuses(records, "a", "sealed for another place");
        await Refuses(records, "b", "sealed for another place");
        await Refuses(records, "a", "sealed for another place", CareStoreNames.CaseLog);
    }

    [Fact]
    public async Task A_change_of_one_byte_anywhere_is_noticed()
    {
        var records = With(_key);
        await records.WriteAsync(Kind, "a", 0, Json);
        var kept = (await _opened.Store.ReadAsync(Kind, "a")).Json;
        for (var at = 0; at < kept.Length; at++)
        {
            var changed = (byte[])kept.Clone();
            // Another letter of base64 where there is one, so that it is the seal that notices.
            changed[at] = changed[at] == (byte)'A' ? (byte)'B' : (byte)'A';
            Assert.Throws<UnreadableRecordException>(() => Seal(_key).Open(Kind, "a", 1, changed));
        }

        Assert.Throws<UnreadableRecordException>(() => Seal(_key).Open(Kind, "a", 1, Json));
        Assert.Throws<UnreadableRecordException>(() => Seal(_key).Open(Kind, "a", 1, "[1]"u8));
        Assert.Throws<UnreadableRecordException>(() => Seal(_key).Open(Kind, "a", 1, """{"k":1,"n":2,"c":3}"""u8));
    }

    [Fact]
    public async Task After_a_change_of_keys_the_old_one_reads_and_the_next_write_seals_with_the_new()
    {
        var next = CareKey.New();
        await With(_key).WriteAsync(Kind, "a", 0, Json);
        var rotated = With(next, _key);
        Assert.Equal(Json, (await rotated.ReadAsync(Kind, "a")).Json);
        await rotated.WriteAsync(Kind, "a", 1, Json);
        Assert.Equal(next.Id, RecordSeal.KeyOf(Kind, "a", (await _opened.Store.ReadAsync(Kind, "a")).Json));
        Assert.Equal(Json, (await With(next).ReadAsync(Kind, "a")).Json);
    }

    [Fact]
    public async Task The_feed_tells_it_opened()
    {
        await With(_key).WriteAsync(Kind, "a", 0, Json);
        await With(_key).WriteAsync(CareStoreNames.CaseLog, "a", 0, Json);
        var told = Assert.Single(await Changes(_key));
        Assert.Equal(("a", 1L), (told.Key, told.Version));
        Assert.Equal(Json, told.State.ToArray());
    }

    [Fact]
    public async Task The_feed_tells_one_that_does_not_open_as_unreadable_and_goes_on()
    {
        await With(CareKey.New()).WriteAsync(Kind, "a", 0, Json);
        await With(_key).WriteAsync(Kind, "b", 0, Json);
        Assert.Collection(await Changes(_key),
            a =>
            {
                // Neither a case, nor none.
                Assert.False(a.State.IsEmpty);
                Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Case>(a.State.Span, GrainJson.Default.Options));
            },
            b => Assert.Equal(Json, b.State.ToArray()));
    }

    [Fact]
    public async Task Nothing_of_the_text_is_in_the_files()
    {
        const string Marker = "Maud-Ellerby-of-Witchford-4711";
        IGrainStorage Storage(IRecordStore records) => new JsonGrainStorage(records, OpenStore.Json);
        var state = new GrainState<Note>(new Note { Text = Marker });
        await Storage(With(_key)).WriteStateAsync(Kind, GrainId.Create("case", "a"), state);
        await Storage(With(_key)).WriteStateAsync(Kind, GrainId.Create("case", "a"), state);
        Assert.False(Holds(Marker));

        // The search would find it.
        await Storage(_opened.Store).WriteStateAsync(Kind, GrainId.Create("case", "b"), new GrainState<Note>(new Note { Text = Marker }));
        Assert.True(Holds(Marker));
    }

    [Fact]
    public async Task What_was_erased_is_in_no_file_not_even_sealed()
    {
        await With(_key).WriteAsync(Kind, "a", 0, Json);
        var kept = Encoding.UTF8.GetString((await _opened.Store.ReadAsync(Kind, "a")).Json)[^80..^10];
        Assert.True(Holds(kept));
        await With(_key).ClearAsync(Kind, "a", 1);
        Assert.False(Holds(kept));
    }

    [Fact]
    public void What_is_too_large_is_refused_before_it_is_sealed()
    {
        Assert.True(Seal(_key).Seal(Kind, "a", 1, new byte[RecordSeal.MostBytes]).Length <= StoreLimits.MaxStateBytes);
        Assert.Throws<ArgumentException>(() => Seal(_key).Seal(Kind, "a", 1, new byte[RecordSeal.MostBytes + 1]));
        Assert.Throws<ArgumentException>(() => Seal(_key).Seal(Kind, "a", 1, []));
    }

    private static async Task Refuses(IRecordStore records, string key, string why, string store = Kind)
    {
        var said = await Assert.ThrowsAsync<UnreadableRecordException>(async () => await records.ReadAsync(store, key));
        Assert.Contains(why, said.Message, StringComparison.Ordinal);
    }

    private static RecordSeal Seal(params CareKey[] keys) => new(CareKeys.Parse(string.Join(';', keys.Select(k => k.Written))));

    private SealedRecords With(params CareKey[] keys) => new(_opened.Store, Seal(keys));

    private async Task<List<GrainRecord>> Changes(CareKey key)
    {
        var told = new List<GrainRecord>();
        await foreach (var record in new UnsealedFeed(new SqliteChangeFeed(_opened.Store), Seal(key)).ReadAsync(Kind, 0, default)) told.Add(record);
        return told;
    }

    private bool Holds(string text) => new[] { "hay.db", "hay.db-wal" }.Where(name => File.Exists(_folder.File(name))).Any(name =>
    {
        using var stream = new FileStream(_folder.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
