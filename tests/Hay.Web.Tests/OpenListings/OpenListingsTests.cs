using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Hay.Grains;
using Hay.Web.OpenListings;
using Hay.Web.OpenReferral;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.OpenListings;

/// <summary>All public listings as files: valid by what describes them, safe to open, not sent twice.</summary>
[Collection(OnTheSite.Name)]
public sealed class OpenListingsTests(RunningSite site)
{
    private const string Mark = "\uFEFF";

    [Fact]
    public async Task Every_cell_is_what_the_schema_says_and_what_is_not_is_found()
    {
        using var guest = new Guest(site);
        var (csv, schema) = (await guest.Read(OpenListingsSetup.Table), JsonNode.Parse(await guest.Read(OpenListingsSetup.Schema))!);

        var (rows, wrong) = await Check(schema, csv);

        Assert.Empty(wrong);
        Assert.Equal(site.Catalogue.Entries.Count(e => !e.IsOver), rows);
        Assert.NotEmpty((await Check(schema, csv.Replace("drop-in", "whenever", StringComparison.Ordinal))).Wrong);
        Assert.NotEmpty((await Check(schema, csv.Replace("setting,", "where,", StringComparison.Ordinal))).Wrong);
        schema["fields"]![0]!["type"] = "thing";
        Assert.NotEmpty((await Check(schema, csv)).Wrong);
    }

    [Fact]
    public async Task A_spreadsheet_sees_letters_and_no_formula()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "=HYPERLINK(1)");

        var bytes = await (await guest.Get(OpenListingsSetup.TableOf("fenland"))).Content.ReadAsByteArrayAsync();

        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        Assert.Contains($"{activity.Id},'=HYPERLINK(1),", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("pb-cathedral-quiet", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1", "'=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("+44", "'+44")]
    [InlineData("'tis", "'tis")]
    [InlineData("", "")]
    public void A_guard_is_undone(string text, string guarded)
    {
        Assert.Equal(guarded, ListingCells.Guarded(text));
        Assert.Equal(text, ListingCells.Unguarded(guarded));
    }

    [Theory]
    [InlineData(OpenListingsSetup.Table)]
    [InlineData(OpenListingsSetup.Services)]
    public async Task A_file_is_sent_again_when_it_says_something_else_and_not_for_a_booking(string path)
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "Kept as a file");
        using var first = await guest.Get(path);
        var tag = first.Headers.ETag!.ToString();
        Assert.Contains("rel=\"license\"", first.Headers.GetValues("Link").Single(), StringComparison.Ordinal);
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());

        var before = site.Catalogue.Version;
        await guest.Press(activity.Path, "Hold", ("session", activity.First.Value));
        await RunningSite.Until(() => site.Catalogue.Version > before);
        using var second = await guest.Get(path, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Withdraw(null, default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is null);
        using var third = await guest.Get(path, ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [SharedFact("activities/openreferral-uk-schemas")]
    public async Task The_file_of_services_is_what_the_standard_calls_a_package_of_them()
    {
        using var guest = new Guest(site);
        var services = JsonNode.Parse(await guest.Read(OpenListingsSetup.Services))!;

        Assert.Equal(site.Catalogue.Entries.Count(e => !e.IsOver), services.AsArray().Count);
        Assert.Equal(await guest.Read($"/openreferral/services/{ServiceMaker.IdOf("pb-cathedral-quiet")}"), services.AsArray().Single(s => $"{s!["id"]}" == $"{ServiceMaker.IdOf("pb-cathedral-quiet")}")!.ToJsonString(ServiceBook.Json));
        Assert.Equal("[]", await Wrong(services));
        services[0]!["id"] = "not a uuid";
        Assert.NotEqual("[]", await Wrong(services));
    }

    [Fact]
    public async Task A_space_that_is_none_is_not_found()
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(OpenListingsSetup.TableOf("nowhere"));

        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
    }

    private static Task<string> Wrong(JsonNode services) => NodeScript.Run(
        "OpenReferral/validate.mjs",
        new JsonArray(new JsonObject { ["schema"] = "service_package.json", ["document"] = services.DeepClone() }).ToJsonString(),
        Path.Combine(SharedFactAttribute.PathOf("activities/openreferral-uk-schemas"), "V3.0-UK"));

    private static async Task<(int Rows, string[] Wrong)> Check(JsonNode schema, string csv)
    {
        var said = JsonNode.Parse(await NodeScript.Run("OpenListings/table.mjs", new JsonObject { ["schema"] = schema.DeepClone(), ["csv"] = csv.TrimStart(Mark[0]) }.ToJsonString()))!;
        return ((int)said["rows"]!, [.. said["wrong"]!.AsArray().Select(w => (string)w!)]);
    }
}
