using Hay.Grains;

namespace Hay.Uptake;

/// <summary>A question of <see cref="Wellbeing"/>.</summary>
public enum WellbeingQuestion { Satisfied, Worthwhile, Happy, Anxious }

/// <summary>The mean of what at least eight people said, moved by a little and rounded to a tenth.</summary>
/// <param name="Value">From 0 to 10.</param>
/// <param name="Low">Where its 95% interval begins (Student's t).</param>
/// <param name="High">Where it ends.</param>
public sealed record ProtectedMean(double Value, double Low, double High);

/// <summary>What people said to one question who answered it at first and once more later, the same people before and after.</summary>
/// <param name="Question">Which.</param>
/// <param name="People">How many they are.</param>
/// <param name="Before">The first time; null: they are too few.</param>
/// <param name="After">The last time in the quarter; null: they are too few.</param>
public sealed record WellbeingRow(WellbeingQuestion Question, ProtectedCount People, ProtectedMean? Before, ProtectedMean? After);
