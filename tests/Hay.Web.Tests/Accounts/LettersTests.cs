using Hay.Web.Accounts;
using Hay.Web.Languages;
using Hay.Web.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Web.Tests.Accounts;

public class LettersTests
{
    private static readonly Member Ann = Member.New("ann@example.org", "Ann", default);

    [Theory]
    [InlineData("localhost:5080", "", "http://localhost:5080/account/password")]
    [InlineData("127.0.0.1", "", "http://127.0.0.1/account/password")]
    [InlineData("[::1]:80", "", "http://[::1]:80/account/password")]
    [InlineData("hay.example", "https://hay.example", "https://hay.example/account/password")]
    [InlineData("thief.example", "https://hay.example", "https://hay.example/account/password")]
    [InlineData("thief.example", "", null)]
    [InlineData("localhost.thief.example", "", null)]
    [InlineData("", "", null)]
    public async Task A_link_never_leads_where_a_request_says(string host, string own, string? link)
    {
        var post = new AccountPageTests.PostBox();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Hay:Address", own)]).Build();
        using var patience = new MailPatience();
        var letters = new Letters(post, new MailLinks(post, new PublicAddress(settings), NullLogger<MailLinks>.Instance), patience, new CurrentPhrases());

        await letters.NewPassword(Ann, "token", new DefaultHttpContext { Request = { Scheme = "http", Host = new HostString(host) } }.Request);

        if (link is null) Assert.Empty(post.Sent);
        else Assert.Contains($"\n{link}?who=", Assert.Single(post.Sent).Text, StringComparison.Ordinal);
    }
}
