namespace Hay.Web.Auditing;

/// <summary>Composition: reading the audit log. Grains write it.</summary>
internal static class AuditSetup
{
    public static void AddAuditing(this IServiceCollection services)
    {
        services.AddSingleton<AuditBook>();
        services.AddHostedService<AuditHeadLog>();
    }
}
