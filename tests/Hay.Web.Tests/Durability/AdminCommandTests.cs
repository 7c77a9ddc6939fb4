using System.Text.Json;
using Hay.Grains;
using Hay.Silo.Storage;

namespace Hay.Web.Tests.Durability;

/// <summary>The command that makes the first administrator, as an operator types it.</summary>
public sealed class AdminCommandTests : IDisposable
{
    private const string Email = "Ann.Smith@example.org";
    private static readonly AccountRole Administrator = new(RoleKind.Administrator);
    private static readonly AccountRole Host = new(RoleKind.Host, "fenland");
    private readonly string _folder = Directory.CreateTempSubdirectory("hay-admin-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task It_makes_an_administrator_once_however_often_it_is_said()
    {
        var (code, said) = await Create(Email);

        Assert.Equal(0, code);
        Assert.StartsWith($"{Email} is an administrator.", said, StringComparison.Ordinal);
        var made = Kept();
        Assert.Equal((Email, true, (string?)null), (made.Email, made.EmailConfirmed, made.PasswordHash));
        Assert.Equal(Administrator, Assert.Single(made.Roles));
        Assert.True(made.SecurityStamp.Length > 20);

        Assert.Equal(3, (await StoreCheck.VerifyAsync(_folder)).Audit?.Number); // said by the operator, made, and given its role

        Assert.Equal(0, (await Create(Email.ToUpperInvariant())).Code);
        Assert.Equivalent(made, Kept(), strict: true);
    }

    [Theory]
    [InlineData("ann")]
    [InlineData("Ann <ann@example.org>")]
    public async Task What_is_no_address_makes_nobody_and_is_said(string email)
    {
        var (code, said) = await Create(email);

        Assert.Equal((1, $"hay: '{email}' is not an e-mail address.\n"), (code, said));
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Nothing_stays_that_somebody_chose_who_never_confirmed_the_address()
    {
        var unproved = Ann with { EmailConfirmed = false };
        await Keep(unproved);

        Assert.Equal(0, (await Create(Email)).Code);

        var now = Kept();
        Assert.Equal((unproved.Id, true, Administrator), (now.Id, now.EmailConfirmed, Assert.Single(now.Roles)));
        Assert.Equal(("", null, null, false), (now.Name, now.PasswordHash, now.AuthenticatorKey, now.HasSecondFactor));
        Assert.Empty(now.Passkeys);
        Assert.Empty(now.Logins);
        Assert.Empty(now.RecoveryCodes);
        Assert.True(now.SecurityStamp.Length > 20 && now.SecurityStamp != unproved.SecurityStamp);
        Assert.False(Leads(unproved), "What they signed in with still leads to the account.");
    }

    [Fact]
    public async Task Whose_address_is_confirmed_keeps_everything_and_gains_the_role()
    {
        var ann = Ann with { Roles = [Host] };
        await Keep(ann);

        Assert.Equal(0, (await Create(Email.ToLowerInvariant())).Code);

        Assert.Equivalent(ann with { Roles = [Host, Administrator] }, Kept(), strict: true);
        Assert.True(Leads(ann));
    }

    private static AccountDetails Ann => new()
    {
        Id = new string('a', 32),
        Email = Email,
        EmailConfirmed = true,
        Name = "Ann",
        PasswordHash = "a hash",
        SecurityStamp = "a stamp",
        HasSecondFactor = true,
        AuthenticatorKey = "GEZDGNBVGY3TQOJQ",
        RecoveryCodes = ["a code"],
        Passkeys = [new AccountPasskey { CredentialId = "a", PublicKey = "b" }],
        Logins = [new ExternalLogin("council", "ann.smith", "The council")],
        Created = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero),
    };

    private Task<(int Code, string Said)> Create(string email) => SiteProcess.Command("admin", "create", email, "--data", _folder);

    // As the site leaves it on the disk.
    private async Task Keep(AccountDetails details)
    {
        var name = AccountRules.NameOf(details.Email);
        using var folder = DataFolder.Open(_folder);
        using var store = SqliteStore.Open(folder);
        await Write(store, StoreNames.Account, name, new Account { Details = details, Revision = 3 });
        foreach (var handle in details.Handles()) await Write(store, StoreNames.AccountHandle, handle, new AccountHandle { Account = name });
    }

    private static async Task Write<T>(SqliteStore store, string name, string key, T state) =>
        Assert.True((await store.WriteAsync(name, key, 0, JsonSerializer.SerializeToUtf8Bytes(state, GrainJson.Default.Options))).Accepted);

    private AccountDetails Kept()
    {
        using var folder = DataFolder.Open(_folder);
        using var store = SqliteStore.Open(folder);
        return JsonSerializer.Deserialize<Account>(store.Read(StoreNames.Account, AccountRules.NameOf(Email)).Json, GrainJson.Default.Options)!.Details!;
    }

    private bool Leads(AccountDetails details)
    {
        using var folder = DataFolder.Open(_folder);
        using var store = SqliteStore.Open(folder);
        return store.Read(StoreNames.AccountHandle, AccountDetails.PasskeyHandle(details.Passkeys[0].CredentialId)).Exists
            || store.Read(StoreNames.AccountHandle, AccountDetails.LoginHandle(details.Logins[0].Provider, details.Logins[0].Key)).Exists;
    }
}
