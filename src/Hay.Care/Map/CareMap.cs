using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Care;

/// <summary>What help there is, from a walk round the block to an ambulance, as a file says. Immutable.</summary>
public sealed class CareMap
{
    /// <summary>Ids that no entry has: our own addresses beside theirs.</summary>
    private static readonly ImmutableArray<string> Taken = ["for-professionals", "refer"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };

    private CareMap(Contents said)
    {
        IsDemo = said.IsDemo;
        About = said.About;
        Needs = said.Needs;
        Steps = [.. said.Steps.OrderBy(s => s.Step)];
        All = said.Services;
    }

    /// <summary>It is invented, which must be said wherever it is shown.</summary>
    public bool IsDemo { get; }
    /// <summary>A sentence or two to begin with; may be empty.</summary>
    public string About { get; }
    public ImmutableArray<CareNeed> Needs { get; }
    /// <summary>The lightest first.</summary>
    public ImmutableArray<MapStep> Steps { get; }
    /// <summary>In the order of the file.</summary>
    public ImmutableArray<LocalHelp> All { get; }

    public LocalHelp? Find(string id) => All.FirstOrDefault(help => help.Id == id);

    /// <summary>
    /// What fits needs that somebody ticked, and which of them each answers: what answers the most first, then the lightest step, then the
    /// order of the file. What is urgent comes before all else.
    /// </summary>
    /// <param name="needs">Ids; others are passed over.</param>
    /// <param name="space">Slug of the space they live in; empty: any.</param>
    public ImmutableArray<FittingHelp> Fitting(IEnumerable<string> needs, string space)
    {
        var asked = Needs.Where(need => needs.Contains(need.Id)).ToList();
        return
        [
            .. All.Where(help => space.Length == 0 || help.IsIn(space))
                .Select(help => new FittingHelp(help, [.. asked.Where(need => help.Needs.Contains(need.Id))])).Where(fit => !fit.Because.IsEmpty)
                .OrderByDescending(fit => fit.Because.Any(need => need.IsUrgent)).ThenByDescending(fit => fit.Because.Length).ThenBy(fit => fit.Help.Step),
        ];
    }

    /// <summary>Reads the file. Throws <see cref="InvalidDataException"/> that names it and what is wrong.</summary>
    /// <param name="path">Of the file.</param>
    /// <param name="spaces">Which there are.</param>
    public static CareMap Load(string path, SpaceMap spaces)
    {
        try
        {
            return Parse(File.ReadAllBytes(path), spaces);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} is not a map of local care: {wrong.Message}", wrong);
        }
    }

    /// <summary>Throws <see cref="JsonException"/> or <see cref="InvalidDataException"/> that says what is wrong.</summary>
    internal static CareMap Parse(ReadOnlySpan<byte> json, SpaceMap spaces)
    {
        var said = JsonSerializer.Deserialize<Contents>(json, Json) ?? throw new JsonException("it is empty");
        return Problem(said, spaces) is { } problem ? throw new InvalidDataException(problem) : new CareMap(said);
    }

    private static string? Problem(Contents said, SpaceMap spaces)
    {
        if (said.Steps.IsEmpty || said.Needs.IsEmpty || said.Services.IsEmpty) return "it needs steps, needs and services";
        var ids = said.Services.Select(s => s.Id).Concat(said.Needs.Select(n => n.Id)).ToList();
        if (ids.FirstOrDefault(id => !ListingRules.IsSlug(id)) is { } odd) return $"'{odd}' is no id: small letters, digits and hyphens";
        if (ids.GroupBy(id => id).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"'{twice.Key}' is there twice";
        if (ids.FirstOrDefault(Taken.Contains) is { } taken) return $"'{taken}' is an address of Hay itself: choose another id";
        if (said.Needs.FirstOrDefault(n => string.IsNullOrWhiteSpace(n.Words)) is { } silent) return $"the need '{silent.Id}' has no words";
        if (said.Steps.GroupBy(s => s.Step).FirstOrDefault(g => g.Count() > 1) is { } step) return $"there are two steps {step.Key}";
        return said.Services.Select(s => Problem(s, said, spaces)).FirstOrDefault(problem => problem is not null)
            ?? (said.Needs.FirstOrDefault(n => !said.Services.Any(s => s.Needs.Contains(n.Id))) is { } unmet ? $"nothing answers the need '{unmet.Id}'" : null);
    }

    private static string? Problem(LocalHelp help, Contents said, SpaceMap spaces)
    {
        string[] texts = [help.Name, help.WhatItIsFor, help.HowToGetThere, help.TypicalWait];
        if (texts.Any(string.IsNullOrWhiteSpace)) return $"'{help.Id}' needs name, whatItIsFor, howToGetThere and typicalWait";
        if (help.WhoCanRefer.IsDefaultOrEmpty) return $"'{help.Id}' does not say whoCanRefer";
        if (help.Criteria.Takes.IsDefaultOrEmpty) return $"'{help.Id}' has no criteria: say in criteria.takes whom it is for";
        if (!said.Steps.Any(s => s.Step == help.Step)) return $"'{help.Id}' is on step {help.Step}, which the file does not have";
        if (help.Needs.FirstOrDefault(n => !said.Needs.Any(known => known.Id == n)) is { } need) return $"'{help.Id}' answers a need that the file does not have: '{need}'";
        if (help.Next.FirstOrDefault(n => !said.Services.Any(known => known.Id == n)) is { } next) return $"'{help.Id}' leads on to something that the file does not have: '{next}'";
        // The example is shown beside the demo county alone, and must keep nobody with other spaces from starting.
        return !said.IsDemo && help.Spaces.FirstOrDefault(s => spaces.Find(s) is null) is { } space ? $"'{help.Id}' is in a space that there is not: '{space}'" : null;
    }

    private sealed record Contents
    {
        public bool IsDemo { get; init; }
        public string About { get; init; } = "";
        public ImmutableArray<CareNeed> Needs { get; init; } = [];
        public ImmutableArray<MapStep> Steps { get; init; } = [];
        public ImmutableArray<LocalHelp> Services { get; init; } = [];
    }
}
