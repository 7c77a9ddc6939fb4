using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>A picture as it is stored: made by us from what somebody sent, never what they sent.</summary>
public sealed record Picture
{
    /// <summary>Most bytes of all sizes together.</summary>
    public const int MostBytes = 600 * 1024;
    /// <summary>How long one that nothing uses is kept: it is there before the listing that names it.</summary>
    public static readonly TimeSpan NewFor = TimeSpan.FromDays(1);

    /// <summary>The smallest first; empty: there is no picture.</summary>
    public ImmutableArray<PictureSize> Sizes { get; init; } = [];
    public DateTimeOffset? Kept { get; init; }

    public (Picture Next, PictureOutcome Outcome) Keep(KeepPicture command, DateTimeOffset now)
    {
        if (command.Sizes.Length is 0 or > 4 || command.Sizes.Sum(s => (long)s.Webp.Length) is 0 or > MostBytes) return (this, PictureOutcome.TooLarge);
        if (!Sizes.IsEmpty) return (this, Sizes.Length == command.Sizes.Length && Sizes.Zip(command.Sizes).All(p => Same(p.First, p.Second)) ? PictureOutcome.Kept : PictureOutcome.Taken);
        return (new Picture { Sizes = [.. command.Sizes.OrderBy(s => s.Side)], Kept = now }, PictureOutcome.Kept);
    }

    public PictureSize? Of(int side) => Sizes.FirstOrDefault(s => s.Side == side);

    public bool IsNew(DateTimeOffset now) => Kept is { } kept && now - kept < NewFor;

    private static bool Same(PictureSize a, PictureSize b) => a.Side == b.Side && a.Webp.AsSpan().SequenceEqual(b.Webp.AsSpan());
}
