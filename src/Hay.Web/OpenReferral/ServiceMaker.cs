using System.Collections.Immutable;
using System.Globalization;
using Hay.Grains;
using Hay.Web.Catalogue;
using Hay.Web.Spaces;
using Hay.Web.Wording;

namespace Hay.Web.OpenReferral;

/// <summary>A listing as a service, with all that belongs to it. What the standard has no field for is said in the description.</summary>
internal sealed class ServiceMaker(Taxonomies taxonomies, ServicePlaces places)
{
    public static Guid IdOf(string listing) => StableUuid.Of("service", listing);

    public static Guid IdOfOrganisation(string organisation) => StableUuid.Of("organization", organisation);

    /// <param name="entry">The listing.</param>
    /// <param name="site">The address of the site, without a slash at its end.</param>
    public ServiceRecord Make(CatalogueEntry entry, string site)
    {
        var (listing, id) = (entry.Listing, IdOf(entry.Id));
        var page = $"{site}/{listing.Space}/{entry.Id}";
        var at = places.Of(entry.Id, listing, id);
        var organisation = entry.Organisation is { } by && listing.Organisation is { } key ? OrganisationOf(key, by) : null;
        var schedules = ServiceSchedules.Of(entry, id, page);
        return new ServiceRecord
        {
            Id = id,
            OrganizationId = organisation?.Id,
            Name = listing.Title,
            Description = Said(ServiceWords.Fold(listing)),
            Url = Address(listing.Contact.Web) ?? page,
            Email = Mail(listing.Contact.Email),
            EligibilityDescription = Said(listing.Suitability.IsFor),
            ApplicationProcess = Said(listing.Booking.How),
            MinimumAge = listing.Suitability.AgeFrom,
            MaximumAge = listing.Suitability.AgeTo,
            AssuredDate = entry.Checked,
            Alert = listing.Demo ? DemoMark.Words : null,
            LastModified = entry.Edited?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            Organization = organisation,
            Schedules = schedules,
            ServiceAtLocations = at is null ? null : [at],
            Languages = Some(listing.Languages.Distinct().Select(tag => new LanguageRecord(StableUuid.Of("language", $"{entry.Id}/{tag}"), id, Tongues.English(tag), tag))),
            CostOptions = CostOf(listing.Cost) is { } cost ? [new CostRecord(StableUuid.Of("cost", entry.Id), id, cost.Option) { Amount = cost.Amount, AmountDescription = Said(listing.Cost.Words) }] : null,
            Phones = listing.Contact.Phone.Length == 0 ? null : [new PhoneRecord(StableUuid.Of("phone", entry.Id), listing.Contact.Phone)],
            Attributes = Some(taxonomies.Of(listing).Select(term => new AttributeRecord(StableUuid.Of("attribute", $"{entry.Id}/{term.Id}"), id, "service", term.Id) { TaxonomyTerm = term })
                .Concat(Further(entry, id, ServiceSchedules.SaysAll(entry, schedules)))),
        };
    }

    // What a field of the standard says already is not said again.
    private static IEnumerable<AttributeRecord> Further(CatalogueEntry entry, Guid id, bool hasAllDates)
    {
        var row = new ListingRow(entry.Id, entry.Listing) { Plan = hasAllDates ? null : entry.Plan, Organisation = entry.Organisation };
        return from column in Taxonomies.Further
               let value = column.Write(row)
               where value.Length > 0 && !IsUsual(column.Name, entry.Listing)
               select new AttributeRecord(StableUuid.Of("attribute", $"{entry.Id}/{column.Name}"), id, "service", Taxonomies.IdOf(column)) { Label = column.Name, Value = value };
    }

    private static bool IsUsual(string column, Listing listing) => column switch
    {
        "setting" => listing.Setting != Setting.Outdoor,
        "space" => listing.Venue is { Lat: not null, Lon: not null },
        _ => false,
    };

    private static OrganizationRecord OrganisationOf(string key, OrganisationDetails by)
    {
        var id = IdOfOrganisation(key);
        var identifiers = new (string Number, string Scheme, string Type)[] { (by.CharityNumber, CharityScheme(by.CharityNumber), "Charity number"), (by.CompanyNumber, "GB-COH", "Company number") }
            .Where(i => i.Number.Length > 0)
            .Select(i => new IdentifierRecord(StableUuid.Of("identifier", $"{key}/{i.Scheme}"), i.Scheme, i.Type, i.Number));
        return new OrganizationRecord(id, by.Name, by.About.Length > 0 ? by.About : by.Name)
        {
            Email = Mail(by.Contact.Email),
            Website = Address(by.Contact.Web),
            OrganizationIdentifiers = Some(identifiers),
            Phones = by.Contact.Phone.Length == 0 ? null : [new PhoneRecord(StableUuid.Of("phone", $"organization/{key}"), by.Contact.Phone)],
        };
    }

    // Scotland's charities are numbered SC…, Northern Ireland's NIC….
    public static string CharityScheme(string number) => number.StartsWith("SC", StringComparison.OrdinalIgnoreCase) ? "GB-SC"
        : number.StartsWith("NI", StringComparison.OrdinalIgnoreCase) ? "GB-NIC" : "GB-CHC";

    private static (string Option, decimal? Amount)? CostOf(Cost cost) => cost.Kind switch
    {
        CostKind.Free => ("Free", 0),
        CostKind.Paid => (cost.Per.Length > 0 ? cost.Per : "session", cost.Pence / 100m),
        CostKind.Donation => ("Donation", cost.SuggestedPence / 100m),
        _ => cost.Words.Length > 0 ? ("Cost", null) : null,
    };

    // What other people's validators refuse is left out rather than passed on.
    private static string? Address(string web) => Uri.TryCreate(web, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri.AbsoluteUri : null;

    private static string? Mail(string mail) => System.Net.Mail.MailAddress.TryCreate(mail, out var address) && address.Address == mail && mail.All(char.IsAscii) && address.Host.Contains('.', StringComparison.Ordinal) ? mail : null;

    private static string? Said(string words) => words.Length == 0 ? null : words;

    private static ImmutableArray<T>? Some<T>(IEnumerable<T> all) => all.ToImmutableArray() is { IsEmpty: false } some ? some : null;
}
