using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hay.Web.Feeds;

/// <summary>Composition: following feeds and taking in files.</summary>
internal static class FeedSetup
{
    /// <summary>The pages of a group's feeds are those of a space's hosts too.</summary>
    public static void Route(RazorPagesOptions pages)
    {
        pages.Conventions.AddPageRoute("/Organise/Feeds", "/host/{space}/feeds");
        pages.Conventions.AddPageRoute("/Organise/FeedNew", "/host/{space}/feeds/new");
        pages.Conventions.AddPageRoute("/Organise/Feed", "/host/{space}/feeds/{feed}");
    }

    public static void AddFeeds(this IServiceCollection services)
    {
        services.AddSingleton<FeedBook>();
        services.AddSingleton<FeedPlaces>();
        services.AddSingleton<FeedLetters>();
        services.AddSingleton<FeedReview>();
        services.AddSingleton<FeedReads>();
        services.AddSingleton<FeedRun>();
        services.AddSingleton<FeedLooks>();
        services.AddSingleton<Uploading>();
        services.AddSingleton<FeedRounds>();
        services.AddHostedService(of => of.GetRequiredService<FeedRounds>());
    }
}
