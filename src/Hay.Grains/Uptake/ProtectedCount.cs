using System.Globalization;

namespace Hay.Grains;

/// <summary>
/// A count as it may be shown: none stays 0, 1 to 7 is hidden, anything else is rounded to the nearest 5 (the rules for
/// sub-national counts of people in NHS statistics). There is no way back to the exact number.
/// <para>
/// A sum is made of what may be shown and never of the exact numbers: nobody can find a hidden one by taking what is
/// shown from its sum.
/// </para>
/// </summary>
[GenerateSerializer, Immutable, Alias("hay.ProtectedCount")]
public readonly record struct ProtectedCount
{
    /// <summary>The highest count that is hidden.</summary>
    public const int HighestHidden = 7;
    private const int Step = 5;

    private ProtectedCount(int shown, bool hasHidden) => (Shown, HasHidden) = (shown, hasHidden);

    /// <summary>The part that may be shown, a multiple of 5.</summary>
    [Id(0)] public int Shown { get; }

    /// <summary>A few more are hidden.</summary>
    [Id(1)] public bool HasHidden { get; }

    public bool IsNone => Shown == 0 && !HasHidden;

    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public static ProtectedCount Of(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count is > 0 and <= HighestHidden ? new(0, true) : new((count + Step / 2) / Step * Step, false);
    }

    public static ProtectedCount operator +(ProtectedCount one, ProtectedCount other) => Add(one, other);

    public static ProtectedCount Add(ProtectedCount one, ProtectedCount other) => new(one.Shown + other.Shown, one.HasHidden || other.HasHidden);

    /// <summary>"0", "*", "15" or, of a sum, "15 + *".</summary>
    public override string ToString() => (Shown, HasHidden) switch
    {
        (0, true) => "*",
        (var shown, true) => string.Create(CultureInfo.InvariantCulture, $"{shown} + *"),
        var (shown, _) => shown.ToString(CultureInfo.InvariantCulture),
    };
}
