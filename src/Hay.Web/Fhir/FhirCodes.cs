using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.OpenReferral;

namespace Hay.Web.Fhir;

/// <summary>The words of this site that no standard has, as code systems under its own address.</summary>
internal sealed class FhirCodes
{
    public const string Kinds = "kinds";
    public const string Ways = "ways";
    public const string Levels = "levels";
    public const string Settings = "settings";
    public const string Access = "access";

    private static readonly ImmutableArray<AccessCodes> Facts =
    [
        new("step-free", "Step-free", f => f.StepFree), new("hearing-loop", "Hearing loop", f => f.HearingLoop), new("accessible-toilet", "Accessible toilet", f => f.AccessibleToilet),
        new("toilet", "Toilet", f => f.Toilet), new("quiet-room", "Quiet room", f => f.QuietRoom), new("baby-change", "Baby change", f => f.BabyChange), new("dogs", "Dogs", f => f.Dogs),
    ];

    private readonly Taxonomies _taxonomies;
    private readonly Dictionary<Guid, SetCode> _terms = [];

    public FhirCodes(Taxonomies taxonomies)
    {
        _taxonomies = taxonomies;
        foreach (var (taxonomy, set) in taxonomies.All.Zip([Kinds, Ways, Levels]))
        {
            foreach (var term in taxonomy.TaxonomyTerms!.Value) _terms[term.Id] = new(set, new(term.Term, term.Name, term.Description));
        }

        All =
        [
            .. taxonomies.All.Zip([Kinds, Ways, Levels], (t, set) => new CodeSet(set, t.Name, t.Description, [.. t.TaxonomyTerms!.Value.Select(term => _terms[term.Id].Code)])),
            new(Settings, "Settings", "Where one does it.", [new("indoor", "Indoors", null), new("outdoor", "Outdoors", null), new("online", "Online", null)]),
            new(Access, "Access", "Getting in and being there. What nobody has said is left out: not knowing is not the same as no.",
                [.. Facts.SelectMany(f => new[] { f.Yes, f.No, f.Part })]),
        ];
    }

    public ImmutableArray<CodeSet> All { get; }

    public static string AddressOf(string id, string site) => $"{site}{FhirEndpoints.Path}/CodeSystem/{id}";

    /// <summary>The codes of a listing, each with the set that it is of.</summary>
    public IEnumerable<SetCode> Of(Listing listing)
    {
        foreach (var term in _taxonomies.Of(listing)) if (_terms.TryGetValue(term.Id, out var code)) yield return code;
        yield return new(Settings, All[3].Codes[(int)listing.Setting]);
        var access = listing.Access();
        foreach (var fact in Facts) if (fact.CodeOf(access) is { } code) yield return new(Access, code);
    }

    /// <summary>An access fact, and what may be known of it.</summary>
    private sealed record AccessCodes(string Slug, string Name, Func<AccessFacts, Known> Of)
    {
        public CodePart Yes { get; } = new($"{Slug}-yes", $"{Name}: yes", null);
        public CodePart No { get; } = new($"{Slug}-no", $"{Name}: no", null);
        public CodePart Part { get; } = new($"{Slug}-part", $"{Name}: in part", null);

        public CodePart? CodeOf(AccessFacts facts) => Of(facts) switch { Known.Yes => Yes, Known.No => No, Known.Part => Part, _ => null };
    }
}

/// <summary>Codes that belong together.</summary>
internal sealed record CodeSet(string Id, string Name, string About, ImmutableArray<CodePart> Codes);

/// <summary>A code and the set that it is of.</summary>
internal readonly record struct SetCode(string Set, CodePart Code);
