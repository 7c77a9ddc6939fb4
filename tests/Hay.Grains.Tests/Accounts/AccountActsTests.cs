namespace Hay.Grains.Tests.Accounts;

/// <summary>What a change of an account is called in the audit log.</summary>
public class AccountActsTests
{
    private static readonly AccountDetails Ann = new() { Id = new string('a', 32), Email = "ann@example.org", EmailConfirmed = true, SecurityStamp = "s", PasswordHash = "h" };

    public static TheoryData<string, AuditAct[]> Changes() => new()
    {
        { "nothing", [] },
        { "name", [] },
        { "password", [AuditAct.PasswordChanged] },
        { "stamp", [AuditAct.SignedOutEverywhere] },
        { "key of an app", [] },
        { "second lock on", [AuditAct.SecondFactorOn, AuditAct.RecoveryCodesMade] },
        { "a first wrong one", [AuditAct.SignInFailed] },
        { "locked", [AuditAct.AccountLocked] },
        { "passkey", [AuditAct.PasskeyAdded] },
        { "service", [AuditAct.ServiceConnected] },
    };

    [Theory, MemberData(nameof(Changes))]
    public void A_change_is_told_as_what_it_is(string change, AuditAct[] acts) => Assert.Equal(acts, AccountActs.Between(Ann, Change(Ann, change)).Select(a => a.Act));

    [Theory]
    [InlineData("second lock on", new[] { AuditAct.SecondFactorOff, AuditAct.RecoveryCodeUsed })]
    [InlineData("passkey", new[] { AuditAct.PasskeyRemoved })]
    [InlineData("service", new[] { AuditAct.ServiceDisconnected })]
    public void So_is_its_undoing(string change, AuditAct[] acts) => Assert.Equal(acts, AccountActs.Between(Change(Ann, change), Ann).Select(a => a.Act));

    [Fact]
    public void An_account_is_made_when_its_address_is_confirmed()
    {
        var asked = Ann with { EmailConfirmed = false, PasswordHash = null };
        Assert.Empty(AccountActs.Between(null, asked));
        Assert.Equal([AuditAct.AccountMade, AuditAct.PasswordChanged], AccountActs.Between(asked, Ann).Select(a => a.Act));
    }

    [Fact]
    public void Guesses_do_not_fill_the_log()
    {
        var told = 0;
        var now = Ann;
        for (var i = 1; i < 8; i++)
        {
            var next = now with { FailedSignIns = i };
            told += AccountActs.Between(now, next).Count();
            now = next;
        }

        Assert.Equal(1, told);
    }

    private static AccountDetails Change(AccountDetails a, string change) => change switch
    {
        "name" => a with { Name = "Anna" },
        "password" => a with { PasswordHash = "other", SecurityStamp = "t" },
        "stamp" => a with { SecurityStamp = "t" },
        "key of an app" => a with { AuthenticatorKey = "K", SecurityStamp = "t" },
        "second lock on" => a with { HasSecondFactor = true, RecoveryCodes = ["1", "2"], SecurityStamp = "t" },
        "a first wrong one" => a with { FailedSignIns = 1 },
        "locked" => a with { LockedUntil = DateTimeOffset.UnixEpoch },
        "passkey" => a with { Passkeys = [new AccountPasskey { CredentialId = "c", PublicKey = "p" }], SecurityStamp = "t" },
        "service" => a with { Logins = [new ExternalLogin("there", "k", "There")], SecurityStamp = "t" },
        _ => a,
    };
}
