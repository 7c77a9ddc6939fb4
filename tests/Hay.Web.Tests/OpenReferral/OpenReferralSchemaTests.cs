using System.Text.Json.Nodes;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.OpenReferral;

/// <summary>Everything that the demo county publishes, against the standard's own schemas.</summary>
[Collection(OnTheSite.Name)]
public class OpenReferralSchemaTests(RunningSite site)
{
    private const string Schemas = "activities/openreferral-uk-schemas";
    private const string Mocks = "activities/openreferral-uk-mocks";
    private static readonly string[] Kinds = ["service", "service_at_location", "taxonomy", "taxonomy_term"];

    [SharedFact(Schemas)]
    public async Task Every_page_and_every_record_is_valid()
    {
        using var guest = new Guest(site);
        var (listed, documents) = (new Dictionary<string, int>(), new JsonArray());
        documents.Add(Check("api_details.json", await guest.Read("/openreferral/")));
        foreach (var (kind, many) in Kinds.Zip(["services", "service_at_locations", "taxonomies", "taxonomy_terms"]))
        {
            var ids = new List<string>();
            for (var page = 1; ; page++)
            {
                var text = await guest.Read($"/openreferral/{many}?page={page}");
                var list = JsonNode.Parse(text)!;
                documents.Add(Check($"{kind}_list.json", text));
                ids.AddRange(list["contents"]!.AsArray().Select(item => (string)item!["id"]!));
                Assert.Equal(page == 1, (bool)list["first_page"]!);
                if ((bool)list["last_page"]!) break;
            }

            Assert.Equal(ids.Count, ids.Distinct().Count());
            listed[many] = ids.Count;
            foreach (var id in ids) documents.Add(Check($"{kind}.json", await guest.Read($"/openreferral/{many}/{id}")));
        }

        Assert.Equal(site.Catalogue.Entries.Count(e => !e.IsOver), listed["services"]);
        Assert.True(listed["service_at_locations"] > 150);
        Assert.Empty(await Wrong(documents));
    }

    [SharedFact(Mocks)]
    public async Task The_check_passes_what_is_right_and_finds_what_is_wrong()
    {
        JsonArray Of(string set, params string[] files) => [.. files.Select(f => (JsonNode)Check($"{f.Replace("_full", "", StringComparison.Ordinal)}.json",
            File.ReadAllText(Path.Combine(SharedFactAttribute.PathOf(Mocks), $"V3.0-UK-{set}", $"{f}.json"))))];

        Assert.Empty(await Wrong(Of("Default", "api_details", "service_list", "service_full", "taxonomy", "taxonomy_term_list")));
        Assert.NotEmpty(await Wrong(Of("Fail", "service_full")));
        Assert.NotEmpty(await Wrong(Of("Fail", "service_list")));
    }

    private static JsonObject Check(string schema, string document) => new() { ["schema"] = schema, ["document"] = JsonNode.Parse(document) };

    private static async Task<List<string>> Wrong(JsonArray documents) =>
        [.. JsonNode.Parse(await NodeScript.Run("OpenReferral/validate.mjs", documents.ToJsonString(), Path.Combine(SharedFactAttribute.PathOf(Schemas), "V3.0-UK")))!
            .AsArray().Select(w => w!.ToJsonString()).Distinct()];
}
