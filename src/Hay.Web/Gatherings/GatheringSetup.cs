using Hay.Grains;
using Hay.Web.Languages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hay.Web.Gatherings;

/// <summary>Composition: tasters done together, and how many are here.</summary>
internal static class GatheringSetup
{
    // "api" is no slug of a space; see ReservedNames.
    public const string Path = "/api/together/{space}";

    public static void AddGatherings(this IServiceCollection services)
    {
        services.AddSingleton<OpenPages>();
        services.AddSingleton<GatheringCalendar>();
        services.AddSingleton<PresenceRelay>();
        services.AddHostedService(of => of.GetRequiredService<PresenceRelay>());
        services.AddHostedService<GatheringRounds>();
    }

    public static void MapGatherings(this IEndpointRouteBuilder app) => app.MapGet(Path, Of);

    /// <summary>The truth, for a page that has just opened or has missed something.</summary>
    private static async Task<Results<Ok<TogetherNews>, NotFound>> Of(string space, SpaceMap spaces, IGrainFactory grains, CancellationToken ct) =>
        spaces.Find(space) is not { } found
            ? TypedResults.NotFound()
            : TypedResults.Ok(TogetherNews.Of(await grains.GetGrain<IGatheringGrain>(found.Slug).View(ct), Phrases.In(Language.Current)));
}
