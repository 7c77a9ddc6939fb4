using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Hay.Silo;

/// <summary>What the store, mail and webhooks do, for whoever listens to the meter "Hay". Labels are words of ours alone: nobody's, and few.</summary>
public sealed class SiloMeter
{
    private readonly Histogram<double> _write;
    private readonly Histogram<int> _batch;
    private readonly Counter<long> _mails;
    private readonly Counter<long> _webhooks;

    /// <param name="meters">Of the host.</param>
    public SiloMeter(IMeterFactory meters)
    {
        var meter = meters.Create("Hay");
        _write = meter.CreateHistogram("hay.store.write.duration", "s", "From asking for a write until it is durable, or refused.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
        _batch = meter.CreateHistogram("hay.store.batch.size", "{write}", "Writes that shared one transaction.", null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512] });
        _mails = meter.CreateCounter<long>("hay.mails", "{mail}", "Mails that were sent, written to a folder, or failed.");
        _webhooks = meter.CreateCounter<long>("hay.webhooks", "{try}", "Tries to send what a webhook tells, by what came of it.");
    }

    internal void Wrote(long began, bool isKept) => _write.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, Outcome(isKept ? "kept" : "failed"));

    internal void Batch(int writes) => _batch.Record(writes);

    internal void Mail(string outcome) => _mails.Add(1, Outcome(outcome));

    internal void Webhook(string outcome) => _webhooks.Add(1, Outcome(outcome));

    private static KeyValuePair<string, object?> Outcome(string outcome) => new("hay.outcome", outcome);
}
