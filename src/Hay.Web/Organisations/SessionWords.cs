using Hay.Grains;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Organisations;

/// <summary>What came of running a session, as its organisers are told.</summary>
internal static class SessionWords
{
    public const int LongestReason = 200;

    /// <summary>"5 going, 2 waiting".</summary>
    public static string Numbers(this SessionView session, IStringLocalizer say) => session.Waiting == 0
        ? say["{0} going", session.Going]
        : say["{0} going, {1} waiting", session.Going, session.Waiting];

    /// <summary>What is wrong with words meant for those who go; null where nothing is.</summary>
    public static string? Problem(this TellOutcome outcome, IStringLocalizer say) => outcome switch
    {
        TellOutcome.Told or TellOutcome.Unchanged => (string?)null,
        TellOutcome.Empty => say["Write something first."],
        TellOutcome.TooLong => say["That is too long: at most {0} letters.", MessageWords.Longest],
        TellOutcome.HasLink => say["Leave out web addresses: nobody can be sure where they lead. Put them on the listing."],
        TellOutcome.HasAddress => say["Leave out e-mail addresses. How to reach you is on the listing."],
        TellOutcome.Unkind => say["There is a word in it that hurts people. Say it in another way."],
        TellOutcome.Nobody => say["Nobody holds a place yet, so there is nobody to tell."],
        TellOutcome.TooMany => say["You have sent {0} messages for this date. That is the most.", Activity.MostMessages],
        TellOutcome.TooManyToday => say["You have sent {0} messages today. Wait until tomorrow.", Activity.MostMessagesADay],
        TellOutcome.TooLate => say["It was more than a day ago: this date takes no more messages."],
        _ => say["This date is not on the pages, so nothing was sent."],
    };

    /// <summary>What is wrong with a reason; null where nothing is, or none is given.</summary>
    public static string? ProblemOfReason(string reason, IStringLocalizer say) =>
        reason.Length == 0 ? null
        : reason.Length > LongestReason ? say["That reason is too long: at most {0} letters.", LongestReason]
        : MessageWords.Problem(reason)?.Problem(say);

    public static string? Problem(this SessionOutcome outcome, IStringLocalizer say) => outcome switch
    {
        SessionOutcome.Changed or SessionOutcome.Unchanged => (string?)null,
        SessionOutcome.TooLate => say["It is over already."],
        SessionOutcome.Refused => say["That time cannot be used. Choose one that is still to come, and not that of another date."],
        _ => say["This date is not on the pages any more."],
    };

    public static string? Problem(this TickOutcome outcome, IStringLocalizer say) => outcome switch
    {
        TickOutcome.Done => (string?)null,
        TickOutcome.NotNow => say["You can tick who came from an hour before it starts, and for two weeks."],
        _ => say["That place has just been given up. Here is the list as it is now."],
    };
}
