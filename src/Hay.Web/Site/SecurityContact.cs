using System.Globalization;
using Hay.Grains;

namespace Hay.Web.Site;

/// <summary>
/// Whom to tell of a hole in the site, at /.well-known/security.txt (RFC 9116): the setting Hay:SecurityContact, an e-mail address or an
/// address that begins with https://. Without it there is no such file: one that nobody reads is worse than none.
/// </summary>
internal sealed class SecurityContact
{
    public const string Path = "/.well-known/security.txt";
    // The file says until when it holds; it is made anew for each who asks.
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(90);
    private readonly string? _contact;
    private readonly PublicAddress _address;

    /// <summary>Throws <see cref="InvalidDataException"/> where the setting is neither.</summary>
    public SecurityContact(IConfiguration settings, PublicAddress address)
    {
        _address = address;
        if (settings["Hay:SecurityContact"] is not { Length: > 0 } said) return;
        var plain = said.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? said["mailto:".Length..] : said;
        _contact = AccountRules.IsEmail(plain) ? $"mailto:{plain}"
            : Uri.TryCreate(said, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps ? page.AbsoluteUri
            : throw new InvalidDataException($"The setting Hay:SecurityContact must be an e-mail address, or an address that begins with https://, not '{said}'.");
    }

    public IResult Show(DateTimeOffset now) => _contact is null ? Results.NotFound() : Results.Text(Text(now), "text/plain", System.Text.Encoding.UTF8);

    private string Text(DateTimeOffset now) => string.Concat(
        $"Contact: {_contact}\n",
        $"Expires: {(now + GoodFor).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}\n",
        "Preferred-Languages: en\n",
        _address.Own is { } own ? $"Canonical: {own}{Path}\n" : "");
}
