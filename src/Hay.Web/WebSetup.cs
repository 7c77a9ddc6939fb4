using System.Text.Encodings.Web;
using System.Text.Unicode;
using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Api;
using Hay.Web.Auditing;
using Hay.Web.Calendars;
using Hay.Web.Cards;
using Hay.Web.Care;
using Hay.Web.Catalogue;
using Hay.Web.Elsewhere;
using Hay.Web.Feeds;
using Hay.Web.Fhir;
using Hay.Web.Freshness;
using Hay.Web.Gatherings;
using Hay.Web.Health;
using Hay.Web.Hooks;
using Hay.Web.Insight;
using Hay.Web.Languages;
using Hay.Web.Live;
using Hay.Web.LocalCare;
using Hay.Web.Metering;
using Hay.Web.OpenActive;
using Hay.Web.OpenListings;
using Hay.Web.OpenReferral;
using Hay.Web.Organisations;
using Hay.Web.Pages;
using Hay.Web.Picking;
using Hay.Web.Pictures;
using Hay.Web.Printing;
using Hay.Web.Profiles;
using Hay.Web.Searching;
using Hay.Web.Sessions;
using Hay.Web.Shortlists;
using Hay.Web.Site;
using Hay.Web.Spaces;
using Hay.Web.Tasters;
using Hay.Web.Uptake;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace Hay.Web;

/// <summary>Composition: the public site. Everything behind it is there already.</summary>
public static class WebSetup
{
    // No form here holds more than a line or two.
    private const long LargestBody = 64 * 1024;

    /// <param name="builder">Spaces, grains and the catalogue have been added.</param>
    /// <param name="dataFolder">Where the keys are kept that sign cookies.</param>
    /// <param name="contentFolder">Where categories.json is.</param>
    /// <param name="tiles">Address of map tiles, and whom to thank for them; empty: none.</param>
    public static WebApplicationBuilder AddHayWeb(
        this WebApplicationBuilder builder, string dataFolder, string contentFolder, (string Template, string Credit) tiles = default)
    {
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // A browser sends a few KB at once. Bodies must come at 240 bytes a second after five; that is Kestrel's own.
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });

        var services = builder.Services;
        services.AddSingleton(_ => Categories.Load(Path.Combine(contentFolder, "categories.json")));
        services.AddSingleton<SpaceLooks>();
        services.AddSingleton(of => Gazetteer.Load(
            Path.Combine(contentFolder, "outward-codes.json"), Path.Combine(dataFolder, "geo"), of.GetRequiredService<SpaceMap>()));
        services.AddSingleton(MapTiles.Of(tiles.Template, tiles.Credit));
        services.AddPicking();
        services.AddSingleton<Venues>();
        services.AddSingleton<DemoMark>();
        services.AddSingleton<CardMaker>();
        services.AddSingleton<CategoryChoices>();
        services.AddSearching(contentFolder);
        services.AddTransient<SearchPage>();
        services.AddSingleton<ProfileCookie>();
        services.AddSingleton<Places>();
        services.AddSingleton<Carrying>();
        services.AddSingleton<ServiceWorker>();
        services.AddSingleton<Stylesheet>();
        services.AddSingleton<Assets>();
        services.AddSingleton<DrawnOnce>();
        services.AddSingleton<KeptFrames>();
        services.AddSingleton(of => new PublicAddress(of.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SecurityContact>();
        services.AddSingleton<ActivityCalendars>();
        services.AddSingleton<PlansCalendar>();
        services.AddSingleton<CalendarFeeds>();
        services.AddSingleton<CalendarKeys>();
        services.AddSingleton<WeekSheet>();
        services.AddHealth(builder.Configuration);
        services.AddMetering(builder.Configuration);
        services.AddElsewhere();
        services.AddLanguages();
        services.AddSharedPages();
        services.AddWriteLimits();
        services.AddApi();
        services.AddAccounts();
        services.AddAuditing();
        services.AddOrganisations();
        services.AddFreshness();
        services.AddListingEditor();
        services.AddFeeds();
        services.AddHooks();
        services.AddSessions();
        services.AddLocalCare(contentFolder);
        services.AddHostedService<ShortlistSweep>();
        services.AddUptake();
        services.AddInsight();
        services.AddOpenReferral();
        services.AddFhir();
        services.AddOpenActive(dataFolder, contentFolder);
        services.AddOpenListings();
        services.AddPictures();
        services.AddForms(builder.Configuration, dataFolder);
        services.AddCareRoutes();
        // Its pages have two addresses each: after Razor's own options.
        services.AddTasters(contentFolder);
        services.AddGatherings();
        services.AddSignalR(live => live.MaximumReceiveMessageSize = 4 * 1024);
        services.AddSingleton<ToldBoards>();
        services.AddSingleton<SpokenLanguages>();
        services.AddHostedService<LiveRelay>();
        return builder;
    }

    public static WebApplication UseHayWeb(this WebApplication app)
    {
        // What is wrong with the content is said before anybody is served.
        ReservedNames.Check(app.Services.GetRequiredService<SpaceMap>());
        app.Services.GetRequiredService<Categories>();
        app.Services.CheckLocalCare();
        app.Services.GetRequiredService<ActivityConcepts>();
        app.Services.GetRequiredService<TasterDrawings>();
        app.Services.GetRequiredService<GatheringCalendar>();
        app.Services.GetRequiredService<PublicAddress>();
        app.Services.GetRequiredService<SignInProviders>();
        app.Services.GetRequiredService<SecurityContact>();
        app.UseProxies(app.Configuration);
        app.UseCookiePrefixes();
        // A connection lives as long as its page is open, and keeps all that its request went through: so it goes past what pages need.
        var catalogue = app.Services.GetRequiredService<CatalogueSlot>();
        app.Map(LiveHub.Path, live =>
        {
            // Until then nothing would be there to watch, and a page would listen in vain.
            live.Use((http, next) => catalogue.Ready.IsCompleted ? next(http) : OpenAnswers.NotYet(http));
            live.UseWhen(static http => http.Request.Headers.Upgrade.Count == 0, static answers => answers.UseSecurityHeaders());
            live.Use(OwnOrigin.Only);
            live.UseRouting().UseEndpoints(static hub => hub.MapHub<LiveHub>("", static live => live.TransportSendTimeout = SlowPages.CutOff));
        });
        app.UseExceptionHandler("/status/500");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseSecurityHeaders();
        app.UseReadableBodies();
        app.UseApi();
        app.UseFhir();
        app.UseKeptPages();
        app.UseHayFiles();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAccounts();
        app.UseWriteLimits(); // they count by account too
        app.UseAuthorization();
        app.UseOpenAnswers();
        app.UseSharedPages();
        app.MapLanguages();
        app.MapSite();
        app.MapHealth();
        app.MapPlaces();
        app.MapApi();
        app.MapGatherings();
        app.MapCalendars();
        app.MapOpenReferral();
        app.MapFhir();
        app.MapOpenActive();
        app.MapOpenListings();
        app.MapElsewhere();
        app.MapQrCodes();
        app.MapShortlists();
        app.MapPictures();
        app.MapCards();
        app.MapAccounts();
        app.MapProfiles();
        app.MapPlaceNames();
        SearchPage.Map(app);
        app.MapRazorPages();
        return app;
    }

    private static void AddForms(this IServiceCollection services, IConfiguration settings, string dataFolder)
    {
        services.AddKeyRing(settings, Path.Combine(dataFolder, "keys"));
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = "hay-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.SuppressXFrameOptionsHeader = true; // SecurityHeaders says more
        });
        services.Configure<CookieTempDataProviderOptions>(said =>
        {
            said.Cookie.Name = "hay-said";
            said.Cookie.IsEssential = true;
        });
        services.AddRazorPages(FeedSetup.Route).AddMvcOptions(pages => pages.Filters.Add<OnlyHandled>());
        // £ and ’ are letters like any other: the pages are UTF-8.
        services.Configure<WebEncoderOptions>(pages => pages.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
