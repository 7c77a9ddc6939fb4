namespace Hay.Web.Accounts;

/// <summary>A session of somebody signed in. Session: its id, a secret of the site. HadSecond: it was opened with a second lock or a passkey.</summary>
internal sealed record OpenedDoor(string Session, DateTimeOffset At, bool HadSecond);
