using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Accounts;

/// <summary>
/// Mails with a link to one of our pages. A request may name any host, and whoever asks for a mail to somebody else would
/// choose where its link leads. So it is the operator's own address, or this machine.
/// </summary>
internal sealed partial class MailLinks(IMailer mailer, PublicAddress address, ILogger<MailLinks> log)
{
    /// <summary>False when it could not be sent; the log says why.</summary>
    /// <param name="request">The one being answered.</param>
    /// <param name="to">Whom it is for.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="text">Its text, around the link.</param>
    /// <param name="path">Where the link leads.</param>
    public async Task<bool> Send(HttpRequest request, string to, string subject, Func<string, string> text, string path)
    {
        if (!address.IsKnown(request))
        {
            LogNoAddress();
            return false;
        }

        try
        {
            await mailer.Send(new Mail(to, subject, text(address.Of(request, path))), CancellationToken.None);
            return true;
        }
        catch (MailFailedException failed)
        {
            LogFailure(failed.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail was not sent: set Hay:Address to the address of this site, which its link needs")]
    private partial void LogNoAddress();

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail was not sent: {Why}")]
    private partial void LogFailure(string why);
}
