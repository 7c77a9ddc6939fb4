using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Hay.Bench;

/// <summary>The yardstick of pages: Kestrel and nothing else, answering with the same bytes.</summary>
internal static class BareServer
{
    public const string Command = "bare-server";

    public static async Task<int> RunAsync(string file)
    {
        var all = Directory.Exists(file)
            ? Directory.EnumerateFiles(file).ToDictionary(one => $"/{Path.GetFileName(one)}", File.ReadAllBytes)
            : new() { [""] = await File.ReadAllBytesAsync(file) };
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(context =>
        {
            var bytes = all.TryGetValue(context.Request.Path.Value!, out var named) ? named : all[""];
            context.Response.ContentType = "text/html; charset=utf-8";
            context.Response.ContentLength = bytes.Length;
            return context.Response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        Console.WriteLine($"Yardstick is ready: {string.Join(' ', app.Urls)}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
