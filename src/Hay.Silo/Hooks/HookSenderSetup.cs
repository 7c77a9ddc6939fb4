using System.Net;
using Hay.Grains;
using Hay.Silo.Outside;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Silo.Hooks;

/// <summary>Composition: what sends webhooks.</summary>
internal static class HookSenderSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void AddHookSender(this IServiceCollection services) => services.AddSingleton<IHookSender>(static of =>
        new HookSender(Patience, Dns.GetHostAddressesAsync, OutsideHandler.AllowsLoopback(of.GetRequiredService<IConfiguration>()), of.GetRequiredService<SiloMeter>()));
}
