using System.Text;
using Hay.Grains;
using Hay.Web.Languages;
using Hay.Web.Site;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Accounts;

/// <summary>The mails about an account. Their links are signed, good for a day, and change nothing until a button is pressed.</summary>
internal sealed class Letters(IMailer mailer, PublicAddress address, IStringLocalizer<Words> say)
{
    /// <summary>Where mail goes when it goes to nobody; null: it is really sent.</summary>
    public string? Folder => mailer.Folder;

    public Task Confirm(Member member, string token, HttpRequest request, CancellationToken ct) => Send(
        member, say["Is this your address?"],
        say["Somebody, we hope you, made an account for this address at Hay. To say that it is yours, open this page and press the button:"],
        Link(request, "/account/confirm", member, token), ct);

    public Task Reset(Member member, string token, HttpRequest request, CancellationToken ct) => Send(
        member, say["A new password"],
        say["Somebody, we hope you, asked for a new password at Hay. To choose one, open this page:"],
        Link(request, "/account/reset", member, token), ct);

    /// <summary>Somebody asked for an account with an address that has one. The page tells nobody; this tells its owner.</summary>
    public Task AlreadyThere(Member member, HttpRequest request, CancellationToken ct) => Send(
        member, say["You have an account already"],
        say["Somebody, we hope you, asked for an account for this address at Hay. You have one already. To sign in, or to choose a new password, open this page:"],
        address.Of(request, "/sign-in"), ct);

    /// <summary>What is in the address of a signed link, read back; null when it was changed on the way.</summary>
    public static string? Token(string? code)
    {
        try
        {
            return code is null ? null : Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private Task Send(Member member, string subject, string why, string link, CancellationToken ct) => mailer.Send(
        new Mail(member.Details.Email, subject, $"""
            {(member.Details.Name.Length > 0 ? say["Hello {0},", member.Details.Name] : say["Hello,"])}

            {why}

            {link}

            {say["The link is good for one day. If it was not you, do nothing: nothing happens."]}

            Hay
            """), ct);

    private string Link(HttpRequest request, string path, Member member, string token) =>
        $"{address.Of(request, path)}?who={member.Details.Id}&code={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}";
}
