namespace Hay.Web.Calendars;

/// <summary>Why a session is in a calendar file: it is listed, or it is a plan of the one whose file it is.</summary>
internal enum Reason
{
    /// <summary>Also: they have a place.</summary>
    Listed,
    Waiting,
    /// <summary>They saved the activity, and may go.</summary>
    Saved,
}
