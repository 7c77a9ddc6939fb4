using System.Security.Claims;
using Hay.Grains;
using Hay.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hay.Web.Accounts;

/// <summary>Signing in, by ASP.NET Core Identity. The public pages know nothing of it.</summary>
internal static class AccountSetup
{
    public const int PasswordLength = 10;

    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Member>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // it is the e-mail address, and judged as one
            identity.SignIn.RequireConfirmedEmail = true;
            identity.Lockout.MaxFailedAccessAttempts = 8;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            // Length is what helps (NIST SP 800-63B section 5.1.1.2); rules about characters do not.
            identity.Password.RequiredLength = PasswordLength;
            identity.Password.RequiredUniqueChars = 4;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireNonAlphanumeric = identity.Password.RequireUppercase = false;
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3; // with passkeys
        }).AddUserStore<AccountStore>().AddSignInManager<Doors>().AddPasswordValidator<PasswordRules>()
            // Links and authenticator apps; nobody signs in by a text message or a number in a mail.
            .AddTokenProvider<DataProtectorTokenProvider<Member>>(TokenOptions.DefaultProvider)
            .AddTokenProvider<AppNumbers>(TokenOptions.DefaultAuthenticatorProvider);
        // As OWASP says for PBKDF2 with SHA-512; a password that was kept with fewer rounds is kept anew when it is next typed.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.Replace(ServiceDescriptor.Singleton<ILookupNormalizer, Normaliser>());
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
        {
            cookies.ApplicationCookie!.Configure(cookie =>
            {
                cookie.Cookie.Name = "hay-account";
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = TimeSpan.FromDays(14); // without a visit; Doors.Longest with them
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/status/403";
                cookie.ReturnUrlParameter = "back";
                cookie.Events.OnValidatePrincipal = Doors.Validate;
                cookie.Events.OnRedirectToAccessDenied = Refused;
            });
            cookies.TwoFactorUserIdCookie!.Configure(cookie => cookie.Cookie.Name = "hay-account-half");
            cookies.ExternalCookie!.Configure(cookie => cookie.Cookie.Name = "hay-account-other");
            cookies.TwoFactorRememberMeCookie!.Configure(cookie => cookie.Cookie.Name = "hay-account-device");
        });
        services.AddPasskeys();
        SignInProviderSetup.Add(services);
        services.AddAuthorization();
        services.TryAddSingleton(of => new PublicAddress(of.GetRequiredService<IConfiguration>()));
        services.AddSingleton<Refusals>();
        services.AddSingleton<MailPatience>();
        services.AddSingleton<MailLinks>();
        services.AddSingleton<Letters>();
        services.AddScoped<Doorkeeper>();
        services.AddHostedService<AccountSweep>();
    }

    /// <summary>
    /// Works out who somebody is. Whoever sends no cookie is nobody, so on pages that are the same for everybody they are not asked.
    /// </summary>
    public static void UseAccounts(this WebApplication app)
    {
        // Where it is not told by this name that somebody sees to it, the host puts this step before everything, for all requests.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        app.UseWhen(
            static http => http.Request.Headers.Cookie.Count > 0 || SharedPageAttribute.Of(http) is null,
            static asked => asked.UseAuthentication());
    }

    private static Task Refused(RedirectContext<CookieAuthenticationOptions> refused)
    {
        refused.HttpContext.RequestServices.GetRequiredService<Refusals>().MayNot(refused.HttpContext, refused.HttpContext.User.FindFirstValue(ClaimTypes.NameIdentifier));
        refused.Response.Redirect(refused.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>The same as the key of the grain.</summary>
    private sealed class Normaliser : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name is null ? null : AccountRules.NameOf(name);

        public string? NormalizeEmail(string? email) => NormalizeName(email);
    }
}
