namespace Hay.Web.Feeds;

/// <summary>Composition: following feeds and taking in files.</summary>
internal static class FeedSetup
{
    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedBook>();
        services.AddSingleton<FeedPlaces>();
        services.AddSingleton<FeedLetters>();
        services.AddSingleton<FeedReview>();
        services.AddSingleton<FeedRun>();
        services.AddSingleton<FeedLooks>();
        services.AddSingleton<Uploading>();
        services.AddSingleton<FeedRounds>();
        services.AddHostedService(of => of.GetRequiredService<FeedRounds>());
    }
}
