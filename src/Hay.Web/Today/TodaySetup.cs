namespace Hay.Web.Today;

/// <summary>Composition: from "How are you today?" to something small this week.</summary>
internal static class TodaySetup
{
    public static void AddToday(this IServiceCollection services, string contentFolder)
    {
        services.AddSingleton(_ => Tasters.Load(Path.Combine(contentFolder, "tasters.json")));
    }
}
