using Hay.Grains;
using Hay.Uptake;
using Hay.Web.Spaces;
using Hay.Web.Tests.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Insight;

/// <summary>The site after two years.</summary>
public sealed class FiguredSite : RunningSite
{
    private UptakeFigures? _figures;

    /// <summary>In place of those of two years.</summary>
    public UptakeFigures Figures { init => _figures = value; }

    protected override void Change(WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Func<UptakeFigures>>(of => () => _figures ??= SomeFigures.Of(
            of.GetRequiredService<Geography>(), of.GetRequiredService<Categories>(), Catalogue.Organisations.Select(o => o.Key)));
    }
}
