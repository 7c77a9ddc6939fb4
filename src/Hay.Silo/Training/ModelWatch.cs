using Hay.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Silo.Training;

/// <summary>
/// Keeps <see cref="PicksSlot"/> filled with the current model, and looks every 20 seconds whether a training has left a new one. The site
/// never waits for it: without a model it makes picks without one.
/// </summary>
internal sealed partial class ModelWatch(
    ModelFolder models, PicksSlot slot, IGrainFactory grains, TimeProvider clock, ILogger<ModelWatch> log) : BackgroundService
{
    // Just after a start the machine has better things to do.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    // Refused, and could not be removed: not to be said again and again.
    private readonly HashSet<string> _left = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(Patience, clock, stoppingToken);
            using var timer = new PeriodicTimer(LookEvery, clock);
            do
            {
                try
                {
                    await Look(stoppingToken);
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    LogFailed(failed);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start looks again.
        }
    }

    /// <summary>Makes the slot what the record says, and offers what is new.</summary>
    internal async Task Look(CancellationToken ct)
    {
        var training = grains.GetGrain<ITrainingGrain>(ITrainingGrain.Key);
        var view = await Load(training, ct);
        foreach (var file in models.Finished().Where(file => file != view.Current?.File && file != view.Before?.File && !_left.Contains(file)))
        {
            if (await Offer(training, file, ct)) view = await training.View(ct);
            else Remove(file);
        }

        // All but the last two.
        foreach (var file in models.Finished().Where(file => file != view.Current?.File && file != view.Before?.File)) Remove(file);
    }

    // A file that is damaged is noted, which makes the one before it current again: that is tried next.
    private async Task<TrainingView> Load(ITrainingGrain training, CancellationToken ct)
    {
        for (var view = await training.View(ct); ; view = await training.View(ct))
        {
            if (view.Current is not { } current)
            {
                slot.Current = null;
                return view;
            }

            if (slot.Current?.Version == current.Card.Version) return view;
            try
            {
                var read = await Task.Run(() => models.Read(current.File), ct);
                if (read.Checksum != current.Checksum) throw new InvalidDataException("It is not the file that was taken.");
                slot.Current = read.Model with { TrainedAt = current.Card.TrainedAt };
                LogTaken(current.Card.Version, current.Card.Listings);
                return view;
            }
            catch (InvalidDataException wrong)
            {
                LogDamaged(current.File, wrong.Message, view.Before?.File ?? "nothing");
                await training.Damaged(current.File, wrong.Message, ct);
            }
        }
    }

    private async Task<bool> Offer(ITrainingGrain training, string file, CancellationToken ct)
    {
        try
        {
            var read = await Task.Run(() => models.Read(file), ct);
            var outcome = await training.Offer(read.Offer(file), ct);
            if (outcome != OfferOutcome.Taken)
            {
                LogRefused(file, outcome);
                return false;
            }

            slot.Current = read.Model with { TrainedAt = read.Card.TrainedAt };
            LogTaken(read.Card.Version, read.Card.Listings);
            return true;
        }
        catch (InvalidDataException wrong)
        {
            LogDamaged(file, wrong.Message, slot.Current?.Version ?? "nothing");
            await training.Damaged(file, wrong.Message, ct);
            return false;
        }
    }

    private void Remove(string file)
    {
        try
        {
            models.Remove(file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            if (_left.Add(file)) LogNotRemoved(file, cause.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Picks are made with the model {Version} from now on ({Listings} listings)")]
    private partial void LogTaken(string version, int listings);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The model {File} was refused: {Outcome}")]
    private partial void LogRefused(string file, OfferOutcome outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "The model {File} is damaged: {Problem} Picks are made with {Instead}")]
    private partial void LogDamaged(string file, string problem, string instead);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The old model {File} could not be removed: {Problem}")]
    private partial void LogNotRemoved(string file, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Looking for a new model failed; it is tried again")]
    private partial void LogFailed(Exception cause);
}
