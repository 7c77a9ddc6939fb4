using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Languages;

/// <summary>Composition: which language a request is answered in, and the way to choose another one.</summary>
internal static class LanguageSetup
{
    // "language" is no slug of a space; see ReservedNames.
    private const string Chooser = "/language";
    // For those who look after listings; not translated yet, so English with all that is around it.
    private static readonly PathString[] InEnglish = ["/account", "/care", "/data", "/host", "/insight", "/local-care/for-professionals", "/no-mail", "/organise", "/shortlists", "/sign-in", "/still-true"];
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static void AddLanguages(this IServiceCollection services)
    {
        services.AddSingleton<IStringLocalizer<Words>, CurrentPhrases>();
        services.Configure<RequestLocalizationOptions>(languages =>
        {
            // Numbers in addresses and drawings are the same in every language: only texts change.
            languages.DefaultRequestCulture = new RequestCulture(Language.English.Culture);
            languages.SupportedCultures = [Language.English.Culture];
            languages.SupportedUICultures = [.. Language.All.Select(l => l.Culture)];
            languages.RequestCultureProviders = [new CustomRequestCultureProvider(http =>
                Task.FromResult<ProviderCultureResult?>(new(Language.English.Tag, LanguageOf(http.Request).Tag)))];
        });
    }

    public static void MapLanguages(this IEndpointRouteBuilder app) => app.MapGet(Chooser, Choose);

    /// <summary>The choice goes: what the browser asks for counts again.</summary>
    public static void ForgetLanguage(this HttpContext http) => http.Response.Cookies.Delete(Language.Cookie, Options(http, null));

    private static Language LanguageOf(HttpRequest request) =>
        Array.Exists(InEnglish, part => request.Path.StartsWithSegments(part)) ? Language.English : Language.Of(request);

    // Keeps nothing but the choice, so that a form without a token will do; the pages it stands on are the same for everybody.
    private static RedirectHttpResult Choose(HttpContext http, string? to, string? back)
    {
        if (Language.Find(to) is { } language)
        {
            http.Response.Cookies.Append(Language.Cookie, language.Slug, Options(http, Kept));
        }

        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) && !back!.StartsWith('~') ? back : "/");
    }

    private static CookieOptions Options(HttpContext http, TimeSpan? kept) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        MaxAge = kept,
    };
}
