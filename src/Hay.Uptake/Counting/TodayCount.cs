using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Hay.Grains;

namespace Hay.Uptake.Counting;

/// <summary>The facts of today, counted as they come. Not safe for several threads.</summary>
internal sealed class TodayCount
{
    private readonly Dictionary<(string Space, Measure Measure), int> _unnamed = [];
    private readonly Dictionary<(string Space, Measure Measure), HashSet<Guid>> _people = [];
    private Dictionary<string, ListedAs> _listings = [];
    private DateOnly _day;
    private long _position;

    /// <param name="journal">Read on in from where the last call ended, or from <paramref name="from"/> where that is further.</param>
    /// <param name="feed">Where listings are.</param>
    /// <param name="noise">Moves the counts: by the block's own part alone, so that they only grow.</param>
    /// <param name="from">Before this is nothing of today.</param>
    /// <param name="today">The day that is counted; another one than the last begins anew.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<TodayFigures> Read(IJournal journal, IChangeFeed feed, Noise noise, long from, DateOnly today, CancellationToken ct)
    {
        if (today != _day)
        {
            _unnamed.Clear();
            _people.Clear();
            _listings = await ListingReader.Read(feed, ct);
            _day = today;
        }

        _position = Math.Max(_position, from);
        await foreach (var entry in journal.ReadAsync(_position, ct))
        {
            var fact = UptakeFact.Of(entry);
            if (fact.At > today) break; // midnight has just passed: the next call counts it
            if (fact.At == today && MeasureOf(fact.Kind) is { } measure) await Count(fact, measure, feed, ct);
            _position = entry.Position;
        }

        return new(today, _unnamed.Keys.Union(_people.Keys).ToFrozenDictionary(
            key => key, key => noise.ProtectGrowing($"{nameof(TodayFigures)}|{today.DayNumber}|{key.Space}|{key.Measure}", _unnamed.GetValueOrDefault(key) + (_people.GetValueOrDefault(key)?.Count ?? 0))));
    }

    private async Task Count(UptakeFact fact, Measure measure, IChangeFeed feed, CancellationToken ct)
    {
        if (!_listings.TryGetValue(fact.Activity, out var listed))
        {
            // Listed since the day began; or never, which is remembered.
            foreach (var (activity, listedAs) in await ListingReader.Read(feed, ct)) _listings[activity] = listedAs;
            if (!_listings.TryGetValue(fact.Activity, out listed)) _listings[fact.Activity] = listed = new("", "", "");
        }

        if (fact.Person is { } person) (CollectionsMarshal.GetValueRefOrAddDefault(_people, (listed.Space, measure), out _) ??= []).Add(person);
        else CollectionsMarshal.GetValueRefOrAddDefault(_unnamed, (listed.Space, measure), out _) += fact.Times;
    }

    // What is taken back the same day stays: a number that falls tells who took it back.
    private static Measure? MeasureOf(FactKind kind) => kind switch
    {
        FactKind.Seen => Measure.Looked,
        FactKind.Saved => Measure.Saved,
        FactKind.Going => Measure.Going,
        FactKind.Came => Measure.Came,
        _ => null,
    };
}
