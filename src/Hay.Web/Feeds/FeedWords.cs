using Hay.Grains;
using Hay.Web.Wording;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Feeds;

/// <summary>How a feed does, and what to do about it, for the people who follow it.</summary>
internal static class FeedWords
{
    /// <summary>In one or two words, for a list.</summary>
    public static string Health(this Feed feed, DateTimeOffset now, IStringLocalizer say) => feed switch
    {
        { Stage: FeedStage.Ending } => say["Being stopped"],
        { Stage: FeedStage.Paused } => say["Given up"],
        { Stage: FeedStage.Asked } => say["A host has a question"],
        { Stage: FeedStage.Refused } => say["A host said no"],
        { Stage: FeedStage.Waiting } => say["Waits for a host"],
        { Problem: not null } => say["In trouble"],
        { Good: null } => say["Just begun"],
        _ when feed.IsFetching(now) => say["Being read now"],
        _ => say["Working"],
    };

    /// <summary>Whether its people have something to do.</summary>
    public static bool NeedsSomebody(this Feed feed) => feed.Stage is FeedStage.Paused or FeedStage.Asked or FeedStage.Refused || (feed.Problem is not null && feed.Failures > 1);

    /// <summary>When it was last read well, and when it is read next.</summary>
    public static string When(this Feed feed, DateTimeOffset now, IStringLocalizer say)
    {
        var good = feed.Good is { } at ? say["Last read well {0}.", Moment(at, now, say)].Value : say["Not read well yet."].Value;
        return feed.Stage is FeedStage.Paused or FeedStage.Ending ? good
            : feed.IsFetching(now) ? say["{0} It is being read now.", good]
            : say["{0} We look again {1}.", good, feed.Due <= now ? say["in a moment"].Value : Moment(feed.Due, now, say)];
    }

    /// <summary>What is wrong.</summary>
    public static string Words(this FeedProblem problem, IStringLocalizer say) => problem switch
    {
        FeedProblem.NotAllowed => say["We do not read from that address."],
        FeedProblem.Unreachable => say["Nobody answers at that address."],
        FeedProblem.NotSecure => say["The connection to it is not safe."],
        FeedProblem.TooSlow => say["It took too long to answer."],
        FeedProblem.TooLarge => say["It is too large: we read up to {0} million characters.", 20],
        FeedProblem.TooManyRedirects => say["It sends us from one address to the next without end."],
        FeedProblem.Locked => say["It wants a password, or it is not shared with everybody."],
        FeedProblem.Missing => say["There is nothing at that address."],
        FeedProblem.ServerTrouble => say["The computer that has it is busy or in trouble."],
        FeedProblem.WebPage => say["That is a web page, not a calendar or a feed."],
        FeedProblem.Unknown => say["We cannot tell what that is."],
        FeedProblem.Broken => say["It begins well, but a part of it is broken."],
        FeedProblem.TooMany => say["There is more in it than we can read."],
        FeedProblem.Emptied => say["All that was in it has gone at once, so we left your listings as they were."],
        _ => say["Something went wrong on our side."],
    };

    /// <summary>What somebody can do about it.</summary>
    public static string Advice(this FeedProblem problem, IStringLocalizer say) => problem switch
    {
        FeedProblem.NotAllowed => say["The address begins with https:// and has no password in it. Ask whoever made the feed for its public address."],
        FeedProblem.Unreachable => say["Look for a slip in the address. If there is none, wait: we try again by ourselves."],
        FeedProblem.NotSecure => say["Tell whoever looks after that website: its certificate may have run out."],
        FeedProblem.Locked => say["In your calendar, open its settings and copy the public or secret address that ends in .ics."],
        FeedProblem.Missing => say["The calendar may have been deleted, or its address was made anew. Copy the address again and follow the new one."],
        FeedProblem.WebPage => say["Go to the settings of your calendar and look for “iCal”, “ICS” or “subscribe”. Copy the address there, not the one of the page."],
        FeedProblem.Unknown => say["We read calendars (.ics), OpenActive and Open Referral. A table (.csv) can be sent on the page “Send a file”."],
        FeedProblem.TooLarge or FeedProblem.TooMany => say["Share a calendar of its own with only what is for everybody."],
        FeedProblem.TooManyRedirects or FeedProblem.Broken => say["Tell whoever made the feed. We try again by ourselves."],
        FeedProblem.Emptied => say["If it is meant, stop following it below. If not, look at your calendar."],
        _ => say["You need do nothing: we try again by ourselves."],
    };

    /// <summary>What the readers say of a record, as a sentence.</summary>
    public static string Sentence(this FeedRefusal refusal) => refusal.Reason.Trim() is { Length: > 0 } reason
        ? $"{char.ToUpperInvariant(reason[0])}{reason.AsSpan(1)}{(reason[^1] is '.' or '!' or '?' ? "" : ".")}" : "";

    /// <summary>"today at 6.30pm".</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now, IStringLocalizer say)
    {
        var (day, today) = (at.Day(), now.Day());
        var words = day == today ? say["today"].Value
            : day == today.AddDays(-1) ? say["yesterday"].Value
            : day == today.AddDays(1) ? say["tomorrow"].Value
            : say["on {0}", Times.Date(day, today, say)].Value;
        return say["{0} at {1}", words, Times.Time(at, say)];
    }
}
