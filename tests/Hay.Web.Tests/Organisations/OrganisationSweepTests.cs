using Hay.Grains;
using Hay.Silo.Storage;
using Hay.Web.Organisations;
using Hay.Web.Tests.Accounts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Web.Tests.Organisations;

public sealed class OrganisationSweepTests(AccountHost host) : IClassFixture<AccountHost>
{
    [Fact]
    public async Task Claims_go_with_the_account_that_made_them()
    {
        var (stays, goes) = (await host.Make("stays@example.org"), await host.Make("goes@example.org"));
        var group = host.Grains.GetGrain<IOrganisationGrain>("o-choir");
        await group.Describe(new OrganisationDetails { Name = "Choir", Space = "fenland" }, null, default);
        await group.Ask(stays.Details.Id, "I conduct.", default);
        await group.Ask(goes.Details.Id, "I sing.", default);
        using var sweep = new OrganisationSweep(new SqliteChangeFeed(host.Store), host.Grains, TimeProvider.System, NullLogger<OrganisationSweep>.Instance);
        Assert.Equal(0, await sweep.Sweep(default));

        AccountHost.AssertDone(await host.Users.DeleteAsync(goes));

        Assert.Equal(1, await sweep.Sweep(default));
        Assert.Equal("I conduct.", Assert.Single((await group.Team(default)).Claims).Words);
        Assert.Equal(0, await sweep.Sweep(default));
    }
}
