namespace Hay.Web.Freshness;

/// <summary>Asking the people of a listing whether it is still true.</summary>
internal static class FreshnessSetup
{
    public static void AddFreshness(this IServiceCollection services)
    {
        services.AddSingleton<AskLinks>();
        services.AddSingleton<AskedPeople>();
        services.AddSingleton<AskLetters>();
        services.AddSingleton<Confirming>();
        services.AddSingleton<AskRounds>();
        services.AddHostedService(of => of.GetRequiredService<AskRounds>());
    }
}
