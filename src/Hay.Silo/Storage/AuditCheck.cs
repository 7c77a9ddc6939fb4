using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Silo.Storage;

/// <summary>Holds the audit log, as it is in a store of any kind, against its own chain. Give it all pages by their keys, then the end.</summary>
/// <param name="noted">A head that was written down before; null: none.</param>
internal sealed class AuditCheck(AuditHead? noted)
{
    private readonly AuditChain _chain = new(noted);
    private readonly ImmutableArray<string>.Builder _unreadable = ImmutableArray.CreateBuilder<string>();

    public void Page(string key, byte[] state)
    {
        if (Read<AuditPage>($"{StoreNames.AuditPage}/{key}", state) is { } page) _chain.Take(page);
    }

    /// <param name="log">The state of the log itself; null: there is none.</param>
    public (AuditHead Head, ImmutableArray<string> Findings) End(byte[]? log)
    {
        var findings = _chain.End(log is null ? null : Read<AuditLog>($"{StoreNames.Audit}/{IAuditGrain.Key}", log));
        return (_chain.Head, [.. _unreadable, .. findings]);
    }

    private T? Read<T>(string name, byte[] state) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(state, GrainJson.Default.Options);
        }
        catch (JsonException cause)
        {
            _unreadable.Add($"{name} of the audit log cannot be read: {cause.Message}");
            return null;
        }
    }
}
