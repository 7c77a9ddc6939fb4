using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace Hay.Web.Metering;

/// <summary>
/// Numbers as Prometheus reads them (text format 0.0.4), with names as OpenTelemetry's compatibility rules make them: dots become
/// underscores, the unit and "total" come last.
/// </summary>
internal sealed class PrometheusText : BaseExporter<Metric>
{
    private readonly Lock _one = new();
    private string _text = "";

    /// <summary>All numbers as they are now.</summary>
    public string Collect(BaseExportingMetricReader reader)
    {
        lock (_one)
        {
            _text = "";
            reader.Collect();
            return _text;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new StringBuilder();
        foreach (var metric in batch) Write(text, metric);
        _text = text.ToString();
        return ExportResult.Success;
    }

    /// <summary>The name of a series: "hay.store.write.duration" in "s" is hay_store_write_duration_seconds.</summary>
    internal static string NameOf(string name, string unit, bool isCounter)
    {
        var plain = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var word = unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", "1" when !isCounter => "_ratio", _ => "" };
        if (plain.EndsWith("_total", StringComparison.Ordinal)) plain = plain[..^6];
        if (!plain.EndsWith(word, StringComparison.Ordinal)) plain += word;
        return isCounter ? plain + "_total" : plain;
    }

    /// <summary>As it stands between quotation marks.</summary>
    internal static string Quoted(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Write(StringBuilder text, Metric metric)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var isHistogram = metric.MetricType == MetricType.Histogram;
        var name = NameOf(metric.Name, metric.Unit, isCounter);
        var words = metric.Description.Replace("\\", "\\\\", StringComparison.Ordinal).ReplaceLineEndings(" ");
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {words}\n# TYPE {name} {(isCounter ? "counter" : isHistogram ? "histogram" : "gauge")}\n");
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            var labels = Labels(point.Tags);
            if (isHistogram) Write(text, name, labels, in point);
            else Line(text, name, labels, metric.MetricType switch
            {
                MetricType.LongSum or MetricType.LongSumNonMonotonic => point.GetSumLong(),
                MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => point.GetSumDouble(),
                MetricType.LongGauge => point.GetGaugeLastValueLong(),
                _ => point.GetGaugeLastValueDouble(),
            });
        }
    }

    private static void Write(StringBuilder text, string name, string labels, ref readonly MetricPoint point)
    {
        var below = 0L;
        var first = labels.Length == 0 ? "" : $"{labels},";
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            Line(text, $"{name}_bucket", $"{first}le=\"{Number(bucket.ExplicitBound)}\"", below);
        }

        Line(text, $"{name}_sum", labels, point.GetHistogramSum());
        Line(text, $"{name}_count", labels, point.GetHistogramCount());
    }

    private static string Labels(ReadOnlyTagCollection tags)
    {
        var labels = new StringBuilder();
        foreach (var (key, value) in tags)
        {
            if (labels.Length > 0) labels.Append(',');
            labels.Append(CultureInfo.InvariantCulture, $"{NameOf(key, "", isCounter: false)}=\"{Quoted(Said(value))}\"");
        }

        return labels.ToString();
    }

    private static string Said(object? value) => value is bool yes ? (yes ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{(labels.Length > 0 ? $"{{{labels}}}" : "")} {Number(value)}\n");

    private static string Number(double value) => double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
