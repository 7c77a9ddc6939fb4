using System.Threading.RateLimiting;
using Hay.Grains;

namespace Hay.Web.Accounts;

/// <summary>How many mails about its account one address gets, whoever asks for them and from wherever: nobody's letter box is to be filled by us.</summary>
internal sealed class MailPatience : IDisposable
{
    public const int AnHour = 5;

    private readonly PartitionedRateLimiter<string> _limits = PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetFixedWindowLimiter(
        name, _ => new FixedWindowRateLimiterOptions { PermitLimit = AnHour, Window = TimeSpan.FromHours(1), QueueLimit = 0 }));

    public bool MaySend(string email)
    {
        using var lease = _limits.AttemptAcquire(AccountRules.NameOf(email));
        return lease.IsAcquired;
    }

    public void Dispose() => _limits.Dispose();
}
