using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hay.Bench;

/// <summary>A report as JSON for machines and as a table for people.</summary>
internal static partial class ReportText
{
    public static string Json(BenchReport report) => JsonSerializer.Serialize(report, ReportJson.Default.BenchReport);

    public static string Table(BenchReport report)
    {
        var text = new StringBuilder().AppendLine(report.Name);
        foreach (var metric in report.Metrics)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {metric.Name,-28} {metric.Value,14:#,0.##} {metric.Unit,-8}");
            if (metric.Ratio is { } ratio) text.Append(CultureInfo.InvariantCulture, $" {ratio:0.00} of {metric.Yardstick}");
            if (metric.Target is { } target) text.Append(CultureInfo.InvariantCulture, $" (target {target:#,0.##}: {(metric.Met == true ? "met" : "not met")})");
            text.AppendLine();
        }

        return text.ToString().TrimEnd();
    }

    [JsonSerializable(typeof(BenchReport))]
    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    private sealed partial class ReportJson : JsonSerializerContext;
}
