namespace Hay.Web.Pictures;

/// <summary>Composition: pictures of listings, and those that other sites show beside links.</summary>
internal static class PictureSetup
{
    public static void AddPictures(this IServiceCollection services)
    {
        services.AddSingleton<LimitedNode>();
        services.AddSingleton<PictureMaker>();
        services.AddSingleton<PictureSweep>();
        services.AddHostedService(of => of.GetRequiredService<PictureSweep>());
        services.AddSingleton<CardColours>();
        services.AddSingleton<CardPainter>();
        services.AddSingleton(of => new CardShelf(of.GetRequiredService<CardPainter>().Draw));
        services.AddSingleton<ShareCards>();
    }
}
