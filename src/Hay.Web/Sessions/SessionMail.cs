using Hay.Grains;
using Hay.Web.Accounts;
using Hay.Web.Site;

namespace Hay.Web.Sessions;

/// <summary>
/// Mail about one session to those who asked for it, one after the other, while its organiser goes on. In English, as what
/// organisers write. A mail that fails is logged and not sent again; nor is what is left when the process ends: whoever holds
/// a place sees the news on their page as well.
/// </summary>
internal sealed partial class SessionMail(IMailer mailer, PublicAddress address, IGrainFactory grains, ILogger<SessionMail> log)
{
    /// <summary>Sends it soon. Call it after the write that it is about.</summary>
    /// <param name="request">The one being answered.</param>
    /// <param name="activity">Whose session it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="news">What those who go are told; those who wait are told what concerns them.</param>
    public void Send(HttpRequest request, string activity, SessionId session, SessionNewsMail news)
    {
        // A request may name any host: the link is of the operator's own address, or of this machine.
        if (address.Own is null && !SignInProvider.IsHere(request.Host.Host))
        {
            LogNoAddress();
            return;
        }

        var text = $"""
            {news.Words}

            {address.Of(request, $"/{news.Space}/{activity}")}

            You get this because you left this address with your place. You can take it away under “Your plans”: {address.Of(request, "/me")}

            Hay
            """;
        _ = Task.Run(() => Send(activity, session, news, text));
    }

    private async Task Send(string activity, SessionId session, SessionNewsMail news, string text)
    {
        try
        {
            var failed = 0;
            foreach (var to in await grains.GetGrain<IActivityGrain>(activity).AddressesOf(session, news.WaitingToo, CancellationToken.None))
            {
                try
                {
                    await mailer.Send(new Mail(to, news.Subject, text), CancellationToken.None);
                }
                catch (MailFailedException why)
                {
                    failed++;
                    LogFailed(activity, why.Message);
                }
            }

            if (failed > 0) LogCount(activity, failed);
        }
        catch (Exception unexpected) when (unexpected is not OutOfMemoryException)
        {
            LogFailed(activity, unexpected.GetType().Name); // its message may hold an address
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Mail about a session was not sent: set Hay:Address to the address of this site, which its link needs")]
    private partial void LogNoAddress();

    [LoggerMessage(Level = LogLevel.Error, Message = "A mail about a session of {Activity} was not sent: {Why}")]
    private partial void LogFailed(string activity, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} mails about a session of {Activity} were not sent")]
    private partial void LogCount(string activity, int count);
}

/// <summary>What a mail says. Space: the slug under which the activity is found. WaitingToo: it also concerns who waits.</summary>
internal sealed record SessionNewsMail(string Space, string Subject, string Words, bool WaitingToo);
