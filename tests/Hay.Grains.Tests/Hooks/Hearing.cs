using System.Collections.Immutable;

namespace Hay.Grains.Tests.Hooks;

internal static class Hearing
{
    /// <summary>The journal has nothing after these.</summary>
    public static Hook Hear(this Hook hook, ImmutableArray<HookEvent> events, DateTimeOffset now) => hook.Hear(events, events.IsEmpty ? 0 : events[^1].Position, now);
}
