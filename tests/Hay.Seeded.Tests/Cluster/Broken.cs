namespace Hay.Seeded.Tests.Cluster;

/// <summary>Rules that a test breaks on purpose, to see that it is found.</summary>
internal enum Broken
{
    Nothing,
    /// <summary>A page shows whatever it hears last.</summary>
    PagesTakeOlder,
    /// <summary>The feed is read when somebody nudges, and never else.</summary>
    FeedIsNotPolled,
    /// <summary>Pages hear what was nudged, and nothing of what the catalogue took in.</summary>
    PagesHearNudgesAlone,
    /// <summary>A page that lost its connection goes on without asking what it missed.</summary>
    PagesDoNotAskAgain,
    /// <summary>A question that fails is not asked again.</summary>
    PagesGiveUp,
    /// <summary>A process takes listeners before it has read the store.</summary>
    ProcessesServeUnread,
    /// <summary>A page's questions reach another process than its connection.</summary>
    NoAffinity,
}
