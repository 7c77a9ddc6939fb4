using System.Globalization;
using System.Text.RegularExpressions;

namespace Hay.Web.Tests.Metering;

/// <summary>
/// Reads the text format 0.0.4 as strictly as it is written down: one head a name and before its samples, all samples of a name together,
/// no series twice, buckets that grow to the count. Whatever else throws.
/// </summary>
internal sealed partial class PrometheusReader
{
    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, double> _samples = [];

    private PrometheusReader()
    {
    }

    public IReadOnlyDictionary<string, string> Types => _types;

    /// <summary>By name and labels, as they stand there.</summary>
    public IReadOnlyDictionary<string, double> Samples => _samples;

    /// <summary>Sum of all samples of a name whose labels hold some text.</summary>
    public double Sum(string name, string labels = "") =>
        _samples.Where(s => s.Key.Split('{')[0] == name && s.Key.Contains(labels, StringComparison.Ordinal)).Sum(s => s.Value);

    public static PrometheusReader Read(string text)
    {
        if (!text.EndsWith('\n')) throw new FormatException("The last line does not end.");
        var read = new PrometheusReader();
        var current = "";
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help) current = read.Begin(help.Groups[1].Value);
            else if (Type().Match(line) is { Success: true } type) read.Say(current, type.Groups[1].Value, type.Groups[2].Value);
            else if (Sample().Match(line) is { Success: true } sample) read.Take(current, sample);
            else throw new FormatException($"What is this? {line}");
        }

        foreach (var name in read._types.Where(t => t.Value == "histogram").Select(t => t.Key)) read.CheckBuckets(name);
        return read;
    }

    private string Begin(string name) => _types.TryAdd(name, "") ? name : throw new FormatException($"{name} begins twice.");

    private void Say(string current, string name, string type)
    {
        if (name != current || _types[name].Length > 0) throw new FormatException($"The type of {name} is in the wrong place.");
        if (type == "counter" != name.EndsWith("_total", StringComparison.Ordinal)) throw new FormatException($"{name} is named as what it is not.");
        _types[name] = type;
    }

    private void Take(string current, Match sample)
    {
        var (name, labels) = (sample.Groups[1].Value, sample.Groups[2].Value);
        var type = _types.GetValueOrDefault(current, "");
        var isOfCurrent = type == "histogram" ? name == $"{current}_bucket" || name == $"{current}_sum" || name == $"{current}_count" : type.Length > 0 && name == current;
        if (!isOfCurrent) throw new FormatException($"{name} is in the wrong place.");
        var names = Label().Matches(labels).Select(l => l.Groups[1].Value).ToList();
        if (names.Distinct().Count() != names.Count) throw new FormatException($"{name} has a label twice.");
        var value = sample.Groups[3].Value is "+Inf" ? double.PositiveInfinity : double.Parse(sample.Groups[3].Value, CultureInfo.InvariantCulture);
        if (!_samples.TryAdd($"{name}{labels}", value)) throw new FormatException($"{name}{labels} is there twice.");
    }

    private void CheckBuckets(string name)
    {
        foreach (var series in _samples.Where(s => s.Key.StartsWith($"{name}_bucket{{", StringComparison.Ordinal)).GroupBy(s => Bound().Replace(s.Key[(name.Length + 7)..], "")))
        {
            var counts = series.Select(s => s.Value).ToList();
            if (!counts.SequenceEqual(counts.Order())) throw new FormatException($"{name} has buckets that shrink.");
            if (!series.Last().Key.Contains("le=\"+Inf\"", StringComparison.Ordinal)) throw new FormatException($"{name} has no last bucket.");
            var labels = series.Key is "{}" ? "" : series.Key.Replace(",}", "}", StringComparison.Ordinal);
            if (_samples[$"{name}_count{labels}"] != counts[^1]) throw new FormatException($"{name} has buckets that do not add up.");
        }
    }

    [GeneratedRegex("^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) (?:[^\\\\\n]|\\\\\\\\|\\\\n)*$")]
    private static partial Regex Help();

    [GeneratedRegex("^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"(?:,[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*")*\})? (NaN|[+-]Inf|[+-]?[0-9.]+(?:E[+-]?[0-9]+)?)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="(?:[^"\\]|\\.)*"[,}]""")]
    private static partial Regex Label();

    [GeneratedRegex("le=\"[^\"]*\"")]
    private static partial Regex Bound();
}
