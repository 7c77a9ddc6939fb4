using Hay.Grains;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hay.Care;

/// <summary>Keeps the <see cref="CareBook"/> current: reads the whole store of care at start, then what changed, each second and at once when nudged.</summary>
public sealed partial class CareFeed(IChangeFeed feed, CareBook book, TimeProvider clock, ILogger<CareFeed> log) : BackgroundService
{
    /// <summary>Completes once everything that was stored at the start is in the book.</summary>
    public Task Ready => throw new NotImplementedException();

    /// <summary>Something was written: read it now. Any number of nudges before that count as one.</summary>
    public void Nudge() => throw new NotImplementedException();

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => throw new NotImplementedException($"{feed}{book}{clock}{log}");
}
