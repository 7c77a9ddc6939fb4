namespace Hay.Web.Organisations;

/// <summary>A field for words, with its label; see _TextField.cshtml. Most: how many letters it takes.</summary>
internal sealed record TextField(string Name, string Label, string Value, int Most)
{
    public string Hint { get; init; } = "";
    /// <summary>What is wrong with it; empty: nothing.</summary>
    public string Wrong { get; init; } = "";
    public string Type { get; init; } = "text";
    /// <summary>Which keyboard a telephone shows; null: its usual one.</summary>
    public string? Mode { get; init; }
    public string? Complete { get; init; }
    public bool IsLong { get; init; }
    public bool IsShort { get; init; }
    public bool IsRequired { get; init; }

    public string? DescribedBy => (Wrong.Length > 0, Hint.Length > 0) switch
    {
        (true, true) => $"{Name}-wrong {Name}-hint",
        (true, false) => $"{Name}-wrong",
        (false, true) => $"{Name}-hint",
        _ => null,
    };
}
