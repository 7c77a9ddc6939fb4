using Hay.Web.Tests.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Security;

/// <summary>A site behind a proxy that speaks HTTPS, where a request says so; its operator can be told of holes.</summary>
public sealed class SecureSite : DoorSite
{
    /// <summary>With this header a request came by HTTPS.</summary>
    public const string Secure = "Test-Secure";

    protected override void Change(WebApplicationBuilder builder)
    {
        base.Change(builder);
        builder.Configuration["Hay:SecurityContact"] = "holes@hay.example";
        builder.Services.AddSingleton<IStartupFilter>(new Proxy());
    }

    private sealed class Proxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                if (http.Request.Headers.ContainsKey(Secure)) (http.Request.Scheme, http.Request.Host) = ("https", new Microsoft.AspNetCore.Http.HostString("hay.example"));
                return rest(http);
            });
            next(app);
        };
    }
}
