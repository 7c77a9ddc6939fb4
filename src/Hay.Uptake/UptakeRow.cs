using Hay.Grains;

namespace Hay.Uptake;

/// <summary>What of one listing and week may be shown; or a sum of such.</summary>
/// <param name="Seen">Looks at its page.</param>
/// <param name="Saved">People who saved it in that week, and kept it to the week's end.</param>
/// <param name="Going">Places held in the sessions of that week, by the same person in several sessions several times.</param>
/// <param name="Came">How often somebody came to a session of that week.</param>
public readonly record struct UptakeRow(ProtectedCount Seen, ProtectedCount Saved, ProtectedCount Going, ProtectedCount Came)
{
    public bool IsNone => Seen.IsNone && Saved.IsNone && Going.IsNone && Came.IsNone;

    public static UptakeRow Add(UptakeRow one, UptakeRow other) => one + other;

    public static UptakeRow operator +(UptakeRow one, UptakeRow other) =>
        new(one.Seen + other.Seen, one.Saved + other.Saved, one.Going + other.Going, one.Came + other.Came);
}
