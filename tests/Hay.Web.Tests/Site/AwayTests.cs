using System.Net;
using Hay.Silo.Storage;
using Hay.Web.Site;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Hay.Web.Tests.Site;

/// <summary>What people are told while what is kept cannot be reached.</summary>
public sealed class AwayTests(AwaySite site) : IClassFixture<AwaySite>
{
    [Fact]
    public async Task A_place_that_cannot_be_kept_is_refused_in_words_with_when_to_come_again_and_held_when_it_can()
    {
        using var ann = new Guest(site);
        var soup = await site.List();
        site.IsAway = true;

        using (var refused = await ann.Send(soup.Path, "Hold", ("session", soup.First.Value)))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter!.Delta);
            var page = WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync());
            Assert.Contains("It is not you. Please try again in a minute.", page, StringComparison.Ordinal);
            Assert.DoesNotContain(AwaySite.Inside, page, StringComparison.Ordinal);
        }

        site.IsAway = false;
        Assert.Contains("handler=GiveUp", await ann.Press(soup.Path, "Hold", ("session", soup.First.Value)), StringComparison.Ordinal);
    }

    public static TheoryData<Exception, bool> Causes => new()
    {
        { new StoreFailedException("The disk is full.", null), true },
        { new OrleansException("Could not write.", new StoreFailedException("The disk is full.", null)), true },
        { new TimeoutException(), true },
        { new InvalidOperationException("A bug."), false },
        { new OrleansException("Could not write.", new InvalidOperationException("A bug.")), false },
    };

    [Theory, MemberData(nameof(Causes))]
    public void A_bug_is_no_absence(Exception wrong, bool isAway)
    {
        var http = new DefaultHttpContext();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        http.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = wrong });

        Assert.Equal(isAway, Away.Say(http));
        Assert.Equal(isAway ? (503, "5") : (500, ""), (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString()));
    }
}
