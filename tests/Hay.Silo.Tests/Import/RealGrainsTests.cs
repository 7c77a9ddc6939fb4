using Hay.Grains;
using Hay.Silo.Demo;
using Hay.Silo.Import;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hay.Silo.Tests.Import;

/// <summary>The same through grains, their runtime and the store on disk.</summary>
public sealed class RealGrainsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-real").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_imported_is_there_after_a_restart()
    {
        var path = Path.Combine(_folder, "rows.csv");
        await File.WriteAllTextAsync(path, "id,title,latitude,longitude,organisation\na,Walk,52.2,0.12,Us\n");

        Assert.Equal("1 0 0", await Import(path));
        Assert.Equal("0 0 1", await Import(path));
    }

    [Fact]
    public async Task The_demo_county_loads_and_loads_again()
    {
        var content = DemoContent.Load(SharedData.Content);
        var marker = Path.Combine(_folder, "demo.txt");
        using (var host = await Start())
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            var result = await DemoCounty.Load(content, grains, new DateOnly(2026, 11, 21), marker, default);
            Assert.Equal((content.Activities.Length, 0), (result.Created, result.Problems.Length));
            await host.StopAsync();
        }

        using (var host = await Start())
        {
            var grains = host.Services.GetRequiredService<IGrainFactory>();
            Assert.True((await DemoCounty.Load(content, grains, new DateOnly(2026, 11, 21), marker, default)).Skipped);
            var next = await DemoCounty.Load(content, grains, new DateOnly(2026, 11, 22), marker, default);
            Assert.Equal((0, content.Activities.Length), (next.Created, next.Unchanged + next.Updated));
            await host.StopAsync();
        }
    }

    private async Task<string> Import(string path)
    {
        using var host = await Start();
        using var output = new StringWriter();
        var code = await ImportCommand.Run(
            "csv", path, new ImportOptions { CategoryWords = Path.Combine(SharedData.Content, "category-words.json") },
            host.Services, output, TextWriter.Null, default);
        await host.StopAsync();
        Assert.Equal(0, code);
        var total = output.ToString().Split('\n').Single(l => l.StartsWith("total", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', total[2..5]);
    }

    private async Task<IHost> Start()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.AddHaySilo(new SiloOptions { DataFolder = Path.Combine(_folder, "data"), Demo = false });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
