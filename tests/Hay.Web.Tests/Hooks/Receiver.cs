using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hay.Web.Tests.Hooks;

/// <summary>What somebody was sent.</summary>
internal sealed record Post(string Path, string Id, string Timestamp, string Signature, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    public string Type => Json.GetProperty("type").GetString()!;
    public JsonElement Data => Json.GetProperty("data");

    /// <summary>As a receiver's library reads it.</summary>
    public object Heard => new { headers = new Dictionary<string, string> { ["webhook-id"] = Id, ["webhook-timestamp"] = Timestamp, ["webhook-signature"] = Signature }, body = Body };
}

/// <summary>A program on this machine that is told things by webhooks, and answers as a test says: 204 where it says nothing.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<Post> _posts = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new();

    private Receiver(WebApplication server) => _server = server;

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        receiver._server.Run(receiver.Take);
        await receiver._server.StartAsync();
        return receiver;
    }

    public string Address(string path) => _server.Urls.First() + path;

    public void Answers(string path, int status) => Answers(path, http =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public void Answers(string path, Func<HttpContext, Task> answer) => _answers[path] = answer;

    public List<Post> At(string path) => [.. _posts.Where(p => p.Path == path)];

    /// <summary>Waits until so many have come to this path.</summary>
    public async Task<List<Post>> Until(string path, int count, int seconds = 30)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (At(path).Count < count) await Task.Delay(10, patience.Token);
        return At(path);
    }

    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(patience.Token);
        await _server.DisposeAsync();
    }

    private async Task Take(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var headers = http.Request.Headers;
        _posts.Enqueue(new Post(http.Request.Path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync()));
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        if (_answers.TryGetValue(http.Request.Path, out var answer)) await answer(http);
    }
}
