using System.Collections.Immutable;
using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Import.Tables;

namespace Hay.Silo.Import.OpenReferral;

/// <summary>One service, in any of the versions: they differ in the names of a few fields.</summary>
internal static class OpenReferralService
{
    public static ListedRecord Understand(JsonElement service, JsonElement at, string where)
    {
        var place = OpenReferralPlace.Find(service, at);
        var (schedule, note) = OpenReferralTimes.Of(service, place.AtLocation);
        var contact = ContactOf(service);
        var closed = service.Text("status").StartsWith("temporarily", StringComparison.OrdinalIgnoreCase) ? "Closed for now. " : "";
        var record = new ListedRecord
        {
            Id = service.Text("id"),
            Where = where,
            // A page of services is short, a service in full says more: the fuller record of one id counts.
            Rank = (place.Venue is null ? 0 : 2) + (schedule is null ? 0 : 1),
            Lat = place.Venue?.Lat,
            Lon = place.Venue?.Lon,
            Checked = LocalTimes.Date(service.Text("assured_date", "last_modified", "updated_at")),
            Words = Words(service),
            Organisation = OrganisationOf(service.Field("organization", "organisation")),
            Draft = new Listing
            {
                Title = service.Text("name"),
                Summary = service.Text("summary", "short_description"),
                Description = string.Join("\n\n", new[] { service.Text("description"), service.Text("alert") }.Where(t => t.Length > 0)),
                Space = "",
                Setting = place.IsOnline ? Setting.Online : Setting.Indoor,
                Venue = place.Venue,
                Schedule = schedule,
                ScheduleNote = closed + note,
                Levels = [.. FurtherFacts.Terms(service, ServiceWords.Levels).Select(TableRow.ReadWord<Level>).OfType<Level>()],
                FiveWays = [.. FurtherFacts.Terms(service, ServiceWords.Ways).Select(TableRow.ReadWord<FiveWay>).OfType<FiveWay>()],
                Suitability = SuitabilityOf(service),
                Cost = CostOf(service),
                Booking = new BookingTerms { How = service.Text("application_process") },
                Languages = service.Texts("languages", "code", "name", "language"),
                AccessHere = place.AccessOnline,
                Contact = contact,
            },
        };
        return FurtherFacts.Onto(record, FurtherFacts.Of(service), service);
    }

    private static ImmutableArray<string> Words(JsonElement service) =>
    [
        .. FurtherFacts.Terms(service, ServiceWords.Kinds),
        .. service.Many("attributes").Select(a => a.Field("taxonomy_term")).Where(t => t.Text("taxonomy") is not (ServiceWords.Ways or ServiceWords.Levels))
            .Select(t => t.Text("name", "term")).Where(t => t.Length > 0),
        .. service.Many("service_taxonomys").Select(t => t.Field("taxonomy").Text("name")).Where(t => t.Length > 0),
        .. service.Texts("taxonomies", "name"),
    ];

    private static Suitability SuitabilityOf(JsonElement service)
    {
        var eligibility = service.Many("eligibilitys").FirstOrDefault();
        return new Suitability
        {
            IsFor = service.Text("eligibility_description") is { Length: > 0 } words ? words : eligibility.Text("eligibility"),
            AgeFrom = service.Whole("minimum_age", "min_age") ?? eligibility.Whole("minimum_age"),
            AgeTo = service.Whole("maximum_age", "max_age") ?? eligibility.Whole("maximum_age"),
        };
    }

    private static Cost CostOf(JsonElement service)
    {
        if (service.Many("cost_options", 2).ToList() is [var only] && OpenReferralCost.Of(only) is { } exact) return exact;
        var options = service.Many("cost_options", 20)
            .Select(o => (Amount: o.Number("amount"), Words: string.Join(' ', new[] { o.Text("option"), o.Text("amount_description") }.Where(t => t.Length > 0))))
            .ToList();
        var words = string.Join("; ", options.Select(o => o.Amount is { } amount and >= 0 and <= 10_000
            ? $"{CostWords.Said((int)Math.Round(amount * 100))} {o.Words}".Trim() : o.Words).Where(t => t.Length > 0));
        if (options.Select(o => o.Amount).Min() is { } least) return CostWords.OfPounds(least, words);
        if (service.Flag("free") == true) return new Cost { Kind = CostKind.Free, Words = "Free" };
        return CostWords.Read(words.Length > 0 ? words : service.Text("fees", "fees_description"));
    }

    private static Contact ContactOf(JsonElement service)
    {
        var contacts = service.Many("contacts").ToList();
        var phones = contacts.SelectMany(c => c.Many("phones")).Concat(service.Many("phones")).Select(p => p.Text("number"));
        return new Contact
        {
            Web = service.Text("url"),
            Email = service.Text("email") is { Length: > 0 } email ? email : contacts.Select(c => c.Text("email")).FirstOrDefault(t => t.Length > 0, ""),
            Phone = phones.FirstOrDefault(t => t.Length > 0, ""),
        };
    }

    private static OrganisationDraft? OrganisationOf(JsonElement organisation)
    {
        var name = organisation.Text("name");
        if (name.Length == 0) return null;
        return new OrganisationDraft(organisation.Text("id") is { Length: > 0 } id ? id : name, new OrganisationDetails
        {
            Name = name,
            About = organisation.Text("description"),
            Contact = new Contact
            {
                Web = organisation.Text("website", "url"),
                Email = organisation.Text("email"),
                Phone = organisation.Many("phones").Select(p => p.Text("number")).FirstOrDefault(n => n.Length > 0, ""),
            },
            CharityNumber = Identifier(organisation, "GB-CHC", "GB-SC", "GB-NIC"),
            CompanyNumber = Identifier(organisation, "GB-COH"),
        });
    }

    // By the list codes of org-id.guide.
    private static string Identifier(JsonElement organisation, params string[] schemes) => organisation.Many("organization_identifiers")
        .Where(i => schemes.Contains(i.Text("identifier_scheme"))).Select(i => i.Text("identifier")).FirstOrDefault("");
}
