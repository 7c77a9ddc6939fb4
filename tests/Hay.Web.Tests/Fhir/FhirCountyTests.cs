// Every element of the library may be absent: one that is not there fails the test.
#nullable disable warnings
using Hay.Web.Tests.Site;
using Hl7.Fhir.Model;

namespace Hay.Web.Tests.Fhir;

/// <summary>Everything that the demo county publishes, as another FHIR library reads it.</summary>
[Collection(OnTheSite.Name)]
public sealed class FhirCountyTests(RunningSite site)
{
    private const string Good = """
        {"resourceType":"Bundle","type":"searchset","total":1,"link":[{"relation":"self","url":"https://hay.example/fhir/HealthcareService"}],"entry":[{"fullUrl":"https://hay.example/fhir/HealthcareService/a",
        "resource":{"resourceType":"HealthcareService","id":"a","meta":{"lastUpdated":"2026-11-24T09:00:00.000Z"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Tea</p></div>"},
        "active":true,"name":"Tea","telecom":[{"system":"phone","value":"01234 567890"}],"availableTime":[{"daysOfWeek":["mon"],"availableStartTime":"17:30:00"}],
        "notAvailable":[{"description":"Not then.","during":{"start":"2026-12-01","end":"2026-12-02"}}]},"search":{"mode":"match"}}]}
        """;

    [Fact]
    public async System.Threading.Tasks.Task Every_page_and_every_resource_is_valid_and_refers_to_what_is_there()
    {
        using var guest = new Guest(site);
        FhirReader.Read<CapabilityStatement>(await guest.Read("/fhir/metadata"));
        var held = new Dictionary<string, Resource>();
        foreach (var type in new[] { "HealthcareService", "Location", "Organization", "CodeSystem" })
        {
            var total = 0;
            for (var next = $"/fhir/{type}?_count=100"; next is not null;)
            {
                var page = FhirReader.Read<Bundle>(await guest.Read(next));
                total = page.Total!.Value;
                foreach (var entry in page.Entry)
                {
                    Assert.True(held.TryAdd($"{type}/{entry.Resource.Id}", entry.Resource), "Twice.");
                    Assert.Equal($"{site.Address}fhir/{type}/{entry.Resource.Id}", entry.FullUrl);
                }

                next = page.NextLink is { } more ? more.PathAndQuery : null;
            }

            Assert.Equal(total, held.Keys.Count(k => k.StartsWith($"{type}/", StringComparison.Ordinal)));
        }

        foreach (var (reference, resource) in held) Assert.True(FhirReader.Read<Resource>(await guest.Read($"/fhir/{reference}")).IsExactly(resource));
        var listed = held.Values.OfType<HealthcareService>().ToList();
        Assert.Equal(site.Catalogue.Entries.Count(e => !e.IsOver), listed.Count);
        Assert.All(listed.SelectMany(s => s.Location.Append(s.ProvidedBy)).Where(r => r is not null), r => Assert.Contains(r.Reference, held.Keys));
        Assert.True(listed.Count(s => s.AvailableTime.Count > 0) > listed.Count / 2);
        // Each code is one that its system has.
        var codes = held.Values.OfType<CodeSystem>().ToDictionary(c => c.Url, c => c.Concept.Select(one => one.Code).ToHashSet());
        Assert.All(listed.SelectMany(s => s.Type.Concat(s.Category).Concat(s.Characteristic)).SelectMany(c => c.Coding), c => Assert.Contains(c.Code, codes[c.System]));
        foreach (var system in codes.Keys) Assert.Equal(system, FhirReader.Read<CodeSystem>(await guest.Read(new Uri(system).PathAndQuery)).Url);
    }

    [Theory]
    [InlineData("\"active\":true", "\"active\":\"yes\"")]
    [InlineData("\"name\":\"Tea\"", "\"name\":[\"Tea\"]")]
    [InlineData("\"name\":\"Tea\"", "\"name\":\"\"")]
    [InlineData("\"name\":\"Tea\"", "\"name\":\"Tea\",\"colour\":\"red\"")]
    [InlineData("[\"mon\"]", "[\"Monday\"]")]
    [InlineData("17:30:00", "5.30pm")]
    [InlineData("2026-11-24T09:00:00.000Z", "2026-11-24")]
    [InlineData("\"id\":\"a\"", "\"id\":\"a b\"")]
    [InlineData("\"type\":\"searchset\",", "")]
    [InlineData("\"type\":\"searchset\"", "\"type\":\"collection\"")]
    [InlineData("\"system\":\"phone\",", "")]
    [InlineData("\"description\":\"Not then.\",", "")]
    [InlineData("\"end\":\"2026-12-02\"", "\"end\":\"2026-11-02\"")]
    [InlineData("<p>Tea</p>", "<p>Tea")]
    [InlineData("<p>Tea</p>", "<script>Tea</script>")]
    public void The_check_finds_what_is_wrong(string right, string wrong)
    {
        FhirReader.Read<Bundle>(Good);
        Assert.Contains(right, Good, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => FhirReader.Read<Bundle>(Good.Replace(right, wrong, StringComparison.Ordinal)));
    }
}
