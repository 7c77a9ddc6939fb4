using Hay.Grains;

namespace Hay.Web.Hooks;

/// <summary>One webhook during one reading of the journal: where it stands and what it is to be told.</summary>
/// <param name="Key">Whose it is; see <see cref="HookKeys"/>.</param>
/// <param name="Hook">Its id.</param>
/// <param name="Place">Up to where in the journal it has been told.</param>
/// <param name="IsStale">Its place should be written down, though nothing happened.</param>
internal sealed record HookEar(string Key, string Hook, long Place, bool IsStale)
{
    /// <summary>Most that one is told at once; the rest comes with the next reading.</summary>
    public const int AtOnce = 200;

    /// <summary>By growing position.</summary>
    public List<HookEvent> Events { get; } = [];
    public bool IsFull => Events.Count >= AtOnce;

    /// <summary>Up to where it knows all, once it has been told this; the journal was read to <paramref name="end"/>.</summary>
    public long Through(long end) => IsFull ? Events[^1].Position : Math.Max(Place, end);
}
