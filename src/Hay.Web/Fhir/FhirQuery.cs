using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Hay.Web.Fhir;

/// <summary>What is asked of a search. Unknown: parameters that nobody here knows, which are passed over.</summary>
internal sealed record FhirQuery
{
    public const int UsualPage = 50;
    public const int LargestPage = 100;
    private const int MostValues = 100;
    private const string CountName = "_count";
    private const string AfterName = "after";
    private const string IncludeName = "_include";
    private const string IncludePlaces = "HealthcareService:location";
    private const string IncludeOrganisations = "HealthcareService:organization";

    public int Count { get; init; } = UsualPage;
    /// <summary>The last id of the page before.</summary>
    public string After { get; init; } = "";
    public bool WithPlaces { get; init; }
    public bool WithOrganisations { get; init; }
    public ImmutableArray<string> Unknown { get; init; } = [];
    private ImmutableArray<Func<FhirItem, bool>> Tests { get; init; } = [];
    /// <summary>What was asked and understood, as it was asked.</summary>
    private ImmutableArray<KeyValuePair<string, string>> Used { get; init; } = [];

    /// <summary>Null, and why in a sentence, where something cannot be read.</summary>
    /// <param name="kind">What is looked for.</param>
    /// <param name="asked">Names and values.</param>
    /// <param name="site">The address of the site.</param>
    public static (FhirQuery? Query, string Problem) Read(FhirKind kind, IEnumerable<KeyValuePair<string, StringValues>> asked, string site)
    {
        var (query, unknown, tests, used, values) = (new FhirQuery(), new List<string>(), new List<Func<FhirItem, bool>>(), new List<KeyValuePair<string, string>>(), 0);
        foreach (var (name, value) in asked.SelectMany(a => a.Value.Select(v => (a.Key, v ?? ""))))
        {
            // Without a value a parameter asks nothing.
            if (value.Length == 0 || name == FhirAnswers.FormatName) continue;
            // Each is asked of each listing.
            if ((values += 1 + value.AsSpan().Count(',')) > MostValues) return (null, $"That is more than {MostValues} values.");
            var (bare, modifier) = name.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 ? (name[..colon], name[(colon + 1)..]) : (name, "");
            if (name == CountName)
            {
                if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return (null, $"'{CountName}' must be a whole number; pages have at most {LargestPage}.");
                query = query with { Count = Math.Min(count, LargestPage) };
            }
            else if (name == AfterName)
            {
                query = query with { After = value };
                continue;
            }
            else if (name == IncludeName && kind.Name == "HealthcareService" && value is IncludePlaces or IncludeOrganisations)
            {
                query = value == IncludePlaces ? query with { WithPlaces = true } : query with { WithOrganisations = true };
            }
            else if (kind.Parameters.FirstOrDefault(p => p.Name == bare) is { } parameter)
            {
                var any = Values(value).Select(v => parameter.Test(new(v, modifier, site))).ToList();
                if (any.Contains(null)) return (null, $"'{name}' cannot be read: {parameter.Words} It is a parameter of the type {parameter.Type}.");
                tests.Add(any.Count == 1 ? any[0]! : item => any.Exists(fits => fits!(item)));
            }
            else
            {
                unknown.Add(name);
                continue;
            }

            used.Add(new(name, value));
        }

        return (query with { Tests = [.. tests], Used = [.. used], Unknown = [.. unknown.Distinct()] }, "");
    }

    /// <summary>How many fit, and those of this page; whether more follow.</summary>
    public (int Total, List<FhirItem> Page, bool HasMore) Of(FhirShelf shelf)
    {
        var (all, first, total, page, more) = (shelf.All, shelf.FirstAfter(After), 0, new List<FhirItem>(), false);
        if (Tests.IsEmpty) return (all.Length, [.. all[first..Math.Min(all.Length, first + Count)]], Count > 0 && first + Count < all.Length);
        for (var i = 0; i < all.Length; i++)
        {
            if (!Fits(all[i])) continue;
            total++;
            if (i < first) continue;
            if (page.Count < Count) page.Add(all[i]);
            else more = Count > 0;
        }

        return (total, page, more);
    }

    /// <summary>The same question; after: that of the page which follows this id.</summary>
    public string Address(string path, string after) =>
        path + QueryString.Create(after.Length == 0 ? Used.Select(Value) : Used.Append(new(AfterName, after)).Select(Value));

    private static KeyValuePair<string, string?> Value(KeyValuePair<string, string> used) => new(used.Key, used.Value);

    private bool Fits(FhirItem item)
    {
        foreach (var test in Tests) if (!test(item)) return false;
        return true;
    }

    // Any of them, between commas; "\," is a comma.
    private static IEnumerable<string> Values(string text)
    {
        var value = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                value.Append(text[++i]);
            }
            else if (text[i] == ',')
            {
                yield return value.ToString();
                value.Clear();
            }
            else
            {
                value.Append(text[i]);
            }
        }

        yield return value.ToString();
    }
}
