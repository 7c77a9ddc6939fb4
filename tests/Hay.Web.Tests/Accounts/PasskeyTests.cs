using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using static Hay.Web.Tests.Accounts.AccountHost;

namespace Hay.Web.Tests.Accounts;

/// <summary>What is kept of a passkey. That the browser's answer is judged well is Identity's own.</summary>
public sealed class PasskeyTests(AccountHost host) : IClassFixture<AccountHost>
{
    [Fact]
    public async Task It_comes_back_as_it_was_given_and_leads_to_its_owner()
    {
        var ann = await host.Make("ann.key@example.org");
        var given = Passkey("Ann’s phone");

        AssertDone(await host.Users.AddOrUpdatePasskeyAsync(ann, given));

        var found = Assert.IsType<Hay.Web.Accounts.Member>(await host.Users.FindByPasskeyIdAsync(given.CredentialId));
        Assert.Equal(ann.Details.Id, found.Details.Id);
        Assert.Equivalent(given, Assert.Single(await host.Users.GetPasskeysAsync(found)), strict: true);
        Assert.Equivalent(given, await host.Users.GetPasskeyAsync(found, given.CredentialId), strict: true);
        Assert.Null(await host.Users.FindByPasskeyIdAsync(Passkey("another").CredentialId));
    }

    [Fact]
    public async Task Used_again_it_replaces_what_was_known_of_it_and_no_other()
    {
        var ann = await host.Make("ann.keys@example.org");
        var (phone, laptop) = (Passkey("phone"), Passkey("laptop"));
        AssertDone(await host.Users.AddOrUpdatePasskeyAsync(ann, phone));
        AssertDone(await host.Users.AddOrUpdatePasskeyAsync(ann, laptop));

        phone.SignCount = 8;
        phone.Name = "old phone";
        AssertDone(await host.Users.AddOrUpdatePasskeyAsync(ann, phone));

        var kept = await host.Users.GetPasskeysAsync(await host.Read("ann.keys@example.org"));
        Assert.Equal([("laptop", 7u), ("old phone", 8u)], kept.Select(p => (p.Name!, p.SignCount)).Order());
    }

    [Fact]
    public async Task Taken_away_it_leads_nowhere()
    {
        var ann = await host.Make("ann.lostkey@example.org");
        var (phone, laptop) = (Passkey("phone"), Passkey("laptop"));
        AssertDone(await host.Users.AddOrUpdatePasskeyAsync(ann, phone));
        AssertDone(await host.Users.AddOrUpdatePasskeyAsync(ann, laptop));

        AssertDone(await host.Users.RemovePasskeyAsync(ann, phone.CredentialId));

        Assert.Null(await host.Users.FindByPasskeyIdAsync(phone.CredentialId));
        Assert.Null(await host.Users.GetPasskeyAsync(await host.Read("ann.lostkey@example.org"), phone.CredentialId));
        Assert.Equal(ann.Details.Id, (await host.Users.FindByPasskeyIdAsync(laptop.CredentialId))?.Details.Id);
    }

    /// <summary>A new one, with every field filled.</summary>
    internal static UserPasskeyInfo Passkey(string name) => new(
        RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(77), new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero), 7,
        ["internal", "hybrid"], isUserVerified: true, isBackupEligible: true, isBackedUp: true,
        RandomNumberGenerator.GetBytes(150), RandomNumberGenerator.GetBytes(120))
    { Name = name };
}
