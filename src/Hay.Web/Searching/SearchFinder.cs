using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;

namespace Hay.Web.Searching;

/// <summary>From what somebody typed to what there is.</summary>
internal sealed class SearchFinder(SearchReader reader, SpaceLooks looks)
{
    // Where people talk and listen, in categories.json.
    private const string Talk = "peer-support";

    /// <summary>A word that may be a day, or a part of a name, is what finds something. OursAlone: without what neighbours have. Fits: see <see cref="CatalogueQuery.Fits"/>.</summary>
    public FoundSearch Find(SearchForm typed, CatalogueSnapshot catalogue, DateTimeOffset now, bool oursAlone = false, Func<Listing, bool>? fits = null)
    {
        var reading = reader.Read(typed, catalogue, now);
        var form = reading.Form;
        // Who may need help now is not shown what has their words: "die" is in what widows' groups write.
        var asked = reading.IsUrgent ? form with { Text = "", Categories = [Talk] } : form;
        var results = catalogue.Search(Query(asked, now) with { OursAlone = oursAlone, Fits = fits });
        if (results.Total > 0 || reading.IsUrgent) return new(reading, form, results);
        foreach (var kept in reading.Kept())
        {
            var query = Query(kept, now) with { EveryWord = true, OursAlone = oursAlone, Fits = fits };
            if (catalogue.Search(query) is { Total: > 0 } named) return new(reading, kept, named);
        }

        return new(reading, form, results);
    }

    /// <summary>The question that a form asks, with what its words mean.</summary>
    public CatalogueQuery Query(SearchForm form, DateTimeOffset now) =>
        form.Query(now, looks) with { Meanings = form.IsExact ? [] : reader.Meanings(form.Text) };
}

/// <summary>Form: the search that was made, with filters where the words said them.</summary>
internal sealed record FoundSearch(Reading Reading, SearchForm Form, CatalogueResults Results);
