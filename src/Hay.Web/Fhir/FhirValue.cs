using System.Globalization;

namespace Hay.Web.Fhir;

/// <summary>One value of a search parameter. Modifier: what stands after the colon; empty: none.</summary>
internal sealed record FhirValue(string Text, string Modifier, string Site)
{
    /// <summary>Words, whatever their case and accents: as they begin; :contains, :exact.</summary>
    public Func<string, bool>? String() => Modifier switch
    {
        "" => said => CultureInfo.InvariantCulture.CompareInfo.IsPrefix(said, Text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace),
        "contains" => said => CultureInfo.InvariantCulture.CompareInfo.IndexOf(said, Text, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0,
        "exact" => said => said == Text,
        _ => null,
    };

    /// <summary>"code", "system|code", "system|" or "|code", which no code of ours is.</summary>
    public Func<string, string, bool>? Token()
    {
        if (Modifier.Length > 0) return null;
        var bar = Text.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0) return (_, code) => code == Text;
        var (set, wanted) = (Text[..bar], Text[(bar + 1)..]);
        return (system, code) => system == set && (wanted.Length == 0 || code == wanted);
    }

    /// <summary>The id in "Organization/id", "id" or the full address.</summary>
    public string? Reference(string type)
    {
        if (Modifier.Length > 0 && Modifier != type) return null;
        var own = $"{Site}{FhirEndpoints.Path}/";
        var relative = Text.StartsWith(own, StringComparison.Ordinal) ? Text[own.Length..] : Text;
        var id = relative.StartsWith($"{type}/", StringComparison.Ordinal) ? relative[(type.Length + 1)..] : relative;
        return id.Contains('/', StringComparison.Ordinal) ? null : id;
    }

    /// <summary>A moment or a day, month or year, with eq, ne, gt, lt, ge, le, sa or eb before it. What names no zone is UTC.</summary>
    public Func<DateTimeOffset, bool>? Date()
    {
        if (Modifier.Length > 0) return null;
        var (prefix, rest) = Text.Length > 2 && char.IsAsciiLetter(Text[0]) ? (Text[..2], Text[2..]) : ("eq", Text);
        if (Span(rest) is not var (from, to)) return null;
        return prefix switch
        {
            "eq" => at => at >= from && at < to,
            "ne" => at => at < from || at >= to,
            "gt" or "sa" => at => at >= to,
            "ge" => at => at >= from,
            "lt" or "eb" => at => at < from,
            "le" => at => at < to,
            _ => null,
        };
    }

    private static (DateTimeOffset From, DateTimeOffset To)? Span(string text)
    {
        bool Is(string form, out DateTimeOffset at) => DateTimeOffset.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out at) && at.Year is > 1 and < 9999;
        if (Is("yyyy", out var year)) return (year, year.AddYears(1));
        if (Is("yyyy-MM", out var month)) return (month, month.AddMonths(1));
        if (Is("yyyy-MM-dd", out var day)) return (day, day.AddDays(1));
        if (Is("yyyy-MM-dd'T'HH:mmK", out var minute)) return (minute, minute.AddMinutes(1));
        if (Is("yyyy-MM-dd'T'HH:mm:ssK", out var second)) return (second, second.AddSeconds(1));
        return Is("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", out var moment) ? (moment, moment.AddMilliseconds(1)) : null;
    }
}
