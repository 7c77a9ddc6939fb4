using Hay.Grains;

namespace Hay.Web.Api;

/// <summary>Who runs activities.</summary>
/// <param name="Id">Stable.</param>
/// <param name="Name">As it calls itself.</param>
/// <param name="About">What it says of itself.</param>
/// <param name="Space">Id of the space it is at home in; empty: it serves from outside.</param>
/// <param name="Contact">How to reach it.</param>
/// <param name="CharityNumber">Empty: none, or not said.</param>
/// <param name="CompanyNumber">Empty: none, or not said.</param>
/// <param name="Activities">Address of its activities.</param>
/// <param name="Source">Where the record comes from; null: from its people.</param>
/// <param name="IsDemo">Whether it is invented.</param>
internal sealed record ApiOrganisation(
    string Id, string Name, string About, string Space, ApiContact Contact, string CharityNumber, string CompanyNumber, string Activities, ApiSource? Source, bool IsDemo)
{
    public static ApiOrganisation Of(string id, OrganisationDetails details, string activities) => new(
        id, details.Name, details.About, details.Space, ApiContact.Of(details.Contact), details.CharityNumber, details.CompanyNumber, activities,
        ApiSource.Of(details.Source), details.Demo);
}

/// <summary>How to reach people, as they publish it. Empty: not known.</summary>
internal sealed record ApiContact(string Web, string Phone, string Email)
{
    public static ApiContact Of(Contact contact) => new(contact.Web, contact.Phone, contact.Email);
}

/// <summary>Where a record was read from, and under which licence.</summary>
internal sealed record ApiSource(string Name, string Id, string Url, string Licence)
{
    public static ApiSource? Of(Source? source) => source is null ? null : new(source.Name, source.Id, source.Url, source.Licence);
}
