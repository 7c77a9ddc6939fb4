using System.Net;
using Hay.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hay.Web.Tests.Security;

/// <summary>Where a request came from is what a proxy says that the operator named, and nobody else.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData("10.0.0.5", "10.0.0.5", "198.51.100.7 https")]
    [InlineData("10.0.0.0/24, fd00::1", "10.0.0.9", "198.51.100.7 https")]
    [InlineData("10.0.0.5,fd00::1", "fd00::1", "198.51.100.7 https")]
    [InlineData("10.0.0.5", "203.0.113.9", "203.0.113.9 http")] // somebody who came past the proxy
    [InlineData("", "127.0.0.1", "127.0.0.1 http")]
    public async Task Only_a_named_proxy_says_where_a_request_came_from(string named, string from, string seen) => Assert.Equal(seen, await Ask(named, from, "198.51.100.7"));

    [Fact]
    public async Task What_a_visitor_says_of_themselves_before_the_proxy_counts_for_nothing() =>
        Assert.Equal("198.51.100.7 https", await Ask("10.0.0.5", "10.0.0.5", "192.0.2.1, 198.51.100.7"));

    [Fact]
    public async Task What_is_no_address_stops_the_start() => await Assert.ThrowsAsync<InvalidDataException>(() => Ask("the proxy", "10.0.0.5", "192.0.2.1"));

    private static async Task<string> Ask(string named, string from, string forwarded)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Hay:Proxies", named)]).Build();
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseProxies(settings);
        app.Run(http =>
        {
            http.Items["seen"] = $"{http.Connection.RemoteIpAddress} {http.Request.Scheme}";
            return Task.CompletedTask;
        });
        var http = new DefaultHttpContext { RequestServices = services, Connection = { RemoteIpAddress = IPAddress.Parse(from) }, Request = { Scheme = "http" } };
        http.Request.Headers["X-Forwarded-For"] = forwarded;
        http.Request.Headers["X-Forwarded-Proto"] = "https";
        await app.Build()(http);
        return (string)http.Items["seen"]!;
    }
}
