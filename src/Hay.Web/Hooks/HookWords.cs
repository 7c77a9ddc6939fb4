using Hay.Grains;
using Hay.Web.Feeds;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Hooks;

/// <summary>How a webhook and its deliveries do, for the people whose it is.</summary>
internal static class HookWords
{
    public static string Health(this Hook hook, DateTimeOffset now, IStringLocalizer say) => hook switch
    {
        { Stage: HookStage.Gone } => say["It said that it has gone (410), so nothing is sent there any more"],
        { Stage: HookStage.Closed } => say["Ended, because nobody looks after the group any more"],
        { Stage: HookStage.Stopped } => say["Stopped {0}", FeedWords.Moment(hook.Ended ?? now, now, say)],
        { FailingSince: { } since } => say["Failing since {0}", FeedWords.Moment(since, now, say)],
        { Good: null } => say["Nothing sent yet"],
        _ => say["Working"],
    };

    public static string What(this HookEvent happened, IStringLocalizer say) => happened.Kind switch
    {
        HookEventKind.Listed => say["Listed"],
        HookEventKind.Updated => say["Changed"],
        HookEventKind.Withdrawn => say["Withdrawn"],
        HookEventKind.SessionCancelled => say["Date cancelled"],
        HookEventKind.SessionMoved => say["Date moved"],
        HookEventKind.SessionRestored => say["Date on again"],
        _ => say["Test"],
    };

    /// <summary>What the receiver last said, or why it said nothing. What else it may have said is not kept.</summary>
    public static string Answer(this HookDelivery delivery, IStringLocalizer say) => delivery switch
    {
        { Status: >= 300 and < 400 } => say["{0}: sent on elsewhere, which we do not follow", delivery.Status],
        { Status: > 0 } => say["{0}", delivery.Status],
        { Trouble: HookTrouble.NotAllowed } => say["We send nothing to where it leads"],
        { Trouble: HookTrouble.Unreachable } => say["Nobody answers there"],
        { Trouble: HookTrouble.NotSecure } => say["The connection is not safe"],
        { Trouble: HookTrouble.TooSlow } => say["No answer in 10 seconds"],
        { Trouble: HookTrouble.NoSecret } => say["We have lost the secret: make a new one"],
        { Trouble: HookTrouble.Ours } => say["Something went wrong on our side"],
        _ => say["Not tried yet"],
    };

    public static string Words(this HookMissed missed, DateTimeOffset now, IStringLocalizer say) => missed.Count == 1
        ? say["1 more thing, which happened {0}, was not delivered and is not kept here. Let your program read what is listed now.", FeedWords.Moment(missed.Last, now, say)]
        : say["{0} more things, which happened between {1} and {2}, were not delivered and are not kept here. Let your program read what is listed now.",
            missed.Count, FeedWords.Moment(missed.First, now, say), FeedWords.Moment(missed.Last, now, say)];

    /// <summary>How it ended, or when it is tried next.</summary>
    public static string Then(this HookDelivery delivery, DateTimeOffset now, IStringLocalizer say) => delivery switch
    {
        { End: HookEnd.Delivered } => say["Delivered {0}", FeedWords.Moment(delivery.Ended ?? now, now, say)],
        { End: HookEnd.GivenUp } => say["Given up {0}, after three days", FeedWords.Moment(delivery.Ended ?? now, now, say)],
        { End: HookEnd.Stopped } => say["Not sent: the webhook ended"],
        _ when delivery.Due <= now => say["In a moment"],
        _ => say["Again {0}", FeedWords.Moment(delivery.Due, now, say)],
    };
}
