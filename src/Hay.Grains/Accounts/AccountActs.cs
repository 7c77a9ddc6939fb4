namespace Hay.Grains;

/// <summary>What a change of an account is, for the audit log: read off what it was and what it is to be, so that no way of changing it is left out.</summary>
internal static class AccountActs
{
    /// <param name="before">Null: there is no such account yet.</param>
    /// <param name="after">What is about to be written.</param>
    public static IEnumerable<(AuditAct Act, string Note)> Between(AccountDetails? before, AccountDetails after)
    {
        var acts = Ways(before, after).ToList();
        // Everything else that opens it in another way ends what was signed in as well, and says so by itself. So does a secret for an app.
        var onlySignsOut = acts.Count == 0 && before is not null && before.SecurityStamp != after.SecurityStamp && before.AuthenticatorKey == after.AuthenticatorKey;
        return onlySignsOut && before!.SecurityStamp.Length > 0 ? [(AuditAct.SignedOutEverywhere, "")] : acts.Concat(Tries(before, after));
    }

    private static IEnumerable<(AuditAct Act, string Note)> Ways(AccountDetails? before, AccountDetails after)
    {
        if (after.EmailConfirmed && before is not { EmailConfirmed: true }) yield return (AuditAct.AccountMade, "");
        if (after.PasswordHash != before?.PasswordHash) yield return (AuditAct.PasswordChanged, "");
        if (after.HasSecondFactor != (before?.HasSecondFactor ?? false)) yield return (after.HasSecondFactor ? AuditAct.SecondFactorOn : AuditAct.SecondFactorOff, "");
        var codes = before?.RecoveryCodes ?? [];
        if (after.RecoveryCodes.Except(codes).Any()) yield return (AuditAct.RecoveryCodesMade, "");
        else if (after.RecoveryCodes.Length < codes.Length) yield return (AuditAct.RecoveryCodeUsed, "");
        foreach (var act in Changed(before?.Passkeys.Select(p => p.CredentialId), after.Passkeys.Select(p => p.CredentialId), AuditAct.PasskeyAdded, AuditAct.PasskeyRemoved)) yield return (act.Act, "");
        foreach (var act in Changed(before?.Logins.Select(l => l.Provider), after.Logins.Select(l => l.Provider), AuditAct.ServiceConnected, AuditAct.ServiceDisconnected)) yield return act;
    }

    private static IEnumerable<(AuditAct Act, string Note)> Tries(AccountDetails? before, AccountDetails after)
    {
        if (after.LockedUntil is not null && after.LockedUntil != before?.LockedUntil) yield return (AuditAct.AccountLocked, "");
        else if (after.FailedSignIns > 0 && before is not { FailedSignIns: > 0 }) yield return (AuditAct.SignInFailed, "");
    }

    private static IEnumerable<(AuditAct Act, string Note)> Changed(IEnumerable<string>? before, IEnumerable<string> after, AuditAct added, AuditAct removed) =>
        [.. after.Except(before ?? []).Select(a => (added, a)), .. (before ?? []).Except(after).Select(b => (removed, b))];
}
