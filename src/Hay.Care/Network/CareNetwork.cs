using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Care;

/// <summary>Who works with whom: providers, teams, primary care networks and practices, as a file says. Immutable.</summary>
public sealed class CareNetwork
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { AllowTrailingCommas = true };

    private CareNetwork(Contents said)
    {
        IsDemo = said.IsDemo;
        Providers = said.Providers.ToImmutableDictionary(p => p.Id);
        Teams = said.Teams.ToImmutableDictionary(t => t.Id);
        Pcns = said.Pcns.ToImmutableDictionary(p => p.Id);
        Practices = said.Practices.ToImmutableDictionary(p => p.Id);
    }

    /// <summary>It is invented, which must be said wherever it is shown.</summary>
    public bool IsDemo { get; }
    public ImmutableDictionary<string, Provider> Providers { get; }
    public ImmutableDictionary<string, CareTeam> Teams { get; }
    public ImmutableDictionary<string, Pcn> Pcns { get; }
    public ImmutableDictionary<string, Practice> Practices { get; }

    /// <summary>Teams that take referrals of a network, by id; the first is asked first.</summary>
    public ImmutableArray<CareTeam> TeamsOf(string pcn) => [.. Teams.Values.Where(t => t.Pcns.Contains(pcn)).OrderBy(t => t.Id, StringComparer.Ordinal)];

    /// <summary>The network that somebody's case counts in: what was said, else that of their practice, else of the one that referred; empty: not known.</summary>
    public string PcnOf(CasePerson person, Referral referral) =>
        person.Pcn.Length > 0 ? person.Pcn : (Practices.GetValueOrDefault(person.Practice) ?? Practices.GetValueOrDefault(referral.Practice))?.Pcn ?? "";

    /// <summary>Contacts that these teams are to have in the year that begins in April; null: nobody has said, or they are only a part of a provider.</summary>
    public int? ContactTarget(IReadOnlyCollection<string> teams, int year)
    {
        var asked = Providers.Values.Where(p => Teams.Values.Any(t => t.Provider == p.Id && teams.Contains(t.Id))).ToList();
        var isWhole = Teams.Values.Where(t => asked.Any(p => p.Id == t.Provider)).All(t => teams.Contains(t.Id));
        return asked.Count > 0 && isWhole && asked.All(p => p.ContactTargets.ContainsKey(year)) ? asked.Sum(p => p.ContactTargets[year]) : null;
    }

    /// <summary>The neighbourhoods that are taken as a network's own.</summary>
    public static ImmutableArray<Area> AreasOf(Pcn pcn, Geography geography) =>
        [.. geography.Of(AreaLevel.Neighbourhood).Where(a => pcn.Areas.IsEmpty ? a.Space == pcn.Space : pcn.Areas.Contains(a.Id) || pcn.Areas.Contains(a.Middle))];

    /// <summary>Reads the file. Throws <see cref="InvalidDataException"/> that names it and what is wrong.</summary>
    public static CareNetwork Load(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidDataException)
        {
            throw new InvalidDataException($"{path} is not a network of providers, teams, PCNs and practices: {wrong.Message}", wrong);
        }
    }

    /// <summary>Throws <see cref="JsonException"/> or <see cref="InvalidDataException"/> that says what is wrong.</summary>
    internal static CareNetwork Parse(ReadOnlySpan<byte> json)
    {
        var said = JsonSerializer.Deserialize<Contents>(json, Json) ?? throw new JsonException("it is empty");
        return Problem(said) is { } problem ? throw new InvalidDataException(problem) : new CareNetwork(said);
    }

    private static string? Problem(Contents said)
    {
        var ids = said.Providers.Select(p => p.Id).Concat(said.Teams.Select(t => t.Id)).Concat(said.Pcns.Select(p => p.Id)).Concat(said.Practices.Select(p => p.Id)).ToList();
        if (ids.FirstOrDefault(id => !ListingRules.IsSlug(id?.ToLowerInvariant() ?? "")) is { } odd) return $"'{odd}' is no id: letters, digits and hyphens";
        if (ids.GroupBy(id => id).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"'{twice.Key}' is there twice";
        var (providers, pcns) = (said.Providers.Select(p => p.Id).ToHashSet(), said.Pcns.Select(p => p.Id).ToHashSet());
        if (said.Teams.FirstOrDefault(t => !providers.Contains(t.Provider)) is { } stray) return $"the team '{stray.Id}' is of no provider in the file: '{stray.Provider}'";
        if (said.Teams.SelectMany(t => t.Pcns.Select(p => (t.Id, Pcn: p))).FirstOrDefault(t => !pcns.Contains(t.Pcn)) is { Pcn: not null } far) return $"the team '{far.Id}' takes referrals of a PCN that is not in the file: '{far.Pcn}'";
        return said.Practices.FirstOrDefault(p => !pcns.Contains(p.Pcn)) is { } lone ? $"the practice '{lone.Id}' is in no PCN of the file: '{lone.Pcn}'" : null;
    }

    private sealed record Contents
    {
        public bool IsDemo { get; init; }
        public ImmutableArray<Provider> Providers { get; init; } = [];
        public ImmutableArray<CareTeam> Teams { get; init; } = [];
        public ImmutableArray<Pcn> Pcns { get; init; } = [];
        public ImmutableArray<Practice> Practices { get; init; } = [];
    }
}
