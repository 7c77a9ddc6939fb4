using System.Collections.Immutable;

namespace Hay.Seeded.Tests.Http;

/// <summary>A request that the site means: from a link, a form or the API's document.</summary>
internal sealed record FuzzTarget
{
    public required string Method { get; init; }
    public required string Path { get; init; }
    public ImmutableArray<FuzzField> Query { get; init; } = [];
    public ImmutableArray<FuzzField> Fields { get; init; } = [];
    /// <summary>What is sent as JSON; null: fields are, or nothing.</summary>
    public string? Json { get; init; }
    /// <summary>It carries a file.</summary>
    public bool HasFile { get; init; }
    /// <summary>It needs the group's token.</summary>
    public bool NeedsToken { get; init; }
    /// <summary>Whose page it is from: a number in the list of people.</summary>
    public required int Person { get; init; }

    /// <summary>Two that have the same are the same form or link.</summary>
    public string Key => $"{Method} {string.Join('/', Path.Split('/').Select(Plain))}?{string.Join('&', Query.Select(q => q.Name == "handler" ? $"handler={q.Value}" : q.Name).Order(StringComparer.Ordinal))} {string.Join('&', Fields.Select(f => f.Name).Distinct())}";

    /// <summary>Targets of one kind get as many requests together as those of any other.</summary>
    public string Kind => Key.Split(' ')[1].Split('?')[0] + (Method == "POST" ? Key : Json is null ? "" : Method);

    // What looks like an id, a date or a number may be any.
    private static string Plain(string segment) => segment.Length > 14 || segment.Any(char.IsDigit) ? "*" : segment;
}

/// <summary>A name and a value, of a form or a query.</summary>
internal sealed record FuzzField(string Name, string Value);
