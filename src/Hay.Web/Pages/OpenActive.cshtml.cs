using System.Text.Json;
using Hay.Web.OpenActive;
using Hay.Web.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Pages;

/// <summary>What the OpenActive feeds are, for developers, and for machines as a schema.org Dataset. English only: it is a technical page.</summary>
internal sealed class OpenActiveModel(PublicAddress site) : PageModel
{
    /// <summary>JSON-LD; "&lt;" is written as an escape, so that nothing in it can end the element it stands in.</summary>
    public string Dataset { get; private set; } = "";

    public void OnGet()
    {
        this.Frame(new PageFrame("Open data for activity finders") { Description = "OpenActive feeds of the activities that are listed here.", Canonical = FeedKinds.Root });
        Dataset = JsonSerializer.Serialize(Describe(site.Of(Request, "")));
    }

    private static Dictionary<string, object> Describe(string site) => new()
    {
        ["@context"] = new[] { "https://schema.org/", "https://openactive.io/" },
        ["@type"] = "Dataset",
        ["@id"] = $"{site}{FeedKinds.Root}",
        ["url"] = $"{site}{FeedKinds.Root}",
        ["name"] = "Hay: activities and their dates",
        ["description"] = "Walks, yoga, singing, gardening and more that people can join near where they live, and the dates of the coming eight weeks.",
        ["keywords"] = new[] { "Activities", "Wellbeing", "SessionSeries", "ScheduledSession", "OpenActive" },
        ["license"] = OpenActiveEndpoints.Licence,
        ["isAccessibleForFree"] = true,
        ["inLanguage"] = new[] { "en-GB" },
        ["documentation"] = "https://developer.openactive.io/",
        ["schemaVersion"] = "https://www.openactive.io/modelling-opportunity-data/2.0/",
        ["publisher"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = "Hay", ["url"] = site },
        ["distribution"] = Enum.GetValues<FeedKind>().Select(kind => new Dictionary<string, object>
        {
            ["@type"] = "DataDownload",
            ["name"] = kind.ToString(),
            ["additionalType"] = $"https://openactive.io/{kind}",
            ["encodingFormat"] = "application/vnd.openactive.rpde+json; version=1",
            ["contentUrl"] = $"{site}{kind.Path()}",
        }),
    };
}
