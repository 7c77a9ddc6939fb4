using Hay.Grains;
using Hay.Silo.Import;

namespace Hay.Silo.Tests.Import;

public sealed class OpenReferralTests : IDisposable
{
    private readonly ImportBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_version_3_service_in_full_is_a_listing()
    {
        var report = await Read("""
            { "id": "a1", "name": "Knit and Natter", "description": "Wool is here.", "url": "example.org/knit", "email": "knit@example.org", "status": "active",
              "last_modified": "2026-11-01T10:00:00Z", "minimum_age": 16, "maximum_age": 120, "application_process": "Just come.",
              "schedules": [{ "id": "x", "freq": "WEEKLY", "byday": "TU,FR", "opens_at": "10:00:00", "closes_at": "12:00:00", "valid_from": "2026-09-01" },
                            { "id": "y", "freq": "WEEKLY", "byday": "SA", "opens_at": "14:00", "closes_at": "15:00", "valid_from": "2026-09-01" }],
              "service_at_locations": [{ "id": "l", "location": { "id": "p", "location_type": "physical", "name": "The Library", "latitude": 52.331, "longitude": -0.185,
                "addresses": [{ "address_1": "1 High Street", "city": "Huntingdon", "postal_code": "PE29 3AA" }] } }],
              "cost_options": [{ "id": "c", "option": "Adults", "amount": 2 }], "languages": [{ "code": "en" }], "phones": [{ "number": "01632 960001" }],
              "organization": { "id": "o", "name": "Library Friends", "website": "https://example.org" } }
            """);

        Assert.Equal("1 0 0 0 0 0", report.Numbers());
        var listing = _bench.Target.Only;
        Assert.Equal(("huntingdonshire", "crafts", "https://example.org/knit", "01632 960001"), (listing.Space, listing.Category, listing.Contact.Web, listing.Contact.Phone));
        Assert.Equal("FREQ=WEEKLY;BYDAY=TU,FR", listing.Schedule!.Rule);
        Assert.Equal("Also Saturdays, 2pm to 3pm.", listing.ScheduleNote);
        Assert.Equal((CostKind.Paid, 200, "£2 Adults"), (listing.Cost.Kind, listing.Cost.Pence, listing.Cost.Words));
        Assert.Equal((16, null), (listing.Suitability.AgeFrom, listing.Suitability.AgeTo));
        Assert.Equal("Huntingdon", listing.Venue!.Town);
    }

    [Fact]
    public async Task A_version_1_page_and_an_Outpost_page_are_read_by_their_own_names()
    {
        var report = await Read("""
            { "totalElements": 2, "content": [
              { "id": "v1", "name": "Walk", "status": "active", "service_at_locations": [{ "location": { "name": "Green", "latitude": "52.2", "longitude": "0.12", "physical_addresses": [{ "city": "Cambridge" }] } }],
                "regular_schedules": [{ "opens_at": "10:00", "closes_at": "11:00", "freq": "WEEKLY", "byday": "MO" }], "eligibilitys": [{ "minimum_age": 18 }] },
              { "id": 7, "name": "Brownies", "updated_at": "2021-01-13T12:48:54.730Z", "min_age": 5, "max_age": 11, "free": true, "url": null,
                "locations": [{ "name": "Hall", "address_1": " Mill Road", "city": "Cambridge", "geometry": { "type": "Point", "coordinates": [0.13, 52.2] } }],
                "regular_schedules": [{ "weekday": "Monday", "opens_at": "10:00", "closes_at": "17:00" }], "taxonomies": [{ "id": 2, "name": "Crafts" }], "organisation": { "id": 9, "name": null } }] }
            """);

        Assert.Equal("2 0 0 0 0 0", report.Numbers());
        var (walk, brownies) = (_bench.Target.Listed.Values.Single(l => l.Title == "Walk"), _bench.Target.Listed.Values.Single(l => l.Title == "Brownies"));
        Assert.Equal((18, "walking", "FREQ=WEEKLY;BYDAY=MO"), (walk.Suitability.AgeFrom, walk.Category, walk.Schedule!.Rule));
        Assert.Equal((5, 11, CostKind.Free, "crafts"), (brownies.Suitability.AgeFrom, brownies.Suitability.AgeTo, brownies.Cost.Kind, brownies.Category));
        Assert.Null(brownies.Organisation);
    }

    [Fact]
    public async Task A_service_in_full_counts_more_than_its_line_in_a_list()
    {
        _bench.Write("full.json", """{ "id": "a", "name": "Singing", "status": "active", "service_at_locations": [{ "location": { "name": "Hall", "latitude": 52.2, "longitude": 0.12 } }] }""");
        _bench.Write("list.json", """{ "contents": [{ "id": "a", "name": "Singing", "status": "active" }] }""");

        var report = await _bench.Report("openreferral", _bench.Folder);

        Assert.Equal("1 0 1 0 0 0", report.Numbers());
        Assert.Equal("Hall", _bench.Target.Only.Venue!.Name);
        Assert.Equal("0 0 2 0 0 0", (await _bench.Report("openreferral", _bench.Folder)).Numbers());
    }

    [Fact]
    public async Task What_is_closed_goes_and_what_is_no_service_is_refused()
    {
        var at = """ "service_at_locations": [{ "location": { "name": "Hall", "latitude": 52.2, "longitude": 0.12 } }] """;
        Assert.Equal("1 0 0 0 0 0", (await Read($$"""{ "id": "a", "name": "Singing", "status": "active", {{at}} }""")).Numbers());

        var report = await Read($$"""
            { "contents": [{ "id": "a", "name": "Singing", "status": "defunct" }, { "id": "b", "status": "active" }, { "name": "No id", "status": "active" },
              { "id": "o", "name": "An organisation", "website": "https://example.org" }, "text", null] }
            """);

        Assert.Equal("0 0 0 1 0 5", report.Numbers());
        Assert.Equal(["it has no name", "it has no id", "it is not a service", "it is not a service", "it is not a service"], report.Refusals.Select(r => r.Reason));
        Assert.Equal(["record 2", "record 3", "record 4", "record 5", "record 6"], report.Refusals.Select(r => r.Where));
        Assert.Empty(_bench.Target.Listed);
    }

    private Task<ImportReport> Read(string json) => _bench.Report("openreferral", _bench.Write("services.json", json));
}
