using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Hay.Silo.Tests.Import;

/// <summary>A feed over HTTP, on this machine.</summary>
public sealed class FeedPagesTests : IAsyncLifetime, IDisposable
{
    private readonly ImportBench _bench = new();
    private readonly WebApplication _site;
    private Func<int, (int Status, string Body)> _page = _ => (404, "");
    private int _asked;

    public FeedPagesTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.MapGet("/feed", async (HttpContext http) =>
        {
            _asked++;
            var (status, body) = _page(int.Parse(http.Request.Query["page"].FirstOrDefault() ?? "1", CultureInfo.InvariantCulture));
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(body);
        });
    }

    private string Address => $"{_site.Urls.First()}/feed";

    public Task InitializeAsync() => _site.StartAsync();

    public async Task DisposeAsync() => await _site.DisposeAsync();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_feed_is_walked_to_its_end()
    {
        _page = n => (200, Page(n < 3 ? n : 0, Math.Min(n + 1, 3)));
        Assert.Equal(0, await _bench.Run("openactive", Address));
        Assert.Equal(["Walk 1", "Walk 2"], _bench.Target.Listed.Values.Select(l => l.Title).Order());
        Assert.Equal(3, _asked);
        Assert.All(_bench.Target.Listed.Values, l => Assert.Equal("127.0.0.1", l.Source!.Name));
    }

    [Fact]
    public async Task What_came_before_a_broken_page_is_kept_and_the_break_is_said()
    {
        _page = n => n < 3 ? (200, Page(n, n + 1)) : (410, "");
        Assert.Equal(0, await _bench.Run("openactive", Address));
        Assert.Equal(2, _bench.Target.Listed.Count);
        Assert.Contains("page 3: the server answered 410", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_stumbles_is_asked_again()
    {
        _page = n => _asked < 3 ? (503, "") : (200, Page(n < 2 ? n : 0, 2));
        Assert.Equal(0, await _bench.Run("openactive", Address));
        Assert.Single(_bench.Target.Listed);
    }

    [Fact]
    public async Task A_feed_that_goes_round_in_a_circle_ends()
    {
        _page = n => (200, Page(n, n == 1 ? 2 : 1));
        Assert.Equal(0, await _bench.Run("openactive", $"{Address}?page=1"));
        Assert.Contains("page 3: the feed goes round in a circle", _bench.Output, StringComparison.Ordinal);
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task A_feed_does_not_lead_to_another_host()
    {
        _page = _ => (200, """{ "next": "http://169.254.169.254/latest", "items": [{ "state": "deleted", "id": "1" }] }""");
        Assert.Equal(0, await _bench.Run("openactive", Address));
        Assert.Contains("page 2: the next page is at another host, 169.254.169.254", _bench.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_not_there_reads_nothing() => Assert.Equal(1, await _bench.Run("openactive", Address));

    private string Page(int item, int next)
    {
        var items = item == 0 ? "" : $$"""
            { "state": "updated", "kind": "SessionSeries", "id": "{{item}}", "modified": {{item}}, "data": { "@type": "SessionSeries", "name": "Walk {{item}}",
              "location": { "name": "Green", "geo": { "latitude": 52.2, "longitude": 0.12 } } } }
            """;
        return $$"""{ "next": "{{Address}}?page={{next}}", "items": [{{items}}] }""";
    }
}
