namespace Hay.Browser.Tests;

/// <summary>Kinds of tests in a browser; each has a browser and a site of its own.</summary>
public static class InTheBrowser
{
    /// <summary>People who want something.</summary>
    public const string Journeys = "journeys";
    /// <summary>Page after page, looked at; beside the journeys.</summary>
    public const string Pages = "pages";
    /// <summary>What must be there in a moment: nothing else runs then.</summary>
    public const string Moments = "moments";

    [CollectionDefinition(Journeys)]
    public sealed class JourneysInTheBrowser : ICollectionFixture<Chromium>;

    [CollectionDefinition(Pages)]
    public sealed class PagesInTheBrowser : ICollectionFixture<Chromium>;

    [CollectionDefinition(Moments, DisableParallelization = true)]
    public sealed class MomentsInTheBrowser : ICollectionFixture<Chromium>;
}
