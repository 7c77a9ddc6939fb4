using System.Text;
using Hay.Grains;
using Hay.Web.Languages;
using Hay.Web.Site;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace Hay.Web.Accounts;

/// <summary>
/// The mails about an account. Both lead to the page where a password is chosen: who can read them has the address, so that
/// confirms it too. Their links are signed, good once and for a day, and change nothing until a button is pressed.
/// </summary>
internal sealed partial class Letters(IMailer mailer, PublicAddress address, IStringLocalizer<Words> say, ILogger<Letters> log)
{
    /// <summary>Where mail goes when it goes to nobody; null: it is really sent.</summary>
    public string? Folder => mailer.Folder;

    public Task Welcome(Member member, string token, HttpRequest request) => Send(
        member, say["Welcome to Hay"],
        say["Somebody, we hope you, asked for an account at Hay for this address. To make it yours, choose a password here:"],
        Link(request, member, token));

    public Task NewPassword(Member member, string token, HttpRequest request) => Send(
        member, say["A new password"],
        say["Somebody, we hope you, asked for a new password at Hay. To choose one, open this page:"],
        Link(request, member, token));

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

    private async Task Send(Member member, string subject, string why, string? link)
    {
        if (link is null)
        {
            LogNoAddress();
            return;
        }

        var hello = member.Details.Name.Length > 0 ? say["Hello {0},", member.Details.Name] : say["Hello,"];
        var text = $"""
            {hello}

            {why}

            {link}

            {say["The link is good for one day. If it was not you, do nothing: nothing happens."]}

            Hay
            """;
        try
        {
            await mailer.Send(new Mail(member.Details.Email, subject, text), CancellationToken.None);
        }
        // The page has said that it is on its way, whoever asked: a mail that fails must not tell who has an account.
        catch (MailFailedException failed)
        {
            LogFailure(failed.Message);
        }
    }

    // A request may name any host, and whoever asks for somebody else's mail would choose where its link leads. So it is the
    // operator's own address, or this machine.
    private string? Link(HttpRequest request, Member member, string token) => address.Own is not null || SignInService.IsHere(request.Host.Host)
        ? $"{address.Of(request, "/account/password")}?who={member.Details.Id}&code={WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token))}"
        : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail about an account was not sent: set Hay:Address to the address of this site, which its link needs")]
    private partial void LogNoAddress();

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail about an account was not sent: {Why}")]
    private partial void LogFailure(string why);
}
