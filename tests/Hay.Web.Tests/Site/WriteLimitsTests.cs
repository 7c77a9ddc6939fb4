using System.Net;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Hay.Web.Tests.Site;

public sealed class WriteLimitsTests
{
    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    public void A_household_is_one_address(string one, string other, bool same) => Assert.Equal(same, Of(one) == Of(other));

    private static string Of(string address)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return WriteLimits.AddressOf(http);
    }
}
