using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Tasters;

/// <summary>Composition: something to try at once, by oneself, with or without a space.</summary>
internal static class TastersSetup
{
    public static void AddTasters(this IServiceCollection services, string contentFolder)
    {
        services.AddSingleton(_ => TasterBook.Load(Path.Combine(contentFolder, "tasters.json")));
        services.AddSingleton<TasterDrawings>();
        services.AddSingleton<RealOnes>();
        services.Configure<RazorPagesOptions>(pages =>
        {
            pages.Conventions.AddPageRoute("/Tasters", "/{space}/try");
            pages.Conventions.AddPageRoute("/Taster", "/{space}/try/{taster}");
        });
    }
}
