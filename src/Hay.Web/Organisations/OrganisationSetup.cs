namespace Hay.Web.Organisations;

/// <summary>Composition: what the pages of organisers and hosts need.</summary>
internal static class OrganisationSetup
{
    public static void AddOrganisations(this IServiceCollection services)
    {
        services.AddSingleton<Invitations>();
        services.AddSingleton<Closing>();
        services.AddSingleton<ListingRows>();
        services.AddSingleton<OrganisationRows>();
        services.AddSingleton<BoardRows>();
        services.AddSingleton<OrganisationEditor>();
        services.AddScoped<History>();
        services.AddHostedService<OrganisationSweep>();
    }
}
