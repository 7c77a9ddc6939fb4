using Hay.Care;
using Hay.Grains;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Care;

/// <summary>Composition: the pages of the connector service, and what they read. Where it is off there are no such addresses.</summary>
internal static class CareDeskSetup
{
    /// <exception cref="InvalidDataException">A setting makes no sense.</exception>
    public static void AddCareDesk(this IServiceCollection services, IConfiguration settings)
    {
        var aDay = AskCeiling.Read(settings);
        services.AddSingleton(of => new AskCeiling(of.GetRequiredService<CareBook>(), of.GetRequiredService<TimeProvider>(), aDay));
        services.AddHayCare(static of => area => of.GetRequiredService<Geography>().Find(area)?.DeprivationDecile);
        services.AddSingleton<CareNames>();
        services.AddSingleton<NoteKeys>();
        services.AddSingleton<SealedSearch>();
        services.AddSingleton<PcnReferrals>();
        services.AddScoped<CareDoor>();
        services.AddScoped<CareDesk>();
    }

    public static void AddCareRoutes(this IServiceCollection services) =>
        services.AddOptions<RazorPagesOptions>().Configure<IServiceProviderIsService>(static (pages, known) =>
        {
            if (known.IsService(typeof(CareDesk))) return;
            pages.Conventions.AddFolderRouteModelConvention("/Care", static page => page.Selectors.Clear());
            pages.Conventions.AddPageRouteModelConvention("/LocalCare/Ask", static page => page.Selectors.Clear());
            pages.Conventions.AddPageRouteModelConvention("/LocalCare/Thanks", static page => page.Selectors.Clear());
        });
}
