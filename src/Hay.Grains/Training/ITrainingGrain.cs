using Orleans.CodeGeneration;
using Orleans.Concurrency;

namespace Hay.Grains;

/// <summary>
/// Which model picks are made with, when it was trained and how good it was, and how the last trainings ended. Key:
/// <see cref="Key"/>. The models themselves are files; whoever reads one offers it here first.
/// </summary>
[Alias("hay.ITrainingGrain")]
[Version(1)]
public interface ITrainingGrain : IGrainWithStringKey
{
    /// <summary>There is one of it.</summary>
    const string Key = "0";

    /// <summary>Decides whether a finished model becomes the current one. Safe to send twice: the same model gets the same answer.</summary>
    [Alias("Offer")] Task<OfferOutcome> Offer(OfferedModel model, CancellationToken ct);

    /// <summary>
    /// Notes that a file is not what was written. If it is the current model's, the one before it, if there is one, is current again.
    /// Safe to send twice.
    /// </summary>
    [Alias("Damaged")] Task Damaged(string file, string reason, CancellationToken ct);

    [ReadOnly, Alias("View")] Task<TrainingView> View(CancellationToken ct);
}
