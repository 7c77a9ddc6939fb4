namespace Hay.Grains;

internal static class VerdictActs
{
    /// <summary>What a host's verdict is in the audit log.</summary>
    public static AuditAct Act(this Verdict verdict, AuditAct approved, AuditAct sentBack, AuditAct refused) =>
        verdict switch { Verdict.Approve => approved, Verdict.Ask => sentBack, _ => refused };
}
