namespace Hay.Care;

/// <summary>A case as lists show it. Holds names: only for those whose case it is to see (the book hands out no other).</summary>
public sealed record CaseRow
{
    public required string Id { get; init; }
    public required string PersonId { get; init; }
    public required string Name { get; init; }
    public DateOnly? Born { get; init; }
    public string NhsNumber { get; init; } = "";
    public string Phone { get; init; } = "";
    public ReachBy ReachBy { get; init; }
    /// <summary>When to ring, and whether to leave a message: nobody rings without having read it.</summary>
    public string ReachNote { get; init; } = "";
    public ReferralSource Source { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public CareStep Step { get; init; }
    /// <summary>Handing over stops no clock.</summary>
    public DateTimeOffset InStepSince { get; init; }
    /// <summary>Since when it has been with this team and holder.</summary>
    public DateTimeOffset HeldSince { get; init; }
    public string Provider { get; init; } = "";
    public string Team { get; init; } = "";
    /// <summary>Empty: nobody holds it, so the team does.</summary>
    public string Holder { get; init; } = "";
    /// <summary>Of an escalation: who held it until then; empty: nobody did.</summary>
    public string Before { get; init; } = "";
    public string Pcn { get; init; } = "";
    /// <summary>Id of the practice that referred; empty: none did.</summary>
    public string Practice { get; init; } = "";
    /// <summary>Account of the colleague who referred; empty: none did.</summary>
    public string Referrer { get; init; } = "";
    /// <summary>What whoever referred calls it.</summary>
    public string Reference { get; init; } = "";
    /// <summary>Of an escalation: by when.</summary>
    public DateTimeOffset? Due { get; init; }
    public string Next { get; init; } = "";
    public DateTimeOffset? NextAt { get; init; }
    public int Sessions { get; init; }
    public int PlannedSessions { get; init; }
    public int Contacts { get; init; }
    public DateTimeOffset? LastContact { get; init; }
    public int OpenRisks { get; init; }
    /// <summary>Since when the oldest of them is open; null: there is none.</summary>
    public DateTimeOffset? RiskSince { get; init; }
    public CloseOutcome? Outcome { get; init; }

    public CasePlace Place => new(Step, Team, Holder, Practice, Referrer, Before);

    /// <summary>Whole days in the step.</summary>
    public int DaysInStep(DateTimeOffset now) => Days(InStepSince, now);

    /// <summary>Whole days that a risk has been open.</summary>
    public int DaysAtRisk(DateTimeOffset now) => RiskSince is { } since ? Days(since, now) : 0;

    /// <summary>Whole days since it arrived.</summary>
    public int DaysWaiting(DateTimeOffset now) => Days(ReceivedAt, now);

    public bool IsOverdue(DateTimeOffset now) => Due < now;

    private static int Days(DateTimeOffset from, DateTimeOffset now) => (int)Math.Max(0, Math.Floor((now - from).TotalDays));
}
