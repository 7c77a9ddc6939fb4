using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Npgsql;

namespace Hay.Silo.Storage;

/// <summary>The journal in the store's database: facts ride in the same batches as states.</summary>
/// <param name="store">Where they are kept.</param>
/// <param name="json">Knows <see cref="Fact"/> (its <see cref="JsonSerializerOptions.TypeInfoResolver"/>).</param>
public sealed class PostgresJournal(PostgresStore store, JsonSerializerOptions json) : IJournal
{
    private const string Columns = "SELECT position, grain, fact FROM journal";
    private readonly JournalText _text = new(json);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A fact has no number: numbers count from 1.</exception>
    /// <exception cref="StoreFailedException">None of them was kept.</exception>
    public Task AppendAsync(string grain, ImmutableArray<Fact> facts, CancellationToken ct) =>
        facts.IsDefaultOrEmpty ? Task.CompletedTask : store.AppendAsync(grain, [.. facts.Select(fact => Storable(_text.Line(grain, fact)))], ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAsync(long position, CancellationToken ct) =>
        store.Stream($"{Columns} WHERE position > $1 ORDER BY position", [position], Entry, ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadAboutAsync(ProfileId profile, CancellationToken ct) =>
        store.Stream($"{Columns} WHERE profile = $1 ORDER BY position", [profile.Value], Entry, ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<JournalEntry> ReadChangesAsync(string grain, CancellationToken ct) =>
        store.Stream($"{Columns} WHERE grain = $1 AND kind NOT IN ('Going', 'Waiting', 'GaveUp', 'Came', 'DidNotCome') ORDER BY number", [grain], Entry, ct);

    /// <inheritdoc/>
    /// <exception cref="StoreFailedException">Nobody was taken out of anything.</exception>
    public Task EraseAsync(ProfileId profile, CancellationToken ct) => store.EraseAsync($"{StoreNames.Profile}/{profile.Value}", profile.Value, ct);

    /// <inheritdoc/>
    public async Task<long> LastNumberAsync(string grain, CancellationToken ct)
    {
        await foreach (var last in store.Stream("SELECT coalesce(max(number), 0) FROM journal WHERE grain = $1", [grain], static row => row.GetInt64(0), ct)) return last;
        return 0;
    }

    /// <inheritdoc/>
    public async Task<long> LastPositionAsync(CancellationToken ct)
    {
        await foreach (var last in store.Stream("SELECT coalesce(max(position), 0) FROM journal", [], static row => row.GetInt64(0), ct)) return last;
        return 0;
    }

    private static JournalLine Storable(JournalLine line) => line with { Json = JsonNul.Without(line.Json) };

    private JournalEntry Entry(NpgsqlDataReader row) => _text.Read(row.GetInt64(0), row.GetString(1), row.GetFieldValue<byte[]>(2));
}
