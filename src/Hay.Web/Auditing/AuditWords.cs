using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Auditing;

/// <summary>The audit log in words.</summary>
internal static class AuditWords
{
    public static string Words(this AuditAct act, IStringLocalizer say) => act switch
    {
        AuditAct.SignedIn => say["Signed in"],
        AuditAct.SignInFailed => say["A wrong password or number"],
        AuditAct.AccountLocked => say["Locked for a quarter of an hour, after many wrong tries"],
        AuditAct.SignedOutEverywhere => say["Signed out on every device"],
        AuditAct.PasswordChanged => say["Password changed"],
        AuditAct.SecondFactorOn => say["Second lock turned on"],
        AuditAct.SecondFactorOff => say["Second lock turned off"],
        AuditAct.RecoveryCodesMade => say["Codes made for when the app is lost"],
        AuditAct.RecoveryCodeUsed => say["A code used in place of the app"],
        AuditAct.PasskeyAdded => say["Passkey made"],
        AuditAct.PasskeyRemoved => say["Passkey taken away"],
        AuditAct.ServiceConnected => say["Other service connected"],
        AuditAct.ServiceDisconnected => say["Other service taken away"],
        AuditAct.AccountMade => say["Account made"],
        AuditAct.AccountErased => say["Account deleted"],
        AuditAct.AdministratorMade => say["Made an administrator on the console"],
        AuditAct.RoleGiven => say["Role given"],
        AuditAct.RoleTaken => say["Role taken away"],
        AuditAct.InvitationSent => say["Colleague invited"],
        AuditAct.InvitationWithdrawn => say["Invitation taken back"],
        AuditAct.InvitationAccepted => say["Invitation accepted"],
        AuditAct.ClaimApproved => say["Claim of a group approved"],
        AuditAct.ClaimRefused => say["Claim of a group refused"],
        AuditAct.OrganisationClosed => say["Group closed"],
        AuditAct.TokenMade => say["Token made for a program"],
        AuditAct.TokenRevoked => say["Token revoked"],
        AuditAct.ListingPaused => say["Listing taken off for a while"],
        AuditAct.ListingResumed => say["Listing put back"],
        AuditAct.ListingStopped => say["Listing stopped"],
        AuditAct.DraftApproved => say["Draft approved"],
        AuditAct.DraftSentBack => say["Draft sent back with a question"],
        AuditAct.DraftRefused => say["Draft refused"],
        AuditAct.ReportsCleared => say["Notes that something is wrong cleared"],
        AuditAct.NoticePosted => say["Notice posted"],
        AuditAct.AnswerPosted => say["“You said, we did” posted"],
        AuditAct.NominationSettled => say["Suggested group dealt with"],
        AuditAct.FeedAdded => say["Feed followed"],
        AuditAct.FeedApproved => say["Feed approved"],
        AuditAct.FeedSentBack => say["Feed sent back with a question"],
        AuditAct.FeedRefused => say["Feed refused"],
        AuditAct.FeedEnded => say["Feed ended"],
        AuditAct.NeighbourAdded => say["Neighbour followed"],
        AuditAct.WebhookAdded => say["Webhook made"],
        AuditAct.WebhookSecretRenewed => say["Webhook given another secret"],
        AuditAct.WebhookStopped => say["Webhook ended"],
        AuditAct.ShortlistMade => say["Shortlist made"],
        AuditAct.ShortlistEnded => say["Shortlist ended"],
        AuditAct.CaseListed => say["Case seen in a list"],
        AuditAct.DataExported => say["Data about the account taken along"],
        _ => act.ToString(),
    };
}
