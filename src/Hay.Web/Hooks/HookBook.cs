using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Hooks;

/// <summary>All webhooks there are, by whose they are (<see cref="HookKeys"/>): for whoever has something to tell or to send.</summary>
internal sealed class HookBook(IChangeFeed changes, ILogger<HookBook> log) : StoreBook<HookList>(changes, StoreNames.Hooks, log)
{
    /// <summary>As they are now.</summary>
    public Task<ImmutableSortedDictionary<string, HookList>> All(CancellationToken ct) => Read(ct);
}
