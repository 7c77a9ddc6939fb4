using System.Text.Json.Serialization;

namespace Hay.Grains;

/// <summary>What the audit log tells of: this list and nothing else. Stored as words and hashed: add at the end, never rename.</summary>
[GenerateSerializer, Alias("hay.AuditAct"), JsonConverter(typeof(JsonStringEnumConverter<AuditAct>))]
public enum AuditAct
{
    SignedIn,
    /// <summary>The first wrong password or number since the account was last opened or locked: guesses cannot fill the log.</summary>
    SignInFailed,
    /// <summary>So many wrong ones that nobody can try for a while.</summary>
    AccountLocked,
    SignedOutEverywhere,
    PasswordChanged,
    SecondFactorOn,
    SecondFactorOff,
    /// <summary>New codes for when the app is lost.</summary>
    RecoveryCodesMade,
    RecoveryCodeUsed,
    PasskeyAdded,
    PasskeyRemoved,
    ServiceConnected,
    ServiceDisconnected,
    /// <summary>Its address was confirmed. What was only asked for is no account yet.</summary>
    AccountMade,
    AccountErased,
    /// <summary>On the console of the machine.</summary>
    AdministratorMade,
    RoleGiven,
    RoleTaken,
    InvitationSent,
    InvitationWithdrawn,
    InvitationAccepted,
    ClaimApproved,
    ClaimRefused,
    OrganisationClosed,
    TokenMade,
    TokenRevoked,
    ListingPaused,
    ListingResumed,
    ListingStopped,
    DraftApproved,
    DraftSentBack,
    DraftRefused,
    ReportsCleared,
    NoticePosted,
    AnswerPosted,
    NominationSettled,
    FeedAdded,
    FeedApproved,
    FeedSentBack,
    FeedRefused,
    FeedEnded,
    NeighbourAdded,
    WebhookAdded,
    WebhookSecretRenewed,
    WebhookStopped,
    /// <summary>Somebody took along what is kept about them.</summary>
    DataExported,
    ShortlistMade,
    /// <summary>Before its time, by whoever made it.</summary>
    ShortlistEnded,
    // From here on of the logs of cases (Hay.Care). Of these the log of the site has CaseListed alone, and only where a case's own log cannot be read.
    /// <summary>Somebody read the whole record. Note: why, where a colleague held it.</summary>
    CaseSeen,
    /// <summary>It was in a list that somebody saw.</summary>
    CaseListed,
    /// <summary>Whoever referred saw where it is.</summary>
    CaseStateSeen,
    CaseLogSeen,
    CaseExported,
    CaseErased,
    CaseReceived,
    CaseAsked,
    CaseAnswered,
    CaseAccepted,
    CaseDeclined,
    CasePickedUp,
    CaseGiven,
    CaseHandedOver,
    CaseEscalated,
    CaseReturned,
    CaseClosed,
    CaseReopened,
    CaseConsentGiven,
    CaseConsentWithdrawn,
    CaseDescribed,
    /// <summary>Something was written in it. Note: which part.</summary>
    CaseWritten,
}
