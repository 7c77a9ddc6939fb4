using Hay.Grains;
using Hay.Silo;
using Hay.Web.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Site;

public sealed class RobotsTests
{
    [Fact]
    public async Task Where_nothing_is_invented_robots_are_told_of_the_sitemap_and_to_leave_people_alone()
    {
        var folder = Directory.CreateTempSubdirectory("hay-robots-");
        var app = Program.Build(new SiloOptions { DataFolder = folder.FullName, Urls = "http://127.0.0.1:0", Demo = false });
        await app.StartAsync();
        await app.Services.GetRequiredService<CatalogueSlot>().Ready;
        using (var robot = new Guest(new Uri(app.Urls.First())))
        {
            var said = await robot.Read("/robots.txt");
            Assert.Contains($"\nSitemap: {app.Urls.First()}/sitemap.xml\n", said, StringComparison.Ordinal);
            Assert.Contains("Disallow: /calendar/\n", said, StringComparison.Ordinal);
            Assert.Contains("<sitemapindex", await robot.Read("/sitemap.xml"), StringComparison.Ordinal);
            Assert.Contains("<updated>1970-01-01T00:00:00Z</updated>", await robot.Read("/fenland/new.atom"), StringComparison.Ordinal);
        }

        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
