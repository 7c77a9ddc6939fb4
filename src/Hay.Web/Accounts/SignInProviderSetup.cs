using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Hay.Web.Accounts;

/// <summary>
/// ASP.NET Core's OAuth handler, once for each of <see cref="SignInProviders"/>: code flow with PKCE (RFC 7636). Who somebody
/// is, the service says itself when asked with the token, so no token of its own needs to be judged here.
/// </summary>
internal sealed partial class SignInProviderSetup(SignInProviders services, ILogger<SignInProviderSetup> log)
    : IConfigureOptions<AuthenticationOptions>, IConfigureNamedOptions<OAuthOptions>
{
    /// <summary>The claim that says whether the service has checked the e-mail address (OpenID Connect Core 1.0 section 5.1).</summary>
    public const string EmailVerified = "email_verified";
    private const string Way = "hay-way-to-service";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(of => new SignInProviders(of.GetRequiredService<IConfiguration>()));
        services.AddTransient<OAuthHandler<OAuthOptions>>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OAuthOptions>, OAuthPostConfigureOptions<OAuthOptions, OAuthHandler<OAuthOptions>>>());
        services.AddSingleton<IConfigureOptions<AuthenticationOptions>, SignInProviderSetup>();
        services.AddSingleton<IConfigureOptions<OAuthOptions>, SignInProviderSetup>();
    }

    /// <summary>Where a challenge would have sent somebody.</summary>
    public static string? WayOn(HttpContext http) => http.Items[Way] as string;

    public void Configure(AuthenticationOptions options)
    {
        foreach (var service in services.All)
        {
            options.AddScheme(service.Name, scheme =>
            {
                scheme.HandlerType = typeof(OAuthHandler<OAuthOptions>);
                scheme.DisplayName = service.Shown;
            });
        }
    }

    public void Configure(OAuthOptions options)
    {
        // Only named ones are used.
    }

    public void Configure(string? name, OAuthOptions options)
    {
        if (services.Find(name) is not { } service) return;
        (options.ClientId, options.ClientSecret) = (service.ClientId, service.ClientSecret);
        options.AuthorizationEndpoint = service.Authorization.AbsoluteUri;
        options.TokenEndpoint = service.Token.AbsoluteUri;
        options.UserInformationEndpoint = service.UserInformation.AbsoluteUri;
        options.CallbackPath = service.ReturnPath;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.UsePkce = true;
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.BackchannelHttpHandler ??= new SocketsHttpHandler { AllowAutoRedirect = false }; // with a secret, to that address and no other
        foreach (var scope in service.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries)) options.Scope.Add(scope);
        options.CorrelationCookie.Name = "hay-account-way.";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax; // people come back by a link, not by a form
        options.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, service.Id);
        options.ClaimActions.MapJsonKey(ClaimTypes.Email, "email");
        options.ClaimActions.MapJsonKey(EmailVerified, "email_verified");
        options.ClaimActions.MapJsonKey(ClaimTypes.Name, "name");
        options.Events.OnRedirectToAuthorizationEndpoint = way =>
        {
            way.HttpContext.Items[Way] = way.RedirectUri;
            return Task.CompletedTask;
        };
        options.Events.OnCreatingTicket = WhoItIs;
        options.Events.OnRemoteFailure = Failed;
    }

    private static async Task WhoItIs(OAuthCreatingTicketContext ticket)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, ticket.Options.UserInformationEndpoint);
        asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ticket.AccessToken);
        asked.Headers.Accept.ParseAdd("application/json");
        using var answer = await ticket.Backchannel.SendAsync(asked, ticket.HttpContext.RequestAborted);
        answer.EnsureSuccessStatusCode();
        using var person = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ticket.HttpContext.RequestAborted));
        if (person.RootElement.ValueKind != JsonValueKind.Object) throw new InvalidDataException("The user information is no JSON object.");
        ticket.RunClaimActions(person.RootElement);
    }

    // They said no there, it took too long, or something is set up wrongly: the page says so to them, the log to the operator.
    private async Task Failed(RemoteFailureContext failure)
    {
        LogFailure(failure.Scheme.Name, failure.Failure?.Message);
        await failure.HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        failure.Response.Redirect("/sign-in/other");
        failure.HandleResponse();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Signing in with {Service} did not work: {Why}")]
    private partial void LogFailure(string service, string? why);
}
