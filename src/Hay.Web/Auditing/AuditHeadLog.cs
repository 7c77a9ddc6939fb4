using Hay.Grains;
using Hay.Web.Site;

namespace Hay.Web.Auditing;

/// <summary>
/// Once a day: says the head of the audit log in the site's own log, which an operator keeps elsewhere. Whoever may write the whole store
/// can make a whole new audit log, but none that ends in the same head.
/// </summary>
internal sealed partial class AuditHeadLog(IGrainFactory grains, TimeProvider clock, ILogger<AuditHeadLog> log) : TimedSweep(TimeSpan.FromDays(1), clock, log)
{
    private readonly ILogger _log = log;

    internal override async Task<int> Sweep(CancellationToken ct)
    {
        var head = (await Audit.Tail(grains, ct)).Head;
        if (head.Number > 0) LogHead(head);
        return 0;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Head of the audit log, to be kept elsewhere: {Head}")]
    private partial void LogHead(AuditHead head);
}
