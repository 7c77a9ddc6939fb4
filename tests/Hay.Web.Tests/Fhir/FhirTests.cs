// Every element of the library may be absent: one that is not there fails the test.
#nullable disable warnings
using System.Net;
using Hay.Grains;
using Hay.Web.Fhir;
using Hay.Web.Tests.Site;
using Hl7.Fhir.Model;
using Task = System.Threading.Tasks.Task;

namespace Hay.Web.Tests.Fhir;

[Collection(OnTheSite.Name)]
public sealed class FhirTests(RunningSite site)
{
    private const string Listed = "/fhir/HealthcareService";

    [Fact]
    public async Task A_service_says_what_the_page_says()
    {
        using var guest = new Guest(site);
        var entry = site.Catalogue.Find("pb-cathedral-quiet")!;

        var service = FhirReader.Read<HealthcareService>(await guest.Read($"{Listed}/{FhirList.IdOf(entry.Id)}"));

        Assert.Equal(entry.Listing.Title, service.Name);
        Assert.Equal("HTEST", Assert.Single(service.Meta.Tag).Code);
        Assert.Contains("invented", service.Comment, StringComparison.Ordinal);
        var hours = Assert.Single(service.AvailableTime);
        Assert.Equal((DaysOfWeek.Mon, "17:30:00", "18:20:00"), (hours.DaysOfWeek.Single()!.Value, hours.AvailableStartTime, hours.AvailableEndTime));
        Assert.Equal("mindfulness", Assert.Single(service.Type).Coding[0].Code);
        Assert.Contains("What it costs: ", service.ExtraDetails, StringComparison.Ordinal);
        Assert.Contains(service.Eligibility, e => e.Comment == "From the age of 18.");
        Assert.Contains(service.Eligibility, e => e.Comment.StartsWith("What it cannot hold:", StringComparison.Ordinal));
        Assert.Contains(service.Telecom, t => t.Value == $"{site.Address}peterborough/pb-cathedral-quiet");
        Assert.Equal(entry.Edited!.Value, service.Meta.LastUpdated!.Value, TimeSpan.FromMilliseconds(1));
        var place = FhirReader.Read<Location>(await guest.Read($"/fhir/{Assert.Single(service.Location).Reference}"));
        Assert.Equal((entry.Listing.Venue!.Name, entry.Listing.Venue.Postcode, "GB"), (place.Name, place.Address.PostalCode, place.Address.Country));
        var by = FhirReader.Read<Organization>(await guest.Read($"/fhir/{service.ProvidedBy.Reference}"));
        Assert.Equal(entry.Organisation!.Name, by.Name);
    }

    [Fact]
    public async Task A_cancelled_day_is_one_on_which_it_is_not()
    {
        using var guest = new Guest(site);
        var id = $"test-{Guid.NewGuid():n}"[..20];
        var first = DateOnly.FromDateTime(site.Clock.GetUtcNow().Date).AddDays(2).ToDateTime(new TimeOnly(14, 0));
        await site.Grains.GetGrain<IActivityGrain>(id).Publish(new PublishListing
        {
            Listing = new Listing { Title = "Weekly <soup> & more", Space = "fenland", Schedule = new Hay.Grains.Schedule { Start = first, Duration = TimeSpan.FromHours(1), Rule = "FREQ=WEEKLY;COUNT=3" } },
        }, default);
        await site.Grains.GetGrain<IActivityGrain>(id).ChangeSession(new ChangeSession(new SessionChange { Session = SessionId.FromLocal(first.AddDays(7)), Cancelled = true }, null), default);
        await RunningSite.Until(() => site.Catalogue.Find(id)?.Sessions.Count(s => s.Cancelled) == 1);

        var service = FhirReader.Read<HealthcareService>(await guest.Read($"{Listed}/{FhirList.IdOf(id)}"));

        Assert.Equal("Weekly <soup> & more", service.Name);
        Assert.Contains("&lt;soup&gt; &amp; more", service.Text.Div, StringComparison.Ordinal);
        Assert.Equal(
            [(null, $"{first.AddDays(-1):yyyy-MM-dd}"), ($"{first.AddDays(7):yyyy-MM-dd}", $"{first.AddDays(7):yyyy-MM-dd}"), ($"{first.AddDays(15):yyyy-MM-dd}", null)],
            service.NotAvailable.Select(n => (n.During.Start, n.During.End)));
    }

    [Theory]
    [InlineData("HealthcareService?name=quiet hour")]
    [InlineData("HealthcareService?name:contains=YOGA")]
    [InlineData("HealthcareService?service-type=yoga,walking")]
    [InlineData("HealthcareService?service-type={site}fhir/CodeSystem/kinds|yoga")]
    [InlineData("HealthcareService?service-category=Connect&characteristic=step-free-yes")]
    [InlineData("HealthcareService?location.near=52.573|-0.241|2|km")]
    [InlineData("HealthcareService?location.near=52.573|-0.241|2|[mi_i]&characteristic=Seated")]
    [InlineData("HealthcareService?location.address-postalcode=PE13")]
    [InlineData("HealthcareService?_lastUpdated=ge2000&_lastUpdated=lt2100-01-01T00:00:00Z&name=q")]
    [InlineData("Location?near=52.573|-0.241|3")]
    [InlineData("Location?address-city=march")]
    [InlineData("Organization?name:contains=group")]
    [InlineData("CodeSystem?url={site}fhir/CodeSystem/kinds")]
    public async Task A_question_finds_some_and_not_all(string question)
    {
        using var guest = new Guest(site);

        var found = FhirReader.Read<Bundle>(await guest.Read($"/fhir/{question.Replace("{site}", $"{site.Address}", StringComparison.Ordinal)}"));

        Assert.InRange(found.Total!.Value, 1, FhirReader.Read<Bundle>(await guest.Read($"/fhir/{question.Split('?')[0]}?_count=0")).Total!.Value - 1);
        Assert.Equal(Math.Min(found.Total.Value, 50), found.Entry.Count);
        Assert.Contains(question.Split('?', ':', '=')[1], found.SelfLink.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_and_by_whom_can_come_along()
    {
        using var guest = new Guest(site);
        var one = site.Catalogue.Find("pb-cathedral-quiet")!;
        var by = FhirList.IdOfOrganisation(one.Listing.Organisation!);

        var found = FhirReader.Read<Bundle>(await guest.Read($"{Listed}?organization=Organization/{by}&_include=HealthcareService:location&_include=HealthcareService:organization"));

        var listed = found.Entry.Where(e => e.Search.Mode == Bundle.SearchEntryMode.Match).Select(e => (HealthcareService)e.Resource).ToList();
        Assert.Equal(site.Catalogue.Entries.Count(e => e.Listing.Organisation == one.Listing.Organisation && !e.IsOver), listed.Count);
        var along = found.Entry.Where(e => e.Search.Mode == Bundle.SearchEntryMode.Include).Select(e => $"{e.Resource.TypeName}/{e.Resource.Id}").ToHashSet();
        Assert.Equal(listed.SelectMany(s => s.Location.Append(s.ProvidedBy)).Select(r => r.Reference).ToHashSet(), along);
        var there = FhirReader.Read<Bundle>(await guest.Read($"{Listed}?location={listed[0].Location[0].Reference}"));
        Assert.Contains(there.Entry, e => e.Resource.Id == listed[0].Id);
    }

    [Fact]
    public async Task Whoever_follows_next_meets_each_once_while_listings_come_and_go()
    {
        using var guest = new Guest(site);
        var before = site.Catalogue.Entries.Where(e => !e.IsOver).Select(e => e.Id).ToList();
        var met = new List<string>();

        for (var next = $"{Listed}?_count=30"; next is not null;)
        {
            var page = FhirReader.Read<Bundle>(await guest.Read(next));
            Assert.InRange(page.Entry.Count, 1, 30);
            met.AddRange(page.Entry.Select(e => e.Resource.Id));
            next = page.NextLink?.PathAndQuery;
            await site.List(title: "Came in between");
        }

        Assert.Equal(met.Count, met.Distinct().Count());
        Assert.Empty(before.Where(id => site.Catalogue.Find(id) is { IsOver: false }).Select(FhirList.IdOf).Except(met));
    }

    [Fact]
    public async Task What_is_not_known_is_passed_over_and_said_or_refused_where_somebody_is_strict()
    {
        using var guest = new Guest(site);

        var lenient = FhirReader.Read<Bundle>(await guest.Read($"{Listed}?name=quiet&colour=red"));
        using var strict = await guest.Get($"{Listed}?name=quiet&colour=red", ("Prefer", "handling=strict"));

        Assert.Contains("colour", Assert.IsType<OperationOutcome>(lenient.Entry.Single(e => e.Search.Mode == Bundle.SearchEntryMode.Outcome).Resource).Issue[0].Diagnostics, StringComparison.Ordinal);
        Assert.DoesNotContain("colour", lenient.SelfLink.Query, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, strict.StatusCode);
    }

    [Theory]
    [InlineData("/fhir/HealthcareService?_count=many", 400, "_count")]
    [InlineData("/fhir/HealthcareService?_lastUpdated=soon", 400, "_lastUpdated")]
    [InlineData("/fhir/HealthcareService?name:sounds=tea", 400, "name:sounds")]
    [InlineData("/fhir/HealthcareService?location=Organization/1", 400, "location")]
    [InlineData("/fhir/Location?near=52|0|9999|km", 400, "200 km")]
    [InlineData("/fhir/Location?near=here", 400, "latitude")]
    [InlineData("/fhir/Location?_id=,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,", 400, "100 values")]
    [InlineData("/fhir/Location/nowhere", 404, "Location")]
    [InlineData("/fhir/Patient", 404, "/fhir/metadata")]
    [InlineData("/fhir", 404, "/fhir/metadata")]
    [InlineData("/fhir/HealthcareService?_format=xml", 406, "JSON")]
    public async Task Every_error_is_an_outcome_that_says_what_to_do(string path, int status, string says)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get(path);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(says, FhirReader.Read<OperationOutcome>(await answer.Content.ReadAsStringAsync()).Issue.Single().Diagnostics, StringComparison.Ordinal);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("application/fhir+xml", 406)]
    [InlineData("application/fhir+json; fhirVersion=3.0", 406)]
    [InlineData("application/fhir+json; fhirVersion=4.0", 200)]
    [InlineData("application/json", 200)]
    [InlineData("text/html,application/xhtml+xml,*/*;q=0.8", 200)]
    public async Task Only_json_is_spoken(string accept, int status)
    {
        using var guest = new Guest(site);

        using var answer = await guest.Get("/fhir/metadata", ("Accept", accept));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/fhir+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Anybody_may_read_it_and_need_not_read_it_twice()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "Read only once");
        var address = $"{Listed}/{FhirList.IdOf(activity.Id)}";
        using var first = await guest.Get(address, ("Origin", "https://elsewhere.example"));
        Assert.Equal("*", first.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False(first.Headers.Contains("Set-Cookie"));

        // Somebody books: it says the same as before.
        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Book(new BookPlace(ProfileId.New(), activity.First), default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id)!.Sessions[0].PlacesLeft == 4);

        using var second = await guest.Get(address, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone()
    {
        using var guest = new Guest(site);
        var activity = await site.List(title: "A day in FHIR");
        var address = $"{Listed}/{FhirList.IdOf(activity.Id)}";
        Assert.Contains("A day in FHIR", await guest.Read(address), StringComparison.Ordinal);

        await site.Grains.GetGrain<IActivityGrain>(activity.Id).Withdraw(null, default);
        await RunningSite.Until(() => site.Catalogue.Find(activity.Id) is null);

        using var answer = await guest.Get(address);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Equal(0, FhirReader.Read<Bundle>(await guest.Read($"{Listed}?name=A day in FHIR")).Total);
    }

    [Fact]
    public async Task A_form_that_nobody_needs_is_refused_as_one()
    {
        using var guest = new Guest(site);

        using var answer = await guest.SendBare($"{Listed}/_search", [.. Enumerable.Range(0, 2_000).Select(n => ($"field{n}", "1"))]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("form", FhirReader.Read<OperationOutcome>(await answer.Content.ReadAsStringAsync()).Issue[0].Diagnostics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_may_be_sent_as_a_form()
    {
        using var guest = new Guest(site);

        using var answer = await guest.SendBare($"{Listed}/_search?_count=3", ("service-type", "yoga"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var found = FhirReader.Read<Bundle>(await answer.Content.ReadAsStringAsync());
        Assert.Equal(3, found.Entry.Count);
        Assert.Equal(site.Catalogue.Entries.Count(e => e.Listing.Category == "yoga" && !e.IsOver), found.Total);
        Assert.Equal(found.Total, FhirReader.Read<Bundle>(await guest.Read(found.NextLink.PathAndQuery)).Total);
    }
}
