namespace Hay.Bench;

/// <summary>
/// One measured number: the median of several rounds, in its unit. Where there is a yardstick, measured in the same run,
/// the ratio is value over yardstick and the target is for the ratio; otherwise the target is for the value.
/// Met is null without a target.
/// </summary>
internal sealed record Metric(string Name, double Value, string Unit, string? Yardstick, double? Ratio, double? Target, bool? Met);

/// <summary>What one benchmark found.</summary>
internal sealed record BenchReport(string Name, IReadOnlyList<Metric> Metrics);
