namespace Hay.Web.OpenActive;

/// <summary>The two feeds: what there is, and its dates.</summary>
internal enum FeedKind { SessionSeries, ScheduledSession }

internal static class FeedKinds
{
    public const string Root = "/openactive";

    public static string Path(this FeedKind kind) => kind == FeedKind.SessionSeries ? $"{Root}/session-series" : $"{Root}/scheduled-sessions";
}
