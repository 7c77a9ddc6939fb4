using System.Text;
using Hay.Grains;
using Hay.Web.Languages;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Accounts;

/// <summary>
/// The mails about an account. Both lead to the page where a password is chosen: who can read them has the address, so that
/// confirms it too. Their links are signed, good once and for a day, and change nothing until a button is pressed.
/// </summary>
internal sealed class Letters(IMailer mailer, MailLinks links, MailPatience patience, IStringLocalizer<Words> say)
{
    /// <summary>Where mail goes when it goes to nobody; null: it is really sent.</summary>
    public string? Folder => mailer.Folder;

    public Task Welcome(Member member, string token, HttpRequest request) => Send(
        request, member, token, say["Welcome to Hay"],
        say["Somebody, we hope you, asked for an account at Hay for this address. To make it yours, choose a password here:"]);

    public Task NewPassword(Member member, string token, HttpRequest request) => Send(
        request, member, token, say["A new password"],
        say["Somebody, we hope you, asked for a new password at Hay. To choose one, open this page:"]);

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

    // The page has said that it is on its way, whoever asked: a mail that fails must not tell who has an account.
    private Task Send(HttpRequest request, Member member, string token, string subject, string why) => !patience.MaySend(member.Details.Email) ? Task.CompletedTask : links.Send(request, member.Details.Email, subject, link => $"""
        {(member.Details.Name.Length > 0 ? say["Hello {0},", member.Details.Name] : say["Hello,"])}

        {why}

        {link}

        {say["The link is good for one day. If it was not you, do nothing: nothing happens."]}

        Hay
        """, $"/account/password?who={member.Details.Id}&code={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}");
}
