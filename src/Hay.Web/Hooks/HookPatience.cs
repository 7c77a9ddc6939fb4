namespace Hay.Web.Hooks;

/// <summary>
/// What cannot be read is asked for again for a minute, and then passed over: a store that is away for a moment loses nothing, and one
/// damaged record does not stop the rest.
/// </summary>
internal sealed class HookPatience<T>(TimeProvider clock) where T : notnull
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);
    private readonly Dictionary<T, DateTimeOffset> _since = [];

    /// <summary>It could not be read. IsFirst: it is new. IsOver: it has been so for too long.</summary>
    public (bool IsFirst, bool IsOver) Lose(T what)
    {
        var isFirst = _since.TryAdd(what, clock.GetUtcNow());
        return (isFirst, clock.GetUtcNow() - _since[what] >= Lasts);
    }

    /// <summary>It can be read.</summary>
    public void Find(T what) => _since.Remove(what);
}
