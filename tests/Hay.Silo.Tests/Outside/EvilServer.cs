using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Tests.Outside;

/// <summary>A server on this machine that answers as a test says.</summary>
public sealed class EvilServer : IAsyncLifetime
{
    private readonly WebApplication _site;
    private Func<HttpContext, Task> _answer = _ => Task.CompletedTask;

    public EvilServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MinResponseDataRate = null);
        builder.WebHost.ConfigureKestrel(k => k.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http1));
        _site = builder.Build();
        _site.Run(http =>
        {
            Asked++;
            return _answer(http);
        });
    }

    public int Asked { get; private set; }
    public Uri Address => new($"{_site.Urls.First()}/feed");
    public int Port => Address.Port;

    public void Answers(Func<HttpContext, Task> answer) => (_answer, Asked) = (answer, 0);

    public void Answers(string text, int status = 200) => Answers(http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(text);
    });

    public Task InitializeAsync() => _site.StartAsync();

    public async Task DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await _site.StopAsync(patience.Token);
        await _site.DisposeAsync();
    }
}
