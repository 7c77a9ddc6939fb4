using System.Threading.RateLimiting;
using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Sessions;

/// <summary>
/// Mail about one session to those who asked for it, one after the other, while its organiser goes on. In English, as what
/// organisers write. A mail that fails is logged and not sent again; nor is what is left when the process ends: whoever holds
/// a place sees the news on their page as well. Nobody has shown that an address is theirs: each mail has a link that ends them.
/// </summary>
internal sealed partial class SessionMail(IMailer mailer, PublicAddress address, NoMailLinks ends, IGrainFactory grains, ILogger<SessionMail> log) : IDisposable
{
    /// <summary>Most times in a day that the people of one activity get mail, as far as memory goes.</summary>
    internal const int MostADay = 12;

    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(activity =>
        RateLimitPartition.GetFixedWindowLimiter(activity, _ => new FixedWindowRateLimiterOptions { PermitLimit = MostADay, Window = TimeSpan.FromDays(1) }));

    /// <summary>Sends it soon; false: there was enough mail today, and none goes out. Call it after the write that it is about.</summary>
    /// <param name="request">The one being answered.</param>
    /// <param name="activity">Whose session it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="news">What those who go are told; those who wait are told what concerns them.</param>
    public bool Send(HttpRequest request, string activity, SessionId session, SessionNewsMail news)
    {
        // A request may name any host: the link is of the operator's own address, or of this machine.
        if (!address.IsKnown(request))
        {
            LogNoAddress();
            return true;
        }

        using var permit = _limits.AttemptAcquire(activity);
        if (!permit.IsAcquired) return false;
        // While the request is here to be asked for our address.
        var (page, site) = (address.Of(request, $"/{news.Space}/{activity}"), address.Of(request, ""));
        _ = Task.Run(() => Send(activity, session, news, to => $"""
            {news.Words}

            {page}

            You get this because somebody left this address with a place. It can be taken away under “Your plans”: {site}/me
            No more mail from groups: {site}{ends.Path(to)}

            Hay
            """));
        return true;
    }

    public void Dispose() => _limits.Dispose();

    private async Task Send(string activity, SessionId session, SessionNewsMail news, Func<string, string> text)
    {
        try
        {
            var failed = 0;
            foreach (var to in await grains.GetGrain<IActivityGrain>(activity).AddressesOf(session, news.WaitingToo, CancellationToken.None))
            {
                try
                {
                    if (await grains.GetGrain<INoMailGrain>(INoMailGrain.KeyOf(to)).IsUnwanted(CancellationToken.None)) continue;
                    await mailer.Send(new Mail(to, news.Subject, text(to)), CancellationToken.None);
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
