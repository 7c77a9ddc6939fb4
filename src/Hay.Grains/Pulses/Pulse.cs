using System.Collections.Immutable;

namespace Hay.Grains;

/// <summary>
/// The answers of a space as they are stored, and what may be known of them. Exact counts are for this file alone. Arrays have one
/// number for each <see cref="PulseAnswer"/>, in its order; empty: none.
/// </summary>
internal sealed record Pulse
{
    /// <summary>Most weeks kept: five years.</summary>
    public const int MostWeeks = 260;
    /// <summary>How many numbers there are to draw from.</summary>
    public const int Draws = 5;
    private static readonly int Answers = Enum.GetValues<PulseAnswer>().Length;

    public DateOnly Day { get; init; }
    /// <summary>Of this day.</summary>
    public ImmutableArray<int> Counts { get; init; } = [];
    /// <summary>How many must have answered for what is shown to change.</summary>
    public int Next { get; init; }
    /// <summary>How many more than others of a kind are hidden, drawn each day.</summary>
    public ImmutableArray<int> Hidden { get; init; } = [];
    /// <summary>The counts of this day when what is shown last changed.</summary>
    public ImmutableArray<int> Shown { get; init; } = [];
    /// <summary>The latest first; the first may not be over.</summary>
    public ImmutableArray<PulseSum> Sums { get; init; } = [];

    /// <param name="answer">What somebody said.</param>
    /// <param name="today">The day in the space.</param>
    /// <param name="draw">Gives 0 to <see cref="Draws"/> − 1 by chance: whoever adds answers of their own until something shows does not know how many others there are.</param>
    public Pulse Answer(PulseAnswer answer, DateOnly today, Func<int> draw)
    {
        var isNew = today != Day;
        var next = isNew ? PulseToday.Fewest + draw() : Next;
        var hidden = isNew ? [.. Enumerable.Range(0, Answers).Select(_ => draw())] : Hidden;
        var counts = AddTo(isNew ? [] : Counts, answer);
        var shown = isNew ? [] : Shown;
        var monday = MondayOf(today);
        var week = Sums.FirstOrDefault(s => s.Monday == monday) ?? new PulseSum(monday, []);
        var isTime = counts.Sum() >= next;
        return this with
        {
            Day = today,
            Counts = counts,
            Next = isTime ? counts.Sum() + PulseToday.Batch + draw() : next,
            Hidden = hidden,
            Shown = isTime ? counts : shown,
            Sums = [.. Sums.Where(s => s.Monday != monday).Append(week with { Counts = AddTo(week.Counts, answer) }).OrderByDescending(s => s.Monday).Take(MostWeeks)],
        };
    }

    /// <summary>What everybody may see of a day.</summary>
    public PulseToday Today(DateOnly today) => today != Day || Shown.IsEmpty ? PulseToday.TooFew : new()
    {
        All = ProtectedCount.Of(Shown.Sum()),
        Kinds = [.. Shown.Select((count, kind) => ProtectedCount.Of(Math.Max(count - Hidden[kind], 1)))],
    };

    /// <summary>Weeks that are over, the latest first.</summary>
    public ImmutableArray<PulseWeek> Weeks(DateOnly today) =>
        [.. Sums.Where(s => s.Monday < MondayOf(today)).Select(s => new PulseWeek(s.Monday, [.. s.Counts.Select(ProtectedCount.Of)]))];

    private static ImmutableArray<int> AddTo(ImmutableArray<int> counts, PulseAnswer answer)
    {
        var all = counts.IsEmpty ? [.. new int[Answers]] : counts;
        return all.SetItem((int)answer, all[(int)answer] + 1);
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <summary>The answers of a week. Monday: its first day.</summary>
internal sealed record PulseSum(DateOnly Monday, ImmutableArray<int> Counts);
