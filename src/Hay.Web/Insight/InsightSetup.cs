using Hay.Uptake;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hay.Web.Insight;

/// <summary>Composition: the pages of analysts, and the open tables.</summary>
internal static class InsightSetup
{
    public static void AddInsight(this IServiceCollection services)
    {
        services.TryAddSingleton<Func<UptakeFigures>>(of => () => of.GetRequiredService<UptakeReader>().Figures);
        services.AddSingleton<InsightBook>();
        services.AddSingleton<OpenFiles>();
    }
}
