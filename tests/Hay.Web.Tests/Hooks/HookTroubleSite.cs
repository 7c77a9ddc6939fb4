using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Hay.Grains;
using Hay.Silo.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Hooks;

/// <summary>One whose journal cannot all be read.</summary>
public sealed class HookTroubleSite : HookSite
{
    /// <summary>Grains of whose past nothing can be read.</summary>
    public ConcurrentDictionary<string, bool> Unreadable { get; } = new();
    /// <summary>No journal is read beyond the one before it; 0: all can be read.</summary>
    public long Damaged { get; set; }

    protected override void Change(WebApplicationBuilder builder)
    {
        base.Change(builder);
        builder.Services.AddSingleton<IJournal>(services =>
            new Journal(new SqliteJournal(services.GetRequiredService<SqliteStore>(), GrainJson.Default.Options), this));
    }

    private sealed class Journal(IJournal inner, HookTroubleSite site) : IJournal
    {
        public async IAsyncEnumerable<JournalEntry> ReadAsync(long position, [EnumeratorCancellation] CancellationToken ct)
        {
            await foreach (var entry in inner.ReadAsync(position, ct)) yield return entry.Position == site.Damaged ? throw new IOException("It is damaged.") : entry;
        }

        public IAsyncEnumerable<JournalEntry> ReadChangesAsync(string grain, CancellationToken ct) =>
            site.Unreadable.ContainsKey(grain) ? throw new IOException("It cannot be read.") : inner.ReadChangesAsync(grain, ct);

        public Task EraseAsync(ProfileId profile, CancellationToken ct) => inner.EraseAsync(profile, ct);
        public Task AppendAsync(string grain, ImmutableArray<Fact> facts, CancellationToken ct) => inner.AppendAsync(grain, facts, ct);
        public IAsyncEnumerable<JournalEntry> ReadAboutAsync(ProfileId profile, CancellationToken ct) => inner.ReadAboutAsync(profile, ct);
        public Task<long> LastNumberAsync(string grain, CancellationToken ct) => inner.LastNumberAsync(grain, ct);
        public Task<long> LastPositionAsync(CancellationToken ct) => inner.LastPositionAsync(ct);
    }
}
