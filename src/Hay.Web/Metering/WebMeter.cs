using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Hay.Grains;

namespace Hay.Web.Metering;

/// <summary>
/// What pages, the catalogue and open pages do, for whoever listens to the meter "Hay". Labels are words of ours alone: no address, no
/// listing, nobody. Requests themselves are counted by ASP.NET Core.
/// </summary>
internal sealed class WebMeter
{
    private readonly Meter _meter;
    private readonly Histogram<double> _swap;
    private readonly Histogram<int> _changes;
    private readonly Counter<long> _pushes;
    private readonly Counter<long> _bookings;
    private readonly Counter<long> _imports;
    private readonly Counter<long> _limits;
    private int _waiting;

    /// <param name="meters">Of the host.</param>
    /// <param name="models">The model of the picks.</param>
    /// <param name="clock">Says how old it is.</param>
    public WebMeter(IMeterFactory meters, PicksSlot models, TimeProvider clock)
    {
        _meter = meters.Create("Hay");
        _swap = _meter.CreateHistogram("hay.catalogue.swap.duration", "s", "From having read changes to a catalogue that has them.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5] });
        _changes = _meter.CreateHistogram("hay.catalogue.feed.changes", "{record}", "Records by which the catalogue was behind the store when it read it.", null,
            new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 50, 100, 500, 1000, 5000, 20000] });
        _pushes = _meter.CreateCounter<long>("hay.live.pushes", "{message}", "Messages of news handed on for open pages, one for all who watch the same in the same language.");
        _bookings = _meter.CreateCounter<long>("hay.bookings", "{command}", "Places asked for, given up and confirmed at the door, by what came of it.");
        _imports = _meter.CreateCounter<long>("hay.imports", "{run}", "Times that a followed feed was read, by what came of it.");
        _limits = _meter.CreateCounter<long>("hay.limits.hits", "{request}", "Requests refused because there were too many.");
        _meter.CreateObservableGauge("hay.webhooks.waiting", () => Volatile.Read(ref _waiting), "{event}", "What webhooks have still to tell.");
        _meter.CreateObservableGauge(
            "hay.picks.model.age", () => models.Current is { TrainedAt: var at } && at != default ? [new Measurement<double>((clock.GetUtcNow() - at).TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s", "Since the model that picks are made with was trained; none without a model.");
    }

    /// <summary>Looks at the catalogue whenever somebody collects.</summary>
    /// <param name="size">How many activities it has.</param>
    /// <param name="age">How far it may be behind the store.</param>
    public void Watch(Func<int> size, Func<TimeSpan> age)
    {
        _meter.CreateObservableGauge("hay.catalogue.size", size, "{activity}", "Activities in the catalogue.");
        _meter.CreateObservableGauge("hay.catalogue.feed.lag", () => age().TotalSeconds, "s", "How far the catalogue may be behind the store: since it was last read through.");
    }

    public void Swapped(long began, int changes)
    {
        _swap.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        if (changes > 0) _changes.Record(changes);
    }

    public void Pushed() => _pushes.Add(1);

    public void Booked(string action, Enum outcome) => _bookings.Add(1, new("hay.action", action), Outcome(outcome));

    /// <param name="problem">Null: it was read.</param>
    public void Imported(FeedProblem? problem) => _imports.Add(1, problem is { } wrong ? Outcome(wrong) : new("hay.outcome", "read"));

    /// <param name="limit">Which: one of a few words.</param>
    public void Refused(string limit) => _limits.Add(1, new KeyValuePair<string, object?>("hay.limit", limit));

    public void Waiting(int events) => Volatile.Write(ref _waiting, events);

    private static KeyValuePair<string, object?> Outcome(Enum outcome) => new("hay.outcome", JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.ToString()));
}
