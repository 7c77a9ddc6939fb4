using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text;
using Hay.Grains;
using Hay.Silo.Feeds;
using Hay.Silo.Tests.Outside;
using Microsoft.AspNetCore.Http;

namespace Hay.Silo.Tests.Feeds;

/// <summary>What a stranger may have us fetch, and how much of it.</summary>
public sealed class FeedClientTests(EvilServer server) : IClassFixture<EvilServer>
{
    private static readonly FeedLimits Small = new()
    {
        Bytes = 100_000,
        Connect = TimeSpan.FromSeconds(2),
        Answer = TimeSpan.FromMilliseconds(300),
        All = TimeSpan.FromSeconds(1),
    };

    [Fact]
    public async Task A_good_answer_comes_with_its_version()
    {
        server.Answers(http =>
        {
            http.Response.Headers.ETag = "\"7\"";
            return http.Response.WriteAsync("hello");
        });
        var answer = await Get(server.Address);
        Assert.Equal("hello", Encoding.UTF8.GetString(answer.Body!));
        Assert.Equal("\"7\"", answer.Version.ETag);
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again()
    {
        server.Answers(http =>
        {
            http.Response.StatusCode = http.Request.Headers.IfNoneMatch == "\"7\"" ? 304 : 200;
            return Task.CompletedTask;
        });
        using var client = new FeedClient(Small, Dns.GetHostAddressesAsync, allowsLoopback: true);
        Assert.Null((await client.Get(server.Address, new FeedVersion("\"7\"", ""), default)).Body);
    }

    [Theory]
    [InlineData("http://{0}:{1}/feed")]
    [InlineData("http://localhost:{1}/feed")]
    [InlineData("http://[::1]:{1}/feed")]
    [InlineData("http://[::ffff:127.0.0.1]:{1}/feed")]
    [InlineData("http://2130706433:{1}/feed")]
    [InlineData("http://0x7f.1:{1}/feed")]
    [InlineData("http://127.0.0.1/feed")]
    [InlineData("http://localhost/feed")]
    [InlineData("http://10.0.0.1/feed")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[fd00:ec2::254]/latest")]
    [InlineData("http://user:secret@example.org/feed")]
    [InlineData("http://example.org:22/feed")]
    [InlineData("ftp://example.org/feed")]
    [InlineData("file:///etc/passwd")]
    public async Task This_machine_and_its_network_are_not_asked(string address)
    {
        server.Answers("secret");
        var at = new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, "127.0.0.1", server.Port));
        using var client = new FeedClient(Small, Dns.GetHostAddressesAsync, allowsLoopback: false);
        Assert.Equal(FeedProblem.NotAllowed, (await Assert.ThrowsAsync<FeedFailedException>(() => client.Get(at, FeedVersion.None, default))).Problem);
        Assert.Equal(0, server.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("1.1.1.1", "127.0.0.1")] // one good address among others is no pass
    [InlineData("127.0.0.1", "1.1.1.1")]
    [InlineData("2606:4700:4700::1111", "fe80::1")]
    [InlineData("::ffff:10.1.1.1")]
    [InlineData("64:ff9b::7f00:1")]
    public async Task A_name_that_leads_home_is_not_followed(params string[] addresses)
    {
        using var client = new FeedClient(Small, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()), allowsLoopback: false);
        Assert.Equal(FeedProblem.NotAllowed, (await Assert.ThrowsAsync<FeedFailedException>(() => client.Get(new("http://feed.example/"), FeedVersion.None, default))).Problem);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_for_each_connection_and_the_answer_is_what_is_connected_to()
    {
        // The first answer is allowed, the next one is not: whoever changes their mind is found out, or not asked.
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]);
        var asked = 0;
        Task<IPAddress[]> LookUp(string name, CancellationToken ct)
        {
            asked++;
            return Task.FromResult<IPAddress[]>([answers.Dequeue()]);
        }

        server.Answers(http =>
        {
            http.Response.StatusCode = 302;
            http.Response.Headers.Location = http.Request.Path == "/feed" ? $"http://localhost.other:{server.Port}/again" : "/feed";
            return Task.CompletedTask;
        });
        using var client = new FeedClient(Small, LookUp, allowsLoopback: true);
        // The second host has a port that no feed has: so the form of each redirect is looked at, too.
        var at = new Uri($"http://localhost:{server.Port}/feed");
        Assert.Equal(FeedProblem.NotAllowed, (await Assert.ThrowsAsync<FeedFailedException>(() => client.Get(at, FeedVersion.None, default))).Problem);
        Assert.Equal(1, asked);
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task The_second_answer_for_the_same_name_is_looked_at_again()
    {
        var answers = new Queue<IPAddress>([IPAddress.Loopback, IPAddress.Parse("10.0.0.1")]);
        server.Answers(http =>
        {
            http.Response.Headers.Connection = "close"; // so that there is a second connection
            http.Response.StatusCode = 302;
            http.Response.Headers.Location = "/again";
            return Task.CompletedTask;
        });
        using var client = new FeedClient(Small, (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]), allowsLoopback: true);
        var at = new Uri($"http://localhost:{server.Port}/feed");
        Assert.Equal(FeedProblem.NotAllowed, (await Assert.ThrowsAsync<FeedFailedException>(() => client.Get(at, FeedVersion.None, default))).Problem);
        Assert.Empty(answers);
        Assert.Equal(1, server.Asked);
    }

    [Theory]
    [InlineData("http://10.0.0.1/", FeedProblem.NotAllowed)]
    [InlineData("http://169.254.169.254/latest/meta-data/", FeedProblem.NotAllowed)]
    [InlineData("http://[::ffff:a9fe:a9fe]/", FeedProblem.NotAllowed)]
    [InlineData("gopher://127.0.0.1:70/", FeedProblem.NotAllowed)]
    [InlineData("file:///etc/passwd", FeedProblem.NotAllowed)]
    [InlineData("http://a:b@1.1.1.1/", FeedProblem.NotAllowed)]
    [InlineData("/feed", FeedProblem.TooManyRedirects)]
    public async Task Every_redirect_is_looked_at(string to, FeedProblem problem)
    {
        server.Answers(http =>
        {
            http.Response.StatusCode = 301;
            http.Response.Headers.Location = to;
            return Task.CompletedTask;
        });
        Assert.Equal(problem, (await Assert.ThrowsAsync<FeedFailedException>(() => Get(server.Address))).Problem);
        Assert.InRange(server.Asked, 1, 6);
    }

    [Theory]
    [InlineData(401, FeedProblem.Locked)]
    [InlineData(403, FeedProblem.Locked)]
    [InlineData(404, FeedProblem.Missing)]
    [InlineData(410, FeedProblem.Missing)]
    [InlineData(429, FeedProblem.ServerTrouble)]
    [InlineData(500, FeedProblem.ServerTrouble)]
    [InlineData(206, FeedProblem.ServerTrouble)]
    public async Task A_refusal_is_said_as_what_it_is(int status, FeedProblem problem)
    {
        server.Answers("no", status);
        Assert.Equal(problem, (await Assert.ThrowsAsync<FeedFailedException>(() => Get(server.Address))).Problem);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_small_file_that_grows_large_is_not_unpacked(string packing)
    {
        using var packed = new MemoryStream();
        await using (Stream pack = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
        {
            for (var i = 0; i < 200; i++) await pack.WriteAsync(new byte[1_000_000]);
        }

        server.Answers(async http =>
        {
            http.Response.Headers.ContentEncoding = packing;
            await http.Response.Body.WriteAsync(packed.ToArray());
        });
        Assert.Equal(FeedProblem.TooLarge, (await Assert.ThrowsAsync<FeedFailedException>(() => Get(server.Address))).Problem);
    }

    [Fact]
    public async Task A_file_without_end_is_left()
    {
        server.Answers(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(new byte[10_000]);
        });
        Assert.Equal(FeedProblem.TooLarge, (await Assert.ThrowsAsync<FeedFailedException>(() => Get(server.Address))).Problem);
    }

    [Fact]
    public async Task Somebody_who_never_answers_is_not_waited_for()
    {
        server.Answers(http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));
        await SoonTooSlow(Small with { Connect = TimeSpan.FromMilliseconds(300) });
    }

    [Fact]
    public async Task Nor_somebody_who_stops_in_the_middle()
    {
        server.Answers(async http =>
        {
            await http.Response.WriteAsync("BEGIN:");
            await http.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await SoonTooSlow(Small);
    }

    [Fact]
    public async Task Nor_somebody_who_drips()
    {
        server.Answers(async http =>
        {
            while (!http.RequestAborted.IsCancellationRequested)
            {
                await http.Response.WriteAsync("x");
                await http.Response.Body.FlushAsync();
                await Task.Delay(50, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        });
        var spent = Stopwatch.StartNew();
        var source = new FeedSource(SpaceMap.Load(Path.Combine(SharedData.Content, "spaces.json")), TimeProvider.System, Small, Dns.GetHostAddressesAsync, allowsLoopback: true);
        var reading = await source.Fetch(server.Address, FeedVersion.None, new FeedHome("o", "O", "fenland"), default);
        Assert.Equal(FeedProblem.TooSlow, reading.Problem);
        Assert.True(spent.Elapsed < TimeSpan.FromSeconds(5), $"{spent.Elapsed}");
    }

    [Fact]
    public async Task Headers_without_end_are_left()
    {
        server.Answers(http =>
        {
            for (var i = 0; i < 100; i++) http.Response.Headers[$"x-{i}"] = new string('x', 1000);
            return http.Response.WriteAsync("hello");
        });
        Assert.Equal(FeedProblem.ServerTrouble, (await Assert.ThrowsAsync<FeedFailedException>(() => Get(server.Address))).Problem);
    }

    [Theory]
    [InlineData("webcal://calendar.example/a.ics", "https://calendar.example/a.ics")]
    [InlineData("  calendar.example/a.ics ", "https://calendar.example/a.ics")]
    [InlineData("http://calendar.example/a#b", "http://calendar.example/a")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("ftp://calendar.example/a", null)]
    [InlineData("https://calendar.example:8443/a", null)]
    [InlineData("https://me:you@calendar.example/a", null)]
    [InlineData("https://calendar.example\\@10.0.0.1/", null)]
    [InlineData("http://localhost:8080/", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_address_is_read_as_people_paste_it(string? typed, string? address) => Assert.Equal(address, FeedAddress.Read(typed)?.AbsoluteUri);

    private async Task SoonTooSlow(FeedLimits limits)
    {
        var spent = Stopwatch.StartNew();
        using var client = new FeedClient(limits, Dns.GetHostAddressesAsync, allowsLoopback: true);
        Assert.Equal(FeedProblem.TooSlow, (await Assert.ThrowsAsync<FeedFailedException>(() => client.Get(server.Address, FeedVersion.None, default))).Problem);
        Assert.True(spent.Elapsed < TimeSpan.FromSeconds(5), $"{spent.Elapsed}");
    }

    private static async Task<FeedAnswer> Get(Uri address)
    {
        using var client = new FeedClient(Small, Dns.GetHostAddressesAsync, allowsLoopback: true);
        return await client.Get(address, FeedVersion.None, default);
    }
}
