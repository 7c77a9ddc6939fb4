using System.Globalization;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;

namespace Hay.Web.OpenReferral;

/// <summary>What is asked of a list of services, by the parameters of the standard.</summary>
internal sealed record ServiceQuery
{
    public const int UsualPage = 50;
    public const int LargestPage = 100;
    private const int UsualMetres = 8_000;
    private const int MostMetres = 200_000;
    private const double MetresInAMile = 1609.344;

    public string Search { get; init; } = "";
    public int Page { get; init; } = 1;
    public int PerPage { get; init; } = UsualPage;
    public Guid? Term { get; init; }
    public Guid? Taxonomy { get; init; }
    public Guid? Organization { get; init; }
    public decimal? MinimumAge { get; init; }
    public decimal? MaximumAge { get; init; }
    public TimeOnly? StartTime { get; init; }
    public TimeOnly? EndTime { get; init; }
    public DayOfWeek? Day { get; init; }
    public GeoPoint? Near { get; init; }
    public int Metres { get; init; } = UsualMetres;
    public DateTimeOffset? ModifiedAfter { get; init; }
    public bool Full { get; init; }

    private bool AsksCatalogue => Search.Length > 0 || Near is not null;

    /// <summary>Null, and why in a sentence, where a parameter cannot be read. What the standard does not know is passed over.</summary>
    public static (ServiceQuery? Query, string Problem) Read(IQueryCollection query, Gazetteer gazetteer)
    {
        var problem = "";
        T? Value<T>(string name, Func<string, T?> read, string form) where T : struct
        {
            if (query[name].ToString() is not { Length: > 0 } text) return null;
            var value = read(text);
            if (value is null && problem.Length == 0) problem = $"'{name}' must be {form}.";
            return value;
        }

        int? Whole(string name, int least, int most) => Value<int>(name, t =>
            int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= least && n <= most ? n : null, $"a whole number from {least} to {most}");
        Guid? Id(string name) => Value<Guid>(name, t => Guid.TryParse(t, out var id) ? id : null, "a UUID");
        decimal? Age(string name) => Value<decimal>(name, t =>
            decimal.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) && n <= 200 ? n : null, "an age in years");
        TimeOnly? Time(string name) => Value<TimeOnly>(name, t => TimeOnly.TryParse(t, CultureInfo.InvariantCulture, out var at) ? at : null, "a time such as 18:30");

        var read = new ServiceQuery
        {
            Search = query["search"].ToString().Trim(),
            Page = Whole("page", 1, 1_000_000) ?? 1,
            PerPage = Whole("per_page", 1, LargestPage) ?? UsualPage,
            Term = Id("taxonomy_term_id"),
            Taxonomy = Id("taxonomy_id"),
            Organization = Id("organization_id"),
            MinimumAge = Age("minimum_age"),
            MaximumAge = Age("maximum_age"),
            StartTime = Time("start_time"),
            EndTime = Time("end_time"),
            Day = Value("day", DayOf, "a day such as MO or Monday"),
            Near = Value("postcode", gazetteer.Find, "a postcode that we know, or the first half of one"),
            Metres = Whole("proximity", 1, MostMetres) ?? UsualMetres,
            ModifiedAfter = Value<DateTimeOffset>("modified_after", t =>
                DateTimeOffset.TryParse(t, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null, "a date and time such as 2026-11-24T09:00:00Z"),
            Full = Value<bool>("full", t => bool.TryParse(t, out var yes) ? yes : null, "true or false") ?? false,
        };
        if (problem.Length == 0 && read.Search.Length > 200) problem = "'search' must be 200 characters or fewer.";
        if (problem.Length == 0 && query.ContainsKey("proximity") && !query.ContainsKey("postcode")) problem = "'proximity' needs a 'postcode' to be near to.";
        if (problem.Length == 0 && query["format"].ToString() is not ("" or "json")) problem = "'format' can only be json.";
        return problem.Length == 0 ? (read, "") : (null, problem);
    }

    /// <summary>What fits, by id.</summary>
    public IReadOnlyList<ServiceEntry> Of(ServiceList list)
    {
        IEnumerable<ServiceEntry> found = list.All;
        if (AsksCatalogue)
        {
            var asked = new CatalogueQuery { Text = Search, EveryWord = true, Near = Near, Miles = Near is null ? null : Metres / MetresInAMile };
            var ids = list.Catalogue.All(asked).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
            found = found.Where(s => ids.Contains(s.Entry.Id));
        }

        return IsAny ? found as IReadOnlyList<ServiceEntry> ?? [.. found] : [.. found.Where(s => Fits(s.Entry, list.Taxonomies))];
    }

    private bool IsAny => Term is null && Taxonomy is null && Organization is null && MinimumAge is null && MaximumAge is null
        && StartTime is null && EndTime is null && Day is null && ModifiedAfter is null;

    private bool Fits(CatalogueEntry entry, Taxonomies taxonomies)
    {
        var (listing, suits) = (entry.Listing, entry.Listing.Suitability);
        if (MinimumAge is { } least && !((suits.AgeFrom ?? 0) >= least)) return false;
        if (MaximumAge is { } most && !(suits.AgeTo <= most)) return false;
        if (ModifiedAfter is { } after && !(entry.Edited >= after)) return false;
        if (Organization is { } by && (listing.Organisation is not { } key || ServiceMaker.IdOfOrganisation(key) != by)) return false;
        if (Term is { } term && taxonomies.Of(listing).All(t => t.Id != term)) return false;
        if (Taxonomy is { } taxonomy && taxonomies.Of(listing).All(t => t.TaxonomyId != taxonomy)) return false;
        if (StartTime is null && EndTime is null && Day is null) return true;
        foreach (var session in entry.Sessions)
        {
            if (!session.Cancelled && (Day is null || session.Start.DayOfWeek == Day)
                && (StartTime is null || TimeOnly.FromDateTime(session.Start.DateTime) >= StartTime)
                && (EndTime is null || (TimeOnly.FromDateTime(session.End.DateTime) <= EndTime && session.End.Date == session.Start.Date))) return true;
        }

        return false;
    }

    private static DayOfWeek? DayOf(string text)
    {
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            if (text.Length is 2 or 3 or > 5 && day.ToString().StartsWith(text, StringComparison.OrdinalIgnoreCase)) return day;
        }

        return null;
    }
}
