using System.Text.RegularExpressions;
using Hay.Web.Site;

namespace Hay.Web.Accounts;

/// <summary>
/// Another service that people may sign in with, by OAuth 2 (RFC 6749) or OpenID Connect: the settings Hay:SignIn:NAME:…
/// </summary>
/// <param name="Name">The NAME, in small letters: kept with every account that uses it, and part of its return address.</param>
/// <param name="Shown">What people call it ("Shown"; without it, the NAME as it was written).</param>
/// <param name="ClientId">What Hay is called there ("ClientId").</param>
/// <param name="ClientSecret">Hay's password there ("ClientSecret").</param>
/// <param name="Authorization">Where people say yes ("AuthorizationEndpoint").</param>
/// <param name="Token">Where a code becomes a token ("TokenEndpoint").</param>
/// <param name="UserInformation">Who it is ("UserInformationEndpoint"): JSON with email, email_verified and name.</param>
/// <param name="Scopes">What is asked for, with spaces between ("Scopes"; openid email profile).</param>
/// <param name="Id">Which part of that JSON names a person for ever ("Id"; sub).</param>
internal sealed partial record SignInProvider(
    string Name, string Shown, string ClientId, string ClientSecret, Uri Authorization, Uri Token, Uri UserInformation, string Scopes, string Id)
{
    /// <summary>Where the service sends people back to; its operator must be told.</summary>
    public string ReturnPath => $"/sign-in/{Name}/done";

    /// <exception cref="InvalidDataException">A setting is missing, or makes no sense.</exception>
    public static SignInProvider Read(IConfigurationSection said)
    {
        var name = said.Key.ToLowerInvariant();
        if (!GoodName().IsMatch(name)) throw new InvalidDataException($"The setting Hay:SignIn:{said.Key} needs a name of letters, digits and hyphens.");
        return new SignInProvider(
            name, Or("Shown", said.Key), Text("ClientId"), Text("ClientSecret"), Address("AuthorizationEndpoint"), Address("TokenEndpoint"),
            Address("UserInformationEndpoint"), Or("Scopes", "openid email profile"), Or("Id", "sub"));

        string Or(string setting, string usual) => said[setting] is { Length: > 0 } text ? text : usual;

        string Text(string setting) => said[setting] is { Length: > 0 } text ? text
            : throw new InvalidDataException($"The setting Hay:SignIn:{said.Key}:{setting} is missing.");

        // Codes and tokens pass here: only this machine may be asked without encryption.
        Uri Address(string setting) => Uri.TryCreate(Text(setting), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && PublicAddress.IsHere(address.Host))) ? address
            : throw new InvalidDataException($"The setting Hay:SignIn:{said.Key}:{setting} must be an address that begins with https://, not '{said[setting]}'.");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex GoodName();
}
