using System.Collections.Immutable;
using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// How people in one space say they are: counts a day, and nothing about anybody. Hands out protected counts alone; exact ones never
/// leave it. Key: the space's slug.
/// </summary>
[Alias("hay.IPulseGrain")]
[Version(1)]
public interface IPulseGrain : IGrainWithStringKey
{
    /// <summary>Counts one more, so do not send it twice: who has answered today is known to their own device alone.</summary>
    [Alias("Answer")] Task Answer(PulseAnswer answer, CancellationToken ct);

    /// <summary>How today is. Moves in steps of several people (see <see cref="PulseToday.Batch"/>).</summary>
    [ReadOnly, Alias("Today")] Task<PulseToday> Today(CancellationToken ct);

    /// <summary>Weeks that are over, the latest first.</summary>
    [ReadOnly, Alias("Weeks")] Task<ImmutableArray<PulseWeek>> Weeks(CancellationToken ct);
}
