using System.Collections.Concurrent;
using System.Collections.Frozen;
using Hay.Care;
using Hay.Grains;
using Hay.Web.Accounts;

namespace Hay.Web.Care;

/// <summary>What colleagues are called, by their accounts; kept for a while, as lists name the same few again and again.</summary>
internal sealed class CareNames(IGrainFactory grains, TimeProvider clock)
{
    private const int Most = 5000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, (string Name, DateTimeOffset At)> _known = new();

    public async Task<FrozenDictionary<string, string>> Of(IEnumerable<string> accounts, CancellationToken ct)
    {
        var names = new Dictionary<string, string>();
        foreach (var account in accounts.Distinct()) names[account] = await Of(account, ct);
        return names.ToFrozenDictionary();
    }

    private async Task<string> Of(string account, CancellationToken ct)
    {
        if (account.Length == 0) return "";
        if (account == CareActor.Person.Account) return "the person";
        if (account == AuditEntry.Operator) return "whoever runs the machine";
        if (account == AuditEntry.Site) return "Hay itself";
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(account, out var known) && now - known.At < Kept) return known.Name;
        if (_known.Count >= Most) _known.Clear();
        using var store = new AccountStore(grains);
        var name = await store.FindByIdAsync(account, ct) is { Details: var who } ? (who.Name.Length > 0 ? who.Name : who.Email) : "somebody whose account has gone";
        _known[account] = (name, now);
        return name;
    }
}
