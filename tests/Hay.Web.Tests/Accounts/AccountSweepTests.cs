using Hay.Grains;
using Hay.Silo.Storage;
using Hay.Web.Accounts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hay.Web.Tests.Accounts;

/// <summary>Which accounts go by themselves.</summary>
public sealed class AccountSweepTests(AccountHost host) : IClassFixture<AccountHost>
{
    private static readonly DateTimeOffset Asked = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task What_nobody_confirmed_goes_after_a_week_and_nothing_else()
    {
        await Ask("late@example.org");
        await Ask("inweek@example.org", d => d with { Created = Asked.AddDays(1) });
        await Ask("confirmed@example.org", d => d with { EmailConfirmed = true });
        await Ask("password@example.org", d => d with { PasswordHash = "x" });
        await Ask("service@example.org", d => d with { Logins = [new("county", "1", "County")] });
        await Ask("role@example.org");
        await host.Account("role@example.org").Grant(new AccountRole(RoleKind.Administrator), "a-test", default);
        var clock = new StoppedClock { Now = Asked.AddDays(7).AddSeconds(-1) };
        using var sweep = new AccountSweep(new SqliteChangeFeed(host.Store), host.Grains, clock, NullLogger<AccountSweep>.Instance);

        Assert.Equal(0, await sweep.Sweep(default));
        clock.Now = Asked.AddDays(7);
        Assert.Equal(1, await sweep.Sweep(default));

        Assert.Null(await host.Account("late@example.org").View(default));
        foreach (var kept in new[] { "inweek", "confirmed", "password", "service", "role" }) Assert.NotNull(await host.Account($"{kept}@example.org").View(default));
        Assert.Equal(0, await sweep.Sweep(default));
    }

    [Fact]
    public async Task One_that_is_confirmed_meanwhile_stays()
    {
        await Ask("justintime@example.org", d => d with { EmailConfirmed = true });
        Assert.False(await host.Account("justintime@example.org").DeleteIfAbandoned(Asked.AddYears(1), default));
        Assert.NotNull(await host.Account("justintime@example.org").View(default));
    }

    private async Task Ask(string email, Func<AccountDetails, AccountDetails>? but = null)
    {
        var details = Member.New(email, "", Asked).Details;
        Assert.Equal(AccountOutcome.Done, await host.Account(email).Save(but?.Invoke(details) ?? details, 0, "a-test", default));
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
