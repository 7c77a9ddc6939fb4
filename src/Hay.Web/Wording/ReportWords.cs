using System.Collections.Immutable;
using Hay.Grains;
using Hay.Web.Languages;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Wording;

/// <summary>"Something wrong here?": what can be chosen, and what is said afterwards.</summary>
internal static class ReportWords
{
    /// <summary>In the order in which they are offered.</summary>
    public static ImmutableArray<(ReportReason Reason, string Words)> Reasons(IStringLocalizer say) =>
    [
        (ReportReason.NotRunning, say["It is not running any more"]),
        (ReportReason.WrongTime, say["The day or the time is wrong"]),
        (ReportReason.WrongPlace, say["The place or the way there is wrong"]),
        (ReportReason.WrongAccess, say["Steps, toilets or the like are wrong"]),
        (ReportReason.WrongCost, say["The cost is wrong"]),
        (ReportReason.NotSafe, say["Something there was not kind or not safe"]),
        (ReportReason.Other, say["Something else"]),
    ];

    public static Said Of(ReportOutcome outcome, IStringLocalizer<Words> say) => outcome switch
    {
        ReportOutcome.Kept => Said.Good(say["Thank you for saying. Your note is kept for the people who run this site; nobody else can read it."]),
        ReportOutcome.Enough => Said.Sorry(say["Thank you. Others have written about this too, and there is no room for more notes just now. Yours was not kept."]),
        ReportOutcome.Refused => Said.Sorry(say["Please choose what is wrong. Use at most 500 letters, and leave out long codes, which could say who somebody is. Nothing was sent."]),
        ReportOutcome.NotListed => Said.Sorry(say["This one has just been taken off the list, so there is nothing left to put right. Thank you all the same."]),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
