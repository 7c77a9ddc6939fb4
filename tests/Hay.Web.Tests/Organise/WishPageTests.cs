using System.Net;
using Hay.Grains;
using Hay.Web.Tests.Accounts;
using Hay.Web.Tests.Site;

namespace Hay.Web.Tests.Organise;

/// <summary>From "what would you like here?" to "you said, we did".</summary>
public sealed class WishPageTests(AccountPageTests.WithPost site) : IClassFixture<AccountPageTests.WithPost>
{
    [Fact]
    public async Task What_people_ask_for_reaches_the_hosts_and_is_answered_in_public()
    {
        for (var i = 0; i < 5; i++) await Ask("evening yoga");
        for (var i = 0; i < 8; i++) await Ask("late stretching");
        var (host, _) = await site.SignIn("wish.host@example.org", new AccountRole(RoleKind.Host, "fenland"));
        var list = await host.Read("/host/fenland/wishes");
        Assert.Contains("a few in November", list, StringComparison.Ordinal);
        Assert.Contains("about 10 in November", list, StringComparison.Ordinal);
        using var guest = new Guest(site);
        Assert.DoesNotContain("stretching", await guest.Read("/fenland"), StringComparison.Ordinal);

        using var alone = await host.Send("/host/fenland/wishes", "Join", ("wish", "evening-yoga"), ("name", "Yoga after work"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.StatusCode);
        Assert.True(await site.Grains.GetGrain<IWishesGrain>("fenland").Join(["evening-yoga", "late-stretching"], "yoga after work", default));
        Assert.Contains("About 10 people asked for yoga after work in November.", await host.Read("/host/fenland/board?wish=evening-yoga"), StringComparison.Ordinal);

        await host.Press("/host/fenland/board", "Answer", ("said", "About 10 people asked for yoga after work in November."), ("did", "Thursdays at 7pm, from January."), ("status", "Doing"), ("wish", "evening-yoga"));
        await RunningSite.Until(() => guest.Read("/fenland").Result.Contains("Thursdays at 7pm, from January.", StringComparison.Ordinal));
        Assert.DoesNotContain("yoga after work", await host.Read("/host/fenland/wishes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_address_counts_once_and_what_is_settled_is_gone()
    {
        using var eager = new Guest(site);
        await eager.Press("/missing", "", ("q", "curling"), ("space", "cambridge"));
        await eager.Press("/missing", "", ("q", "curling"), ("space", "cambridge"));
        Assert.Equal("*", Assert.Single((await site.Grains.GetGrain<IWishesGrain>("cambridge").View(default)).Single(w => w.Id == "curling").Months).People.ToString());
        var (host, _) = await site.SignIn("wish.host2@example.org", new AccountRole(RoleKind.Host, "cambridge"));

        Assert.DoesNotContain("curling", await host.Press("/host/cambridge/wishes", "Settle", ("one", "curling")), StringComparison.Ordinal);
    }

    private async Task Ask(string what)
    {
        using var somebody = new Guest(site);
        await somebody.Press("/missing", "", ("q", what), ("space", "fenland"));
    }
}
