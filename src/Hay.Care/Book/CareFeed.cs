using System.Numerics;
using Hay.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Care;

/// <summary>Keeps the <see cref="CareBook"/> current: reads the whole store of care at start, then what changed, each second and at once when nudged.</summary>
public sealed partial class CareFeed(IChangeFeed feed, CareBook book, TimeProvider clock, ILogger<CareFeed> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Nudges _nudges = new(clock);
    private long _after;

    /// <summary>Completes once everything that was stored at the start is in the book.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Something was written: read it now. Any number of nudges before that count as one.</summary>
    public void Nudge() => _nudges.Give();

    /// <summary>Reads what is new, and completes when it is in the book. For one caller at a time.</summary>
    internal async Task Catch(CancellationToken ct)
    {
        await foreach (var record in feed.ReadAsync(CareStoreNames.Case, _after, ct))
        {
            if (!book.Apply(record)) LogUnreadable(record.Key, record.Seq);
            _after = record.Seq;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            for (var failures = 0; ;)
            {
                failures = await IsCaught(failures, stoppingToken) ? 0 : failures + 1;
                await _nudges.Rest(Poll, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    private async Task<bool> IsCaught(int failures, CancellationToken ct)
    {
        try
        {
            await Catch(ct);
            if (_ready.TrySetResult()) LogLoaded(book.Count);
            return true;
        }
        // Whatever is wrong with the store, what is in the book can still be read.
        catch (Exception wrong) when (wrong is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            if (BitOperations.IsPow2(failures + 1)) LogFailure(failures + 1, wrong);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The book of care holds {Count} cases")]
    private partial void LogLoaded(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The case {Key} (write {Seq}) cannot be read and is in no list")]
    private partial void LogUnreadable(string key, long seq);

    [LoggerMessage(Level = LogLevel.Error, Message = "The book of care could not be brought up to date ({Failures} in a row); it is as it was")]
    private partial void LogFailure(int failures, Exception wrong);
}
