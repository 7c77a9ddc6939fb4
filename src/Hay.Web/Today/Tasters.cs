using System.Collections.Immutable;
using System.Text.Json;

namespace Hay.Web.Today;

/// <summary>Something to try at once, where one is, step by step: from tasters.json.</summary>
internal sealed record Taster
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string Summary { get; init; } = "";
    public ImmutableArray<string> Needs { get; init; } = [];
    public string Safety { get; init; } = "";
    public ImmutableArray<TasterStep> Steps { get; init; } = [];

    /// <summary>How long it takes, in whole minutes, at least one.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round(Steps.Sum(s => s.Seconds) / 60.0));
}

internal sealed record TasterStep(int Seconds, string Words);

/// <summary>All tasters, and which one suits a day.</summary>
internal sealed class Tasters(ImmutableArray<Taster> all)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };

    /// <summary>The one that answers best; among equals another one each day. Null only where there are none.</summary>
    public Taster? For(Answer? answer, DateOnly today) => all.IsEmpty ? null : all
        .Select((taster, i) => (Taster: taster, Fit: taster.Needs.Sum(n => answer?.Needs.GetValueOrDefault(n) ?? 0), Turn: (i + today.DayNumber) % all.Length))
        .OrderByDescending(t => t.Fit).ThenBy(t => t.Turn).First().Taster;

    /// <summary>Throws <see cref="InvalidDataException"/> that names the file and what is wrong.</summary>
    public static Tasters Load(string path)
    {
        try
        {
            return new Tasters([.. JsonSerializer.Deserialize<List<Taster>>(File.ReadAllBytes(path), Json) ?? []]);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{path} is not a list of tasters: {wrong.Message}", wrong);
        }
    }
}
