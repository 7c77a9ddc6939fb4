namespace Hay.Web.Sessions;

/// <summary>Composition: what running a session needs beside its pages.</summary>
internal static class SessionSetup
{
    public static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionMail>();
        services.AddSingleton<NoMailLinks>();
        services.AddSingleton<DoorCodes>();
        services.AddSingleton<PastSweep>();
        services.AddHostedService(of => of.GetRequiredService<PastSweep>());
    }
}
