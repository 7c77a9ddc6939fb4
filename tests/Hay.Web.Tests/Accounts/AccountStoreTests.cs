using System.Text;
using Hay.Grains;
using Hay.Silo.Storage;
using Hay.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using static Hay.Web.Tests.Accounts.AccountHost;

namespace Hay.Web.Tests.Accounts;

/// <summary>ASP.NET Core Identity on grains: an account is made, found, changed and taken away.</summary>
public sealed class AccountStoreTests(AccountHost host) : IClassFixture<AccountHost>
{
    private static readonly AccountRole Host = new(RoleKind.Host, "fenland");

    [Fact]
    public async Task It_is_made_with_a_password_that_is_not_kept()
    {
        var ann = await host.Make("Ann.Made@example.org");

        Assert.Equal(("Ann.Made@example.org", "Ann", false), (ann.Details.Email, ann.Details.Name, ann.Details.EmailConfirmed));
        Assert.True(ann.Details.SecurityStamp.Length > 20);
        Assert.DoesNotContain(Password, ann.Details.PasswordHash!, StringComparison.Ordinal);
        Assert.True(await host.Users.CheckPasswordAsync(ann, Password));
        Assert.False(await host.Users.CheckPasswordAsync(ann, Password + "!"));
        Assert.False(await host.Users.CheckPasswordAsync(ann, Password.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("too short")]
    [InlineData("aaaaaaaaaabbbbbbcc")]
    public async Task A_weak_password_makes_no_account(string password)
    {
        Assert.False((await host.Users.CreateAsync(Someone("weak@example.org"), password)).Succeeded);

        Assert.Null(await host.Users.FindByEmailAsync("weak@example.org"));
    }

    [Theory]
    [InlineData("same@example.org")]
    [InlineData("SAME@Example.ORG")]
    [InlineData(" same@example.org ")]
    public async Task Nobody_else_gets_the_same_address(string again)
    {
        if (await host.Users.FindByEmailAsync("Same@example.org") is null) await host.Make("Same@example.org");
        var before = await host.Read("same@example.org");

        AssertFailed(await host.Users.CreateAsync(Someone(again), Password), "DuplicateEmail", "DuplicateUserName");

        Assert.Equal(before.Details.Id, (await host.Read("same@example.org")).Details.Id);
    }

    [Fact]
    public async Task Two_at_the_same_time_do_not_both_get_it()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Account("race@example.org").Save(Someone("race@example.org").Details, 0, "a-test", default)));

        Assert.Single(results, AccountOutcome.Done);
        Assert.Equal(7, results.Count(r => r == AccountOutcome.Taken));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("nobody@here")]
    [InlineData("Nobody <nobody@example.org>")]
    [InlineData("nobody@example.org\r\nBcc: bob@example.org")]
    public async Task What_is_no_address_gets_no_account(string email) => Assert.False((await host.Users.CreateAsync(Someone(email), Password)).Succeeded);

    [Fact]
    public async Task It_is_found_by_its_id_and_by_its_address_however_that_is_typed()
    {
        var ann = await host.Make("Ann.Found@example.org");

        foreach (var typed in new[] { "ann.found@example.org", "ANN.FOUND@EXAMPLE.ORG", "  Ann.Found@Example.org " })
        {
            Assert.Equal(ann.Details.Id, (await host.Users.FindByEmailAsync(typed))?.Details.Id);
            Assert.Equal(ann.Details.Id, (await host.Users.FindByNameAsync(typed))?.Details.Id);
        }

        Assert.Equal("Ann.Found@example.org", (await host.Users.FindByIdAsync(ann.Details.Id))?.Details.Email);
        Assert.Null(await host.Users.FindByIdAsync(Guid.NewGuid().ToString("n")));
        Assert.Null(await host.Users.FindByEmailAsync("ann@example.org"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("\uFFFE@example.org")]
    [InlineData("\0")]
    [InlineData("a b@example.org")]
    public async Task Whatever_is_typed_finds_nobody(string typed)
    {
        Assert.Null(await host.Users.FindByEmailAsync(typed));
        Assert.Null(await host.Users.FindByNameAsync(typed));
        Assert.Null(await host.Users.FindByIdAsync(typed));
        Assert.False((await host.Users.CreateAsync(Someone(typed), Password)).Succeeded);
    }

    [Fact]
    public async Task Half_a_character_finds_nobody() => Assert.Null(await host.Users.FindByEmailAsync("\uD800@example.org")); // no theory can hold it

    [Fact]
    public async Task Who_changed_an_older_one_is_told_and_changes_nothing()
    {
        await host.Make("stale@example.org");
        var (first, second) = (await host.Read("stale@example.org"), await host.Read("stale@example.org"));
        first.Details = first.Details with { Name = "Anna" };
        second.Details = second.Details with { Name = "Annie" };

        AssertDone(await host.Users.UpdateAsync(first));
        AssertFailed(await host.Users.UpdateAsync(second), "ConcurrencyFailure");
        Assert.Equal("Anna", (await host.Read("stale@example.org")).Details.Name);

        AssertDone(await host.Users.UpdateAsync(first)); // who wrote last can write on
    }

    [Fact]
    public async Task It_never_moves_to_another_address_nor_onto_another_account()
    {
        var ann = await host.Make("ann.stays@example.org");
        var bob = await host.Make("bob.stays@example.org", "Bob");

        Assert.False((await host.Users.SetEmailAsync(ann, "new.stays@example.org")).Succeeded);
        Assert.False((await host.Users.SetEmailAsync(await host.Read("ann.stays@example.org"), "bob.stays@example.org")).Succeeded);

        Assert.Null(await host.Users.FindByEmailAsync("new.stays@example.org"));
        Assert.Equal(bob.Details.Id, (await host.Read("bob.stays@example.org")).Details.Id);
        Assert.Equal("ann.stays@example.org", (await host.Users.FindByIdAsync(ann.Details.Id))?.Details.Email);
    }

    [Fact]
    public async Task A_role_is_not_lost_nor_won_by_writing_the_rest()
    {
        var before = await host.Make("host@example.org");
        Assert.Equal(AccountOutcome.Done, await host.Account("host@example.org").Grant(Host, "a-test", default));

        AssertFailed(await host.Users.UpdateAsync(before), "ConcurrencyFailure");
        var after = await host.Read("host@example.org");
        after.Details = after.Details with { Name = "Anna", Roles = [new(RoleKind.Administrator)] };
        AssertDone(await host.Users.UpdateAsync(after));

        Assert.Equal(("Anna", Host), ((await host.Read("host@example.org")).Details.Name, Assert.Single((await host.Read("host@example.org")).Details.Roles)));
    }

    [Fact]
    public async Task Another_service_leads_to_it_until_it_is_taken_away()
    {
        var (ann, bob) = (await host.Make("ann.login@example.org"), await host.Make("bob.login@example.org", "Bob"));
        var council = new UserLoginInfo("council", "ann.smith", "The council");

        AssertDone(await host.Users.AddLoginAsync(ann, council));
        Assert.Equal(ann.Details.Id, (await host.Users.FindByLoginAsync("council", "ann.smith"))?.Details.Id);
        Assert.Equal(("council", "The council"), (await host.Users.GetLoginsAsync(await host.Read("ann.login@example.org"))).Select(l => (l.LoginProvider, l.ProviderDisplayName)).Single());
        Assert.Null(await host.Users.FindByLoginAsync("council", "ann"));
        AssertFailed(await host.Users.AddLoginAsync(bob, council), "LoginAlreadyAssociated");

        AssertDone(await host.Users.RemoveLoginAsync(ann, "council", "ann.smith"));
        Assert.Null(await host.Users.FindByLoginAsync("council", "ann.smith"));
        AssertDone(await host.Users.AddLoginAsync(bob, council));
        Assert.Equal(bob.Details.Id, (await host.Users.FindByLoginAsync("council", "ann.smith"))?.Details.Id);
    }

    [Fact]
    public async Task Taken_away_it_is_nowhere_and_its_address_is_free()
    {
        var ann = await host.Make("gone@example.org");
        AssertDone(await host.Users.AddLoginAsync(ann, new UserLoginInfo("council", "gone", "The council")));

        AssertDone(await host.Users.DeleteAsync(ann));
        AssertDone(await host.Users.DeleteAsync(ann));

        Assert.Null(await host.Users.FindByEmailAsync("gone@example.org"));
        Assert.Null(await host.Users.FindByIdAsync(ann.Details.Id));
        Assert.Null(await host.Users.FindByLoginAsync("council", "gone"));
        AssertFailed(await host.Users.UpdateAsync(ann), "ConcurrencyFailure");
        Assert.NotEqual(ann.Details.Id, (await host.Make("gone@example.org")).Details.Id);
    }

    [Fact]
    public async Task Taken_away_it_leaves_nothing_in_the_store()
    {
        var own = new AccountHost();
        await own.InitializeAsync();
        try
        {
            var ann = await own.Make("Ann.Trace@example.org", "Annabel Tracington");
            var passkey = PasskeyTests.Passkey("Annabels key");
            AssertDone(await own.Users.AddLoginAsync(ann, new UserLoginInfo("council", "annabel.login", "The council")));
            AssertDone(await own.Users.AddOrUpdatePasskeyAsync(ann, passkey));
            var hash = ann.Details.PasswordHash!;
            string[] handles = [.. ann.Details.Handles()];
            Assert.Equal(3, handles.Length);
            Assert.All(handles, h => Assert.True(own.Store.Read(StoreNames.AccountHandle, h).Exists));
            Assert.Equal(4, await Records(own.Store));

            AssertDone(await own.Users.DeleteAsync(ann));

            Assert.Equal(0, await Records(own.Store));
            var left = await own.Bytes();
            foreach (var trace in (string[])["ann.trace", "ANN.TRACE", "Ann.Trace", "Annabel", "annabel", hash, .. handles])
            {
                Assert.True(left.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)) < 0, $"'{trace}' is still there.");
            }

            // The audit log forgets no line, and knows her by this alone.
            Assert.True(left.AsSpan().IndexOf(Encoding.UTF8.GetBytes(ann.Details.Id)) >= 0);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private static async Task<int> Records(SqliteStore store)
    {
        var feed = new SqliteChangeFeed(store);
        var count = 0;
        foreach (var name in (string[])[StoreNames.Account, StoreNames.AccountHandle])
        {
            await foreach (var _ in feed.ReadAsync(name, 0, default)) count++;
        }

        return count;
    }

    private static Member Someone(string email) => Member.New(email, "Somebody else", DateTimeOffset.UtcNow);
}
