using Hay.Grains;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hay.Web.Picking;

/// <summary>Composition: what picks are made with.</summary>
internal static class PickingSetup
{
    public static void AddPicking(this IServiceCollection services)
    {
        services.TryAddSingleton<PicksSlot>();
        services.AddSingleton<PickSheets>();
        services.AddSingleton<Picks>();
        services.AddSingleton<PickedLists>();
        services.AddSingleton<ForYouMaker>();
        services.AddSingleton<AlsoGoBook>();
        services.AddHostedService(of => of.GetRequiredService<AlsoGoBook>());
    }
}
