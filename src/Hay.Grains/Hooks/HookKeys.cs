namespace Hay.Grains;

/// <summary>Whose webhooks: "organisation/o-example" or "space/fenland".</summary>
public static class HookKeys
{
    private const string Organisation = "organisation/";
    private const string Space = "space/";

    public static string OfOrganisation(string id) => Organisation + id;

    public static string OfSpace(string slug) => Space + slug;

    /// <summary>The id of the organisation; null: it is a space.</summary>
    public static string? OrganisationOf(string key) => key.StartsWith(Organisation, StringComparison.Ordinal) ? key[Organisation.Length..] : null;

    /// <summary>The slug of the space; null: it is an organisation.</summary>
    public static string? SpaceOf(string key) => key.StartsWith(Space, StringComparison.Ordinal) ? key[Space.Length..] : null;
}
