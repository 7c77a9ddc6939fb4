using System.Collections.Immutable;
using Hay.Care;

namespace Hay.Silo.Storage;

/// <summary>What of the connector service is past its time. Nothing of a person goes while anything of them is still to be kept.</summary>
internal static class CaseRetention
{
    /// <summary>Cases with the day until which they were to be kept, longest ago first; and ids of those that cannot be read, which are nobody's here.</summary>
    public static async Task<(List<(string Id, DateTimeOffset Until)> Due, ImmutableArray<string> Unreadable)> Due(StorePlace place, CareKeys keys, Retention rule, DateTimeOffset now, CancellationToken ct)
    {
        var all = new List<(string Id, string Person, DateTimeOffset? Until)>();
        var unreadable = await StoredCases.Each(place, keys, (id, state) => all.Add((id, state.Person.PersonId, rule.EraseAt(state))), ct);
        // Somebody whom nobody knows is somebody by themselves.
        return ([.. all.GroupBy(c => c.Person.Length > 0 ? c.Person : c.Id)
            .Where(person => person.All(c => c.Until <= now))
            .SelectMany(person => person)
            .Select(c => (c.Id, c.Until!.Value))
            .OrderBy(c => c.Value).ThenBy(c => c.Id, StringComparer.Ordinal)], unreadable);
    }
}
