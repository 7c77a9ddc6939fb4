using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using static Hay.Web.Tests.Accounts.AccountHost;

namespace Hay.Web.Tests.Accounts;

/// <summary>Lockout and the second factor, as they are kept.</summary>
public sealed class SignInRulesTests(AccountHost host) : IClassFixture<AccountHost>
{
    private static readonly string App = TokenOptions.DefaultAuthenticatorProvider;

    [Fact]
    public async Task Eight_wrong_passwords_lock_it_for_a_quarter_of_an_hour()
    {
        const string email = "locked@example.org";
        await host.Make(email);
        for (var wrong = 1; wrong < 8; wrong++)
        {
            AssertDone(await host.Users.AccessFailedAsync(await host.Read(email)));
            Assert.Equal((wrong, false), ((await host.Read(email)).Details.FailedSignIns, await host.Users.IsLockedOutAsync(await host.Read(email))));
        }

        AssertDone(await host.Users.AccessFailedAsync(await host.Read(email)));

        var locked = await host.Read(email);
        Assert.True(await host.Users.IsLockedOutAsync(locked));
        Assert.InRange(locked.Details.LockedUntil!.Value - DateTimeOffset.UtcNow, TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
        Assert.Equal(0, locked.Details.FailedSignIns);

        AssertDone(await host.Users.SetLockoutEndDateAsync(locked, DateTimeOffset.UtcNow.AddSeconds(-1))); // as if the time had passed
        Assert.False(await host.Users.IsLockedOutAsync(await host.Read(email)));
    }

    [Fact]
    public async Task Signing_in_forgets_wrong_passwords()
    {
        var ann = await host.Make("typo@example.org");
        AssertDone(await host.Users.AccessFailedAsync(ann));

        AssertDone(await host.Users.ResetAccessFailedCountAsync(ann));

        Assert.Equal(0, (await host.Read("typo@example.org")).Details.FailedSignIns);
    }

    [Fact]
    public async Task A_password_is_kept_by_as_many_rounds_as_makes_guessing_dear()
    {
        // Version, kind of hash (2: SHA-512), rounds.
        var kept = Convert.FromBase64String((await host.Make("dear@example.org")).Details.PasswordHash!);
        Assert.Equal((1, 2u, 210_000u), (kept[0], BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(kept.AsSpan(5))));
    }

    [Fact]
    public async Task Every_account_can_be_locked() =>
        Assert.True(await host.Users.GetLockoutEnabledAsync(await host.Make("lockable@example.org")));

    [Fact]
    public async Task A_new_password_replaces_the_old_and_ends_what_was_signed_in()
    {
        var ann = await host.Make("newpassword@example.org");
        var stamp = ann.Details.SecurityStamp;

        AssertDone(await host.Users.ChangePasswordAsync(ann, Password, "two cups of tea at five"));

        var after = await host.Read("newpassword@example.org");
        Assert.False(await host.Users.CheckPasswordAsync(after, Password));
        Assert.True(await host.Users.CheckPasswordAsync(after, "two cups of tea at five"));
        Assert.NotEqual(stamp, after.Details.SecurityStamp);
    }

    [Fact]
    public async Task The_code_of_an_authenticator_app_is_good_and_no_other()
    {
        var ann = await host.Make("app@example.org");
        AssertDone(await host.Users.ResetAuthenticatorKeyAsync(ann));
        AssertDone(await host.Users.SetTwoFactorEnabledAsync(ann, true));

        var kept = await host.Read("app@example.org");
        var key = Assert.IsType<string>(await host.Users.GetAuthenticatorKeyAsync(kept));
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30;
        string[] good = [.. Enumerable.Range(-4, 9).Select(step => Code(key, now + step))]; // more than it lets a clock be wrong by
        var bad = Enumerable.Range(0, 10).Select(n => $"{n:D6}").First(c => !good.Contains(c));

        Assert.True(await host.Users.GetTwoFactorEnabledAsync(kept));
        Assert.True(await host.Users.VerifyTwoFactorTokenAsync(kept, App, Code(key, now)));
        Assert.False(await host.Users.VerifyTwoFactorTokenAsync(kept, App, bad));
        Assert.False(await host.Users.VerifyTwoFactorTokenAsync(kept, App, Code(key, now - 2880)), "Yesterday's code is good.");

        AssertDone(await host.Users.ResetAuthenticatorKeyAsync(kept));
        Assert.NotEqual(key, await host.Users.GetAuthenticatorKeyAsync(await host.Read("app@example.org")));
    }

    // RFC 6238 appendix B, the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void Codes_here_are_computed_as_the_standard_says(long seconds, string code) =>
        Assert.Equal(code, Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", seconds / 30));

    [Fact]
    public async Task Each_recovery_code_is_good_once_and_kept_as_a_hash()
    {
        var ann = await host.Make("recovery@example.org");
        var codes = (await host.Users.GenerateNewTwoFactorRecoveryCodesAsync(ann, 10))!.ToArray();
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Empty((await host.Read("recovery@example.org")).Details.RecoveryCodes.Intersect(codes));

        AssertDone(await host.Users.RedeemTwoFactorRecoveryCodeAsync(await host.Read("recovery@example.org"), codes[3]));

        var after = await host.Read("recovery@example.org");
        Assert.Equal(9, await host.Users.CountRecoveryCodesAsync(after));
        AssertFailed(await host.Users.RedeemTwoFactorRecoveryCodeAsync(after, codes[3]), "RecoveryCodeRedemptionFailed");
        AssertFailed(await host.Users.RedeemTwoFactorRecoveryCodeAsync(after, after.Details.RecoveryCodes[0]), "RecoveryCodeRedemptionFailed");
        AssertDone(await host.Users.RedeemTwoFactorRecoveryCodeAsync(after, $" {codes[4].ToLowerInvariant()} "));
    }

    [Fact]
    public async Task One_recovery_code_does_not_let_in_two_at_once()
    {
        var ann = await host.Make("twice@example.org");
        var code = (await host.Users.GenerateNewTwoFactorRecoveryCodesAsync(ann, 10))!.First();
        var (first, second) = (await host.Read("twice@example.org"), await host.Read("twice@example.org"));

        AssertDone(await host.Users.RedeemTwoFactorRecoveryCodeAsync(first, code));
        AssertFailed(await host.Users.RedeemTwoFactorRecoveryCodeAsync(second, code), "ConcurrencyFailure");
    }

    // RFC 6238: HMAC-SHA-1 of the number of half minutes, six digits.
    [SuppressMessage("Security", "CA5350", Justification = "The standard says SHA-1, and authenticator apps know no other.")]
    private static string Code(string base32, long step)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return $"{number % 1_000_000:D6}";
    }
}
