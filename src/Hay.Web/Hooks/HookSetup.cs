namespace Hay.Web.Hooks;

/// <summary>Composition: webhooks.</summary>
internal static class HookSetup
{
    public static void AddHooks(this IServiceCollection services)
    {
        services.AddSingleton<HookBook>();
        services.AddSingleton<HookReader>();
        services.AddSingleton<HookSecrets>();
        services.AddSingleton<HookShapes>();
        services.AddSingleton<HookLetters>();
        services.AddSingleton<HookRun>();
        services.AddSingleton<HookRounds>();
        services.AddHostedService(of => of.GetRequiredService<HookRounds>());
    }
}
