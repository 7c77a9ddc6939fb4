using System.Text;
using Hay.Silo.Storage;
using Hay.Silo.Tests.Storage;

namespace Hay.Silo.Tests.Cluster;

public sealed class CopiedGrainStorageTests
{
    private static readonly GrainId Id = GrainId.Create("note", "a");
    private readonly Copies _copies = new();
    private readonly Copies _truth = new();
    private readonly CopiedGrainStorage _storage;

    public CopiedGrainStorageTests() => _storage = new CopiedGrainStorage(new JsonGrainStorage(_truth, OpenStore.Json), _copies, OpenStore.Json);

    [Fact]
    public async Task What_was_kept_though_its_copy_was_not_is_copied_when_it_is_read()
    {
        _copies.Fails = true;
        var state = new GrainState<Note> { State = new Note { Text = "kept" } };
        await Assert.ThrowsAsync<StoreFailedException>(() => _storage.WriteStateAsync("note", Id, state));
        _copies.Fails = false;
        Assert.Null(_copies.Text);

        var read = new GrainState<Note>();
        await _storage.ReadStateAsync("note", Id, read);
        Assert.Equal("kept", read.State!.Text);
        Assert.Contains("kept", _copies.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_cleared_though_its_copy_was_not_is_cleared_when_it_is_read()
    {
        var state = new GrainState<Note> { State = new Note { Text = "gone" } };
        await _storage.WriteStateAsync("note", Id, state);
        _copies.Fails = true;
        await Assert.ThrowsAsync<StoreFailedException>(() => _storage.ClearStateAsync("note", Id, state));
        _copies.Fails = false;
        Assert.NotNull(_copies.Text);

        await _storage.ReadStateAsync("note", Id, new GrainState<Note>());
        Assert.Null(_copies.Text);
    }

    [Fact]
    public async Task Where_somebody_else_wrote_the_copy_meanwhile_it_is_written_again()
    {
        _copies.Meddles = 3;
        await _storage.WriteStateAsync("note", Id, new GrainState<Note> { State = new Note { Text = "mine" } });
        Assert.Contains("mine", _copies.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_what_is_copied_writes_nothing()
    {
        await _storage.WriteStateAsync("note", Id, new GrainState<Note> { State = new Note { Text = "same" } });
        var version = _copies.Version;
        await _storage.ReadStateAsync("note", Id, new GrainState<Note>());
        Assert.Equal(version, _copies.Version);
    }

    /// <summary>One record in memory that can fail, and be written by somebody else between a read and a write.</summary>
    private sealed class Copies : IRecordStore
    {
        private byte[] _json = [];

        public bool Fails { get; set; }
        public int Meddles { get; set; }
        public long Version { get; private set; }
        public string? Text => _json.Length == 0 ? null : Encoding.UTF8.GetString(_json);

        public ValueTask<StoredState> ReadAsync(string store, string key, CancellationToken ct = default) =>
            Fails ? throw new StoreFailedException("away", null) : ValueTask.FromResult(_json.Length == 0 ? StoredState.None : new StoredState(Version, _json));

        public ValueTask<long> LastVersionAsync(string store, string key, CancellationToken ct = default) => ValueTask.FromResult(Version);

        public Task<WriteOutcome> WriteAsync(string store, string key, long expected, byte[] json, CancellationToken ct = default)
        {
            if (Fails) throw new StoreFailedException("away", null);
            if (Meddles > 0)
            {
                Meddles--;
                Version++;
            }

            if (expected != (_json.Length == 0 ? 0 : Version)) return Task.FromResult(new WriteOutcome(false, Version));
            _json = json;
            return Task.FromResult(new WriteOutcome(true, ++Version));
        }

        public Task<WriteOutcome> ClearAsync(string store, string key, long expected, CancellationToken ct = default) => WriteAsync(store, key, expected, [], ct);
    }
}
