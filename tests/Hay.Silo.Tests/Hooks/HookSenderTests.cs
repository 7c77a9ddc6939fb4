using System.Net;
using System.Text;
using Hay.Grains;
using Hay.Silo.Hooks;
using Hay.Silo.Tests.Outside;

namespace Hay.Silo.Tests.Hooks;

/// <summary>Where a stranger may have us send something, and what of the answer is looked at.</summary>
public sealed class HookSenderTests(EvilServer server) : IClassFixture<EvilServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Impatience = TimeSpan.FromMilliseconds(400);

    [Fact]
    public async Task It_posts_json_with_its_headers()
    {
        var got = "";
        server.Answers(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            got = $"{http.Request.Method} {http.Request.ContentType} {http.Request.Headers["webhook-id"]} {http.Request.Headers.UserAgent} {await reader.ReadToEndAsync()}";
            http.Response.StatusCode = 202;
        });
        Assert.Equal(new HookAnswer(202, null), await Send(server.Address));
        Assert.Equal("POST application/json e-1 Hay/1.0 {\"type\":\"x\"}", got);
    }

    [Theory]
    [InlineData("http://{0}:{1}/feed")]
    [InlineData("https://{0}:{1}/feed")]
    [InlineData("https://127.0.0.1/feed")]
    [InlineData("https://localhost/feed")]
    [InlineData("https://[::1]/feed")]
    [InlineData("https://[::ffff:127.0.0.1]/feed")]
    [InlineData("https://2130706433/feed")]
    [InlineData("https://0x7f.1/feed")]
    [InlineData("https://0/feed")]
    [InlineData("https://10.0.0.1/feed")]
    [InlineData("https://192.168.1.1/feed")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[fd00:ec2::254]/latest")]
    [InlineData("https://[64:ff9b::a9fe:a9fe]/latest")]
    [InlineData("http://example.org/feed")]
    [InlineData("https://example.org:8443/feed")]
    [InlineData("https://example.org:80/feed")]
    [InlineData("https://user:secret@example.org/feed")]
    [InlineData("ftp://example.org/feed")]
    [InlineData("file:///etc/passwd")]
    public async Task This_machine_its_network_and_other_ports_are_not_told(string address)
    {
        server.Answers("secret");
        var to = new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, "127.0.0.1", server.Port));
        Assert.Equal(new HookAnswer(0, HookTrouble.NotAllowed), await Send(to, loopback: false));
        Assert.Equal(0, server.Asked);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("1.1.1.1", "127.0.0.1")] // one good address among others is no pass
    [InlineData("2606:4700:4700::1111", "fe80::1")]
    [InlineData("::ffff:10.1.1.1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("169.254.169.254")]
    public async Task A_name_that_leads_home_is_not_followed(params string[] addresses)
    {
        using var sender = new HookSender(Patience, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()), allowsLoopback: false);
        Assert.Equal(HookTrouble.NotAllowed, (await sender.Send(Post(new Uri("https://tool.example/")), default)).Trouble);
    }

    [Fact]
    public async Task A_name_without_an_address_is_nobody()
    {
        using var sender = new HookSender(Patience, (_, _) => Task.FromResult<IPAddress[]>([]), allowsLoopback: false);
        Assert.Equal(HookTrouble.Unreachable, (await sender.Send(Post(new Uri("https://tool.example/")), default)).Trouble);
    }

    [Theory]
    [InlineData("http://10.0.0.1/")]
    [InlineData("/elsewhere")]
    public async Task A_redirect_is_an_answer_and_goes_nowhere(string to)
    {
        server.Answers(http =>
        {
            http.Response.StatusCode = 307;
            http.Response.Headers.Location = to;
            return Task.CompletedTask;
        });
        Assert.Equal(new HookAnswer(307, null), await Send(server.Address));
        Assert.Equal(1, server.Asked);
    }

    [Fact]
    public async Task Whoever_does_not_answer_is_not_waited_for()
    {
        server.Answers(http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        using var sender = new HookSender(Impatience, Dns.GetHostAddressesAsync, allowsLoopback: true);
        Assert.Equal(new HookAnswer(0, HookTrouble.TooSlow), await sender.Send(Post(server.Address), default));
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read()
    {
        server.Answers(async http =>
        {
            var lump = new byte[64 * 1024];
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(lump, http.RequestAborted);
        });
        Assert.Equal(new HookAnswer(200, null), await Send(server.Address));
    }

    [Fact]
    public async Task A_connection_that_is_not_safe_is_said_to_be_so()
    {
        server.Answers("");
        // It speaks no TLS at all.
        Assert.Equal(HookTrouble.NotSecure, (await Send(new Uri($"https://127.0.0.1:{server.Port}/"))).Trouble);
    }

    [Fact]
    public async Task Nobody_there_is_nobody_there() => Assert.Equal(HookTrouble.Unreachable, (await Send(new Uri("http://127.0.0.1:1/"))).Trouble);

    private static async Task<HookAnswer> Send(Uri to, bool loopback = true)
    {
        using var sender = new HookSender(Patience, Dns.GetHostAddressesAsync, loopback);
        return await sender.Send(Post(to), default);
    }

    private static HookPost Post(Uri to) => new(to, [("webhook-id", "e-1")], Encoding.UTF8.GetBytes("{\"type\":\"x\"}"));
}
