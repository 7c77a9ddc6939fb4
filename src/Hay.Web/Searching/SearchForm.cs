using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.Searching;

/// <summary>
/// A search as its address says it. Reads any address without complaint: what makes no sense is left out. Writes the
/// same address for the same search, without what is empty.
/// </summary>
internal sealed record SearchForm
{
    public const int PageSize = 20;
    private const int LongestText = 100;
    private const int LastPage = 500;
    private const int MostLanguages = 5;
    private const double NearMiles = 3;

    public string Text { get; init; } = "";
    public string Space { get; init; } = "";
    /// <summary>Slug of a locality of <see cref="Space"/>.</summary>
    public string Near { get; init; } = "";
    public string When { get; init; } = "";
    public ImmutableArray<string> Categories { get; init; } = [];
    public PartOfDay Parts { get; init; }
    public ImmutableArray<string> With { get; init; } = [];
    /// <summary>Tags of languages.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];
    /// <summary>The words mean just themselves: nothing is mended, taken out or added.</summary>
    public bool IsExact { get; init; }
    public SortBy Sort { get; init; }
    public int Page { get; init; } = 1;

    public static SearchForm Parse(IQueryCollection address, SpaceMap spaces, Categories categories) => new()
    {
        Text = address["q"].ToString() is { Length: > LongestText } text ? text[..LongestText] : address["q"].ToString().Trim(),
        Space = spaces.Find(address["space"])?.Slug ?? "",
        Near = spaces.Find(address["space"])?.Localities.FirstOrDefault(l => l.Slug == address["near"])?.Slug ?? "",
        When = address["when"].ToString(),
        Categories = [.. address["category"].OfType<string>().Where(c => categories.Find(c) is not null).Distinct()],
        Parts = address["part"].Aggregate(PartOfDay.Any, (parts, p) => parts | PartOf(p)),
        With = [.. address["with"].OfType<string>().Where(w => Facets.TryFind(w, out _)).Distinct()],
        Languages = [.. address["language"].OfType<string>().Where(IsTag).Distinct().Take(MostLanguages)],
        IsExact = address["exact"] == "1",
        Sort = address["sort"].ToString() switch { "near" => SortBy.Near, "best" => SortBy.Best, "soon" => SortBy.Soon, _ => Usual(address["q"].ToString()) },
        Page = int.TryParse(address["page"], out var page) ? Math.Clamp(page, 1, LastPage) : 1,
    };

    /// <summary>A search for what suits somebody.</summary>
    public static SearchForm Of(Preferences mine)
    {
        var facets = mine.Facets();
        var parts = mine.Times.Aggregate(PartOfDay.Any, (all, time) => all | Needs.PartOf(time));
        return new()
        {
            Space = mine.Space,
            Near = mine.Locality,
            // Beside parts of the day a weekend would leave out their weekdays: a search asks for both at once.
            When = parts == PartOfDay.Any && mine.Times.Contains(UsualTime.Weekends) ? "weekend" : "",
            Parts = parts,
            With = [.. Facets.Groups.SelectMany(g => g.Choices).Where(c => facets.HasFlag(c.Facet)).Select(c => c.Slug)],
            Sort = SortBy.Soon,
        };
    }

    public Facet AllFacets() => With.Aggregate(Facet.None, (all, slug) => Facets.TryFind(slug, out var one) ? all | one.Facet : all);

    public CatalogueQuery Query(DateTimeOffset now, SpaceLooks looks)
    {
        var when = DateSpan.Parse(When, now);
        var near = looks.Locality(Space, Near);
        return new CatalogueQuery
        {
            Text = Text,
            // Near a place, borders do not matter.
            Space = near is not null || Space.Length == 0 ? null : Space,
            Near = near is null ? null : new GeoPoint(near.Lat, near.Lon),
            Miles = near is null ? null : NearMiles,
            Categories = Categories,
            From = when?.From,
            To = when?.To,
            Parts = Parts,
            Facets = AllFacets(),
            Languages = Languages,
            Sort = Sort == SortBy.Near && near is null ? SortBy.Soon : Sort,
            Skip = (Page - 1) * PageSize,
            Take = PageSize,
        };
    }

    /// <summary>The address of this search.</summary>
    public string Href() => $"/search{Query()}";

    /// <summary>The same without the page it is asked of.</summary>
    public QueryString Query()
    {
        var query = new QueryString()
            .AddWhere("q", Text).AddWhere("space", Space).AddWhere("near", Near).AddWhere("when", When);
        foreach (var category in Categories) query = query.Add("category", category);
        foreach (var (part, slug, _) in PartsOfDay) if (Parts.HasFlag(part)) query = query.Add("part", slug);
        foreach (var with in With) query = query.Add("with", with);
        foreach (var language in Languages) query = query.Add("language", language);
        if (IsExact) query = query.Add("exact", "1");
        if (Sort != Usual(Text)) query = query.Add("sort", SlugOf(Sort));
        if (Page > 1) query = query.Add("page", $"{Page}");
        return query;
    }

    public static readonly (PartOfDay Part, string Slug, string Words)[] PartsOfDay =
        [(PartOfDay.Morning, "morning", "Morning"), (PartOfDay.Afternoon, "afternoon", "Afternoon"), (PartOfDay.Evening, "evening", "Evening")];

    public static string SlugOf(SortBy sort) => sort switch { SortBy.Near => "near", SortBy.Best => "best", _ => "soon" };

    // Words are best answered by the best match; without words, people ask "what is on?".
    private static SortBy Usual(string text) => string.IsNullOrWhiteSpace(text) ? SortBy.Soon : SortBy.Best;

    private static bool IsTag(string tag) => tag.Length is > 1 and < 12 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static PartOfDay PartOf(string? slug) => PartsOfDay.FirstOrDefault(p => p.Slug == slug).Part;
}

file static class QueryStrings
{
    public static QueryString AddWhere(this QueryString query, string name, string value) =>
        value.Length == 0 ? query : query.Add(name, value);
}
