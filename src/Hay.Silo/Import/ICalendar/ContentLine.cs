using System.Collections.Immutable;

namespace Hay.Silo.Import;

/// <summary>One property of a calendar (RFC 5545 section 3.1): <c>NAME;PARAMETER=value:value</c>, names in upper case.</summary>
internal sealed record ContentLine(string Name, ImmutableArray<(string Name, string Value)> Parameters, string Value)
{
    private const int MaxParameters = 50;

    /// <summary>Null when the line is no property; hostile or broken lines are passed over, not fatal.</summary>
    public static ContentLine? Parse(ReadOnlySpan<char> line)
    {
        var nameEnd = line.IndexOfAny(';', ':');
        if (nameEnd <= 0) return null;
        var name = line[..nameEnd].Trim().ToString().ToUpperInvariant();
        var at = nameEnd;
        var parameters = ImmutableArray.CreateBuilder<(string, string)>();
        while (at < line.Length && line[at] == ';' && parameters.Count < MaxParameters)
        {
            var rest = line[(at + 1)..];
            var equals = rest.IndexOfAny('=', ';', ':');
            if (equals < 0) return null;
            if (rest[equals] != '=')
            {
                // A parameter without a value, which vCalendar 1.0 allowed.
                at += equals + 1;
                continue;
            }

            var length = ValueLength(rest[(equals + 1)..]);
            if (length < 0) return null;
            var value = rest.Slice(equals + 1, length);
            parameters.Add((rest[..equals].Trim().ToString().ToUpperInvariant(), value.ToString().Replace("\"", "", StringComparison.Ordinal).Trim()));
            at += equals + 2 + length;
        }

        return at < line.Length && line[at] == ':' ? new(name, parameters.ToImmutable(), line[(at + 1)..].ToString()) : null;
    }

    /// <summary>The value of a parameter; null: it is not there.</summary>
    public string? this[string parameter]
    {
        get
        {
            foreach (var (name, value) in Parameters)
            {
                if (name == parameter) return value;
            }

            return null;
        }
    }

    /// <summary>Up to the next semicolon or colon outside quotes; -1: there is none.</summary>
    private static int ValueLength(ReadOnlySpan<char> text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is (';' or ':')) return i;
        }

        return -1;
    }
}
