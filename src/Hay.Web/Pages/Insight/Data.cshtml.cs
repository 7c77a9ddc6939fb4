using System.Collections.Immutable;
using System.Text.Json;
using Hay.Uptake;
using Hay.Web.Insight;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Pages.Insight;

/// <summary>The tables of whole quarters, for everybody, as a page and as a schema.org Dataset for machines.</summary>
internal sealed class DataModel(InsightBook book, PublicAddress site, IStringLocalizer<Hay.Web.Languages.Words> say) : PageModel
{
    public ImmutableArray<Quarter> Quarters { get; private set; } = [];
    public ImmutableArray<string> Sources { get; private set; } = [];
    public bool IsDemo { get; private set; }
    public string First => InsightWords.Months(Quarters[0]);
    public string Last => InsightWords.Months(Quarters[^1]);

    /// <summary>JSON-LD; "&lt;" is written as an escape, so that nothing in it can end the element it stands in.</summary>
    public string Description { get; private set; } = "";

    public void OnGet()
    {
        var of = book.Now;
        Quarters = OpenData.Quarters(of);
        (Sources, IsDemo) = (of.SourcesOfAreas, of.Areas.IsDemo);
        this.Frame(new PageFrame(say["Figures for everybody"]) { Description = say["Who Hay reaches, quarter by quarter: protected figures to use as you like."], Canonical = "/data" });
        if (!Quarters.IsEmpty) Description = JsonSerializer.Serialize(Dataset());
    }

    private Dictionary<string, object> Dataset()
    {
        var here = site.Of(Request, "/data");
        return new()
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "Dataset",
            ["name"] = "Hay: who is reached, by quarter",
            ["description"] = "People who saved, held a place at and came to local wellbeing activities, by space and kind of activity, neighbourhood, age and organisation. 1 to 7 is hidden, other numbers are moved by a few and rounded to the nearest 5.",
            ["url"] = here,
            ["license"] = "https://creativecommons.org/licenses/by/4.0/",
            ["isAccessibleForFree"] = true,
            ["temporalCoverage"] = $"{Quarters[0].Start:yyyy-MM-dd}/{Quarters[^1].End:yyyy-MM-dd}",
            ["creator"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = "Hay" },
            ["distribution"] = OpenData.Tables.SelectMany(table => new[] { (table, "csv", "text/csv"), (table, "json", "application/json") }).Select(one => new Dictionary<string, object>
            {
                ["@type"] = "DataDownload",
                ["name"] = one.table.Title,
                ["encodingFormat"] = one.Item3,
                ["contentUrl"] = $"{here}/{one.table.Slug}.{one.Item2}",
            }),
        };
    }
}
